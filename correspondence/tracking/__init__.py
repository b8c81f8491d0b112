"""The following of answers (การติดตาม): who was asked, what happened, how things stand, what answers what. Pure."""
