"""Understand the text of an official letter: clean, split, recognise, doubt. Pure; never raises on strange text."""
