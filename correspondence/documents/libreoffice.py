"""What LibreOffice would print differently from Word, rewritten in the copy that it gets; the Word file stays as it is.

`thaiDistribute` is ragged in LibreOffice, where `both` fills the line as Word does with thaiDistribute.
"""

from pathlib import Path

from correspondence.documents.wordfile import packed, read_parts

_REWRITTEN = ((b'<w:jc w:val="thaiDistribute"/>', b'<w:jc w:val="both"/>'),)


def for_libreoffice(path: Path) -> bytes:
    """Return the copy of a Word file that LibreOffice prints as Word prints the file itself.

    Raises:
        WordFileError: it is no Word file.
    """
    return packed({name: _rewritten(name, data) for name, data in read_parts(path).items()})


def _rewritten(name: str, data: bytes) -> bytes:
    if name.startswith("word/") and name.endswith(".xml"):
        for word, office in _REWRITTEN:
            data = data.replace(word, office)
    return data
