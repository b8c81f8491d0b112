"""A .docx as its parts: read with limits, written so that the same parts always give the same bytes."""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from correspondence.errors import CorrespondenceError, disk_reason
from correspondence.language import Message, say

CONTENT_TYPES = "[Content_Types].xml"
ROOT_RELATIONS = "_rels/.rels"

_LARGEST_PACKAGE = 64 * 1024 * 1024  # bytes unpacked; a letter with pictures stays far below
_MOST_PARTS = 1000
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment a zip can name
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)

Parts = Mapping[str, bytes]
"""The parts of a package by their names, in the order of the file."""


class WordFileError(CorrespondenceError):
    """A file that is no Word document, or not one that can be opened safely."""

    def __init__(self, name: str, why: Message | str) -> None:
        super().__init__(say("{file} cannot be used: {why}", file=name, why=why))
        self.name = name
        self.why = why


def read_parts(path: Path) -> dict[str, bytes]:
    """Read the parts of a .docx.

    Raises:
        WordFileError: it is missing, no .docx, damaged, or unpacks to more than 64 MB.
    """
    return parts_of(read_content(path), path.name)


def read_content(path: Path) -> bytes:
    """Read a file.

    Raises:
        WordFileError: it is missing or cannot be opened.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise WordFileError(path.name, disk_reason(error)) from error


def parts_of(content: bytes, name: str) -> dict[str, bytes]:
    """Unpack the bytes of a .docx; `name` is called in errors.

    Raises:
        WordFileError: it is no .docx, damaged, or unpacks to more than 64 MB.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = _unpack(package, name)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError) as error:
        raise WordFileError(name, say("it is not a Word document (.docx), or it is damaged")) from error
    if CONTENT_TYPES not in parts or ROOT_RELATIONS not in parts:
        raise WordFileError(name, say("it is not a Word document (.docx), or it is damaged"))
    for part, data in parts.items():
        if part.endswith((".xml", ".rels")) and _DOCTYPE.search(data):
            raise WordFileError(name, say("its part {part} declares entities, which Word never writes", part=part))
    return parts


def require_well_formed(parts: Parts, name: str) -> None:
    """Make sure that every XML part can be read; `name` is called in errors.

    Raises:
        WordFileError: one is not well-formed.
    """
    for part, data in parts.items():
        if part.endswith((".xml", ".rels")):
            try:
                etree.fromstring(data)
            except etree.XMLSyntaxError as error:
                raise WordFileError(name, say("its part {part} is damaged: {why}", part=part, why=error.msg)) from error


def _unpack(package: zipfile.ZipFile, name: str) -> dict[str, bytes]:
    entries = [entry for entry in package.infolist() if not entry.is_dir()]
    if len(entries) > _MOST_PARTS:
        raise WordFileError(name, say("it has more than {most} parts", most=_MOST_PARTS))
    parts: dict[str, bytes] = {}
    room = _LARGEST_PACKAGE
    for entry in entries:
        # The size in the directory may lie, so what is read is measured.
        with package.open(entry) as stream:
            data = stream.read(room + 1)
        room -= len(data)
        if room < 0:
            raise WordFileError(
                name, say("it unpacks to more than {megabytes} MB", megabytes=_LARGEST_PACKAGE // 1024 // 1024)
            )
        parts[entry.filename] = data
    return parts


def packed(parts: Parts) -> bytes:
    """Pack parts into a .docx: same order, fixed times, so that the same parts give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            package.writestr(entry, data)
    return buffer.getvalue()


def content_types(parts: Parts) -> dict[str, str]:
    """Return the content type of each part that is declared by its own name."""
    root = etree.fromstring(parts[CONTENT_TYPES])
    return {
        entry.get("PartName", "").lstrip("/"): entry.get("ContentType", "")
        for entry in root
        if etree.QName(entry).localname == "Override"
    }


def relations_name(part: str) -> str:
    """Return the name of the part that holds the relations of `part`."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relation_target(part: str, target: str) -> str:
    """Return the name of the part that a relation of `part` points to with `target`."""
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
