"""The Garuda emblem (ตราครุฑ): the office's own picture, checked, put where a template keeps its place.

No emblem is shipped: the law says who may use it. Templates hold a plain frame of the right height named `emblem`: 3 cm
on letters, 1.5 cm on memos (ข้อ 71 and แบบที่ ๒๖ of the Regulation on Correspondence B.E. 2526). The picture keeps its
own proportions at that height.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from correspondence.documents.drawing import NAME, RELATION_ID, with_picture
from correspondence.documents.wordfile import CONTENT_TYPES, Parts, relations_name
from correspondence.errors import CorrespondenceError, disk_reason
from correspondence.language import Message, say

RATIO = 0.897
"""Width to height of the official drawing, measured on issued letters."""

LETTER_HEIGHT = 1_080_000
"""3 cm in English metric units (914,400 to the inch)."""

MEMO_HEIGHT = 540_000
"""1.5 cm in the same."""

_SHARP = 300  # dots per inch below which print looks ragged
_TOLERANCE = 0.10
_INCHES = LETTER_HEIGHT / 914_400


class EmblemError(CorrespondenceError):
    """The office's emblem cannot be used."""

    def __init__(self, path: Path, why: Message | str) -> None:
        super().__init__(say("the emblem {file} cannot be used: {why}", file=path, why=why))
        self.path = path


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file: its bytes, kind (`png` or `jpeg`), and size in pixels."""

    data: bytes
    kind: str
    width: int
    height: int


def read_emblem(path: Path) -> Picture:
    """Read the office's emblem.

    Raises:
        EmblemError: the file is missing, or neither PNG nor JPEG.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise EmblemError(path, disk_reason(error)) from error
    size = _png_size(data) or _jpeg_size(data)
    if size is None or not all(size[1:]):
        raise EmblemError(path, say("it is neither a PNG nor a JPEG picture"))
    return Picture(data, *size)


def emblem_findings(picture: Picture) -> Iterator[Message]:
    """Yield what is not as it should be: too few dots for 3 cm, or other proportions than the official drawing's."""
    dots = picture.height / _INCHES
    if dots < _SHARP:
        yield say(
            "it has {dots} dots an inch at a height of 3 cm; {needed} pixels of height make it sharp",
            dots=round(dots),
            needed=round(_SHARP * _INCHES),
        )
    ratio = picture.width / picture.height
    if abs(ratio / RATIO - 1) > _TOLERANCE:
        yield say("it is {ratio:.2f} times as wide as high; the official drawing is {right}", ratio=ratio, right=RATIO)


def _png_size(data: bytes) -> tuple[str, int, int] | None:
    if not data.startswith(b"\x89PNG\r\n\x1a\n") or data[12:16] != b"IHDR" or len(data) < 24:
        return None
    return ("png", *struct.unpack(">II", data[16:24]))


def _jpeg_size(data: bytes) -> tuple[str, int, int] | None:
    if not data.startswith(b"\xff\xd8"):
        return None
    place = 2
    while place + 9 <= len(data) and data[place] == 0xFF:
        marker, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4], "big")
        # SOF0 to SOF15 hold the size; three numbers among them mean other things.
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return "jpeg", width, height
        place += 2 + length
    return None


def placed(parts: Parts, path: Path) -> dict[str, bytes]:
    """Return the parts with the picture in the place of every drawing called `emblem`, at the drawing's height.

    Raises:
        EmblemError: as for `read_emblem`.
    """
    picture = read_emblem(path)
    changed = dict(parts)
    media = f"word/media/{NAME}.{picture.kind}"
    for name in parts:
        if name.startswith("word/") and name.endswith(".xml") and f'name="{NAME}"'.encode() in parts[name]:
            changed[name] = with_picture(parts[name], picture.width / picture.height)
            changed[relations_name(name)] = _related(changed.get(relations_name(name)), f"media/{NAME}.{picture.kind}")
            changed[media] = picture.data
    if media in changed:
        changed[CONTENT_TYPES] = _declared(parts[CONTENT_TYPES], picture.kind)
    return changed


_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


def _related(relations: bytes | None, target: str) -> bytes:
    entry = f'<Relationship Id="{RELATION_ID}" Type="{_IMAGE}" Target="{target}"/>'.encode()
    if relations is None:
        return b'<Relationships xmlns="' + _RELATIONS.encode() + b'">' + entry + b"</Relationships>"
    head, end, rest = relations.rpartition(b"</Relationships>")
    return head + entry + end + rest


def _declared(types: bytes, kind: str) -> bytes:
    if f'Extension="{kind}"'.encode() in types:
        return types
    head, end, rest = types.rpartition(b"</Types>")
    return head + f'<Default Extension="{kind}" ContentType="image/{kind}"/>'.encode() + end + rest
