"""Official letters (หนังสือราชการ) as values: numbers, citations, letters, and the reader of letter text. Pure."""
