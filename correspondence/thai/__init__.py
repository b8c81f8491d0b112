"""Thai writing: numerals, words, dates, normal forms, dictionary order. Pure: text and numbers in, the same out."""
