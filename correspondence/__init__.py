"""The correspondence desk (งานสารบรรณ) of a Thai government secretariat.

`CONTRIBUTING.md` tells the life of a letter through these packages; imports point inward only:
cli, office, registry | documents, letters, thai, and at the bottom doubts | errors | resources, language.
"""
