"""Recognise the kind of a letter by the words that only its form has."""

import re

from correspondence.letters.letter import Kind
from correspondence.letters.parse.labels import label_of, loose
from correspondence.letters.parse.lines import Line

PROCLAMATIONS = frozenset({Kind.ORDER, Kind.ANNOUNCEMENT, Kind.RULE, Kind.BYLAW, Kind.STATEMENT, Kind.NEWS})
"""The kinds that open with a title in the middle and close with a day instead of ขอแสดงความนับถือ."""

NOISE = re.compile(r"[(\[–-]* ?(?:สำเนา(?:คู่ฉบับ|ถูกต้อง)?|ต้นฉบับ|ร่าง|\(?ร่าง\)?|(?:ตรา)?ครุฑ|โลโก้|QR ?[Cc]ode) ?[)\]–-]*")
"""What may stand above a letter without being part of it."""

_HEAD = 14
_MEMO = re.compile(loose("บันทึกข้อความ"))
_GIVEN = re.compile(loose("ให้ไว้ ณ วันที่"))
_PROCLAIMED = re.compile(loose("ประกาศ ณ วันที่"))
_TITLES = (
    (re.compile(loose("คำสั่ง")), Kind.ORDER, None),
    (re.compile(loose("ประกาศ")), Kind.ANNOUNCEMENT, None),
    (re.compile(loose("หนังสือรับรอง")), Kind.CERTIFICATE, None),
    (re.compile(loose("รายงานการประชุม")), Kind.MINUTES, None),
    (re.compile(loose("แถลงการณ์")), Kind.STATEMENT, None),
    (re.compile(loose("ระเบียบ")), Kind.RULE, _PROCLAIMED),
    (re.compile(loose("ข้อบังคับ")), Kind.BYLAW, _PROCLAIMED),
    (re.compile(rf"{loose('ข่าว')}(?: |$)"), Kind.NEWS, None),
)


def kind_of(lines: list[Line]) -> Kind:
    """Return the kind of the letter that `lines` are."""
    top = [line for line in lines[:_HEAD] if not NOISE.fullmatch(line.text)]
    if any(_MEMO.fullmatch(line.text) for line in top):
        return Kind.MEMO
    titled = _by_title(top, lines)
    if titled:
        return titled
    if any(label_of(line, ("unit",)) for line in top):
        return Kind.MEMO
    words = {found.word for line in top if (found := label_of(line, ("salutation",)))}
    if not words and any(_GIVEN.search(line.text) for line in lines):
        return Kind.CERTIFICATE
    return Kind.STAMPED if words == {"ถึง"} else Kind.EXTERNAL


def _by_title(top: list[Line], lines: list[Line]) -> Kind | None:
    for pattern, kind, sign in _TITLES:
        if top and pattern.match(top[0].text) and (sign is None or any(sign.search(line.text) for line in lines)):
            return kind
    return None
