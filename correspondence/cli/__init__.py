"""The command line `saraban`: parse, call one use case, hand the result to a formatter."""
