"""The text of a letter that came as a file (.txt, .docx, .pdf), with the lines, indents and gaps that a reader sees."""

from pathlib import Path

from correspondence.documents.unreadable import NoTextError, UnreadableFileError
from correspondence.errors import disk_reason
from correspondence.language import say

_LARGEST_TEXT = 16 * 1024 * 1024  # bytes; a letter of a thousand pages stays below
_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".gif", ".bmp", ".heic", ".webp"})
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))


def text_of(path: Path) -> str:
    """Return the text of a letter's file.

    Raises:
        NoTextError: it is a picture only.
        UnreadableFileError: the file is missing, damaged, encrypted, too large, or of another kind.
    """
    if path.is_dir():
        raise UnreadableFileError(path, say("it is a folder"))
    suffix = path.suffix.lower()
    # A plain text needs neither lxml nor pdfium.
    if suffix == ".docx":
        from correspondence.documents.extract_docx import docx_text

        return docx_text(path)
    if suffix == ".pdf":
        from correspondence.documents.extract_pdf import pdf_text

        return pdf_text(path)
    if suffix in _PICTURES and path.is_file():
        raise NoTextError(path)
    if suffix in {".doc", ".rtf", ".odt"}:
        raise UnreadableFileError(path, say("open it in Word and save it as .docx first"))
    return _plain_text(path)


def _plain_text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST_TEXT + 1)
    except OSError as error:
        raise UnreadableFileError(path, disk_reason(error)) from error
    if len(content) > _LARGEST_TEXT:
        raise UnreadableFileError(path, say("it is larger than {megabytes} MB", megabytes=_LARGEST_TEXT // 1024**2))
    text = _decoded(content)
    if "\x00" in text:
        raise UnreadableFileError(path, say("it holds no text; give .txt, .docx or .pdf"))
    return text


def _decoded(content: bytes) -> str:
    """Decode by the mark at the beginning, else as UTF-8, else as the code page of older Thai Windows."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp874", errors="replace")
