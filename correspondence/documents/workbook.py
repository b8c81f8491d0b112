"""A workbook cut down to what its values need: unpacked with limits and packed anew.

The reader of workbooks gets nothing but the parts that were walked through here, so that no second entry of the same
name, no false size and no other reading of the archive can show it something else.
"""

import io
import zipfile
import zlib
from collections.abc import Mapping

from correspondence.documents.reach import UnfitWorkbookError, check_reach, no_table
from correspondence.language import Message, say

LARGEST = 100 * 1024 * 1024  # bytes, packed or unpacked; a register of ten years stays far below
_MOST_PARTS = 10_000
_ENTRY = b"PK\x01\x02"  # with which each entry of an archive's list begins
_READ = (".xml", ".rels")
_MACROS = ("vbaproject.bin", "vbadata.xml", "/macrosheets/")
_BINARY = "xl/workbook.bin"


def safe_workbook(content: bytes) -> bytes:
    """Return a workbook (.xlsx) of the same values without anything else.

    Raises:
        UnfitWorkbookError: it is none or damaged, too large, has macros, or takes values from other files.
    """
    if content.count(_ENTRY) > _MOST_PARTS:
        raise UnfitWorkbookError(no_table())
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _refuse_programs(package.namelist())
            parts = _unpacked(package)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError, OSError) as error:
        raise UnfitWorkbookError(no_table()) from error
    check_reach(parts)
    return _packed(parts)


def too_large() -> Message:
    """Return the sentence about a file that is too large."""
    return say("it unpacks to more than {megabytes} MB", megabytes=LARGEST // 1024**2)


def _unpacked(package: zipfile.ZipFile) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    left = LARGEST
    for entry in package.infolist():
        if not entry.filename.lower().endswith(_READ):
            continue
        if entry.filename in parts or entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise UnfitWorkbookError(no_table())
        with package.open(entry) as stream:
            parts[entry.filename] = stream.read(left + 1)
        left -= len(parts[entry.filename])
        if left < 0:
            raise UnfitWorkbookError(too_large())
    return parts


def _refuse_programs(names: list[str]) -> None:
    small = [name.lower() for name in names]
    if any(mark in name for name in small for mark in _MACROS):
        raise UnfitWorkbookError(say("it holds macros; save it as a workbook without macros (.xlsx)"))
    if _BINARY in small:
        raise UnfitWorkbookError(say("it is a binary workbook (.xlsb); save it as .xlsx"))
    if not any(name.endswith("workbook.xml") for name in small):
        raise UnfitWorkbookError(no_table())


def _packed(parts: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return buffer.getvalue()
