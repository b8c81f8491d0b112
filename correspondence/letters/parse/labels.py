"""The labels of the forms (เรื่อง, เรียน, อ้างถึง …), recognised as people and extractors spell them.

A label may have lost its tone marks or been torn by spaces; it stands at the beginning of a line and is parted from
what follows it. `เรื่องเดิม`, `หน้าที่` and a table's column `ที่` are therefore no labels.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from correspondence.letters.parse.lines import Line, column

_SPELLINGS: Mapping[str, tuple[str, ...]] = {
    "unit": ("ส่วนราชการ", "ส่วนงาน", "จาก", "หน่วยงาน"),
    "subject": ("เรื่อง",),
    "salutation": ("กราบเรียน", "เรียน", "นมัสการ", "กราบนมัสการ", "กราบทูล", "ถึง", "เสนอ"),
    "references": ("อ้างถึง", "อ้างอิง"),
    "enclosures": ("สิ่งที่ส่งมาด้วย", "สิ่งที่แนบมาด้วย", "เอกสารแนบ"),
    "copies": ("สำเนาส่ง", "สำเนาเรียน", "สำเนาถึง"),
}
_MARKS = "่้๊๋็์"
_BEHIND = r"(?: ?: ?| +|$|(?=[๐-๙0-9(])|[.…_]{2,} ?)"


def loose(word: str) -> str:
    """Return a pattern for `word` with spaces inside it and tone marks missing."""
    return " ?".join(f"{character}?" if character in _MARKS else character for character in word)


_LABELS = {name: re.compile(rf"({'|'.join(map(loose, words))}){_BEHIND}") for name, words in _SPELLINGS.items()}
_EXACT = {name: re.compile(rf"(?:{'|'.join(words)}){_BEHIND}") for name, words in _SPELLINGS.items()}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line that begins with a label.

    Attributes:
        name: the field.
        word: the label in its right spelling.
        rest: what follows it on the line.
        column: where that begins, by which lines that go on are known.
        exact: whether the label was spelt right.
    """

    name: str
    word: str
    rest: str
    column: int
    exact: bool


def label_of(line: Line, names: tuple[str, ...] = tuple(_SPELLINGS)) -> Labelled | None:
    """Return the label that `line` begins with, of those `names`, or None."""
    for name in names:
        match = _LABELS[name].match(line.text)
        if match:
            rest = line.text[match.end() :]
            width = line.indent + column(line.text[: match.end()])
            word = _spelt(name, match[1])
            return Labelled(name, word, rest.strip(), width, bool(_EXACT[name].match(line.text)))
    return None


def _spelt(name: str, written: str) -> str:
    plain = _bare(written)
    return next((word for word in _SPELLINGS[name] if _bare(word) == plain), written)


def _bare(word: str) -> str:
    return "".join(character for character in word if character not in _MARKS + " ")
