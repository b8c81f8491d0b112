"""Automatic numbering of Word paragraphs, written out as the label that a person sees."""

from collections import defaultdict
from typing import TYPE_CHECKING

from correspondence.thai.numerals import thai_digits

if TYPE_CHECKING:
    from lxml import etree

    Element = etree._Element  # noqa: SLF001  # lxml's own name for its element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_THAI_NUMBERS = {"thaiNumbers", "thaiCounting"}


class Numbering:
    """The lists of a document; `label` is asked for each paragraph in turn and counts along."""

    def __init__(self, root: "Element | None") -> None:
        self._levels: dict[tuple[str, str], Element] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        if root is not None:
            self._collect(root)

    def label(self, paragraph: "Element") -> str:
        """Return the label of a paragraph with a space behind it, empty when it is in no list."""
        properties = paragraph.find(f"{W}pPr/{W}numPr")
        if properties is None:
            return ""
        number, level = _value(properties, "numId"), _value(properties, "ilvl") or "0"
        definition = self._levels.get((number, level))
        if definition is None or not level.isdecimal():
            return ""
        self._count(number, int(level))
        return self._written(number, int(level), definition)

    def _collect(self, root: "Element") -> None:
        abstract = {one.get(W + "abstractNumId"): one for one in root.findall(f"{W}abstractNum")}
        for number in root.findall(f"{W}num"):
            definition = abstract.get(_value(number, "abstractNumId"))
            for level in () if definition is None else definition.findall(f"{W}lvl"):
                self._levels[number.get(W + "numId", ""), level.get(W + "ilvl", "")] = level

    def _count(self, number: str, level: int) -> None:
        counts = self._counts[number]
        start = _value(self._levels[number, str(level)], "start") or "1"
        counts[level] = counts[level] + 1 if level in counts else int(start) if start.isdecimal() else 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]

    def _written(self, number: str, level: int, definition: "Element") -> str:
        if _value(definition, "numFmt") == "bullet":
            return "- "
        text = _value(definition, "lvlText")
        for one in range(level + 1):
            form = self._levels.get((number, str(one)))
            count = self._counts[number].get(one, 1)
            text = text.replace(f"%{one + 1}", _digits(count, _value(form, "numFmt") if form is not None else ""))
        return f"{text} " if text else ""


def _digits(count: int, form: str) -> str:
    if form == "thaiLetters":
        return _THAI_LETTERS[(count - 1) % len(_THAI_LETTERS)]
    return thai_digits(count) if form in _THAI_NUMBERS else str(count)


def _value(element: "Element", name: str) -> str:
    found = element.find(W + name)
    return "" if found is None else found.get(W + "val", "")
