"""Understand a letter that came as a file or as text."""

from pathlib import Path

from correspondence.letters.letter import Draft


def read_file(path: Path) -> Draft:
    """Return what the letter in `path` (.txt, .docx, .pdf) says, and what is doubtful about it.

    Raises:
        UnreadableFileError: the file cannot be opened as text.
    """
    from correspondence.documents.extract import text_of

    return read_text(text_of(path))


def read_text(text: str) -> Draft:
    """Return what a letter's text says, and what is doubtful about it."""
    from correspondence.letters.parse.reader import read_letter

    return read_letter(text)
