"""Recognise the head: marks of urgency and secrecy, number, office, address, date, and the memo's labelled lines."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from correspondence.doubts import Doubt
from correspondence.errors import CorrespondenceError
from correspondence.letters.letter import Kind
from correspondence.letters.number import LetterNumber
from correspondence.letters.parse.foot import phone_in
from correspondence.letters.parse.labels import label_of, loose
from correspondence.letters.parse.lines import Line
from correspondence.letters.urgency import Secrecy, Urgency
from correspondence.thai.calendar import MONTHS, SHORT_MONTHS
from correspondence.thai.dates import DateReading, read_date

_MARK = re.compile("(?:ด่วน|ลับ)(?:ที่สุด|มาก)?")
_MARKS = re.compile("(?:(?:ด่วน|ลับ)(?:ที่สุด|มาก)?[ /,]*)+")
_NUMBER_LABEL = re.compile(
    rf"(?:(?:{loose('เลข')})? ?{loose('ที่')}) ?:? ?(?=[^ก-๙]|[ก-ฮ]{{1,5}}[. ]|[ก-ฮ]{{1,5}} ?[๐-๙0-9o(]|$)"
)
_DATE_LABEL = re.compile(rf"{loose('วันที่')} ?:? ?")
_STAMP = re.compile(rf"{loose('เลขรับ')}|{loose('รับที่')}|{loose('เลขที่รับ')}|{loose('เลขทะเบียนรับ')}|{loose('รับวันที่')}")
_TIME = re.compile(rf"{loose('เวลา')} ?[๐-๙0-9. :_…]+")
_MONTH = re.compile("|".join(map(re.escape, (*MONTHS, *SHORT_MONTHS))))
_GAP = re.compile(r" {3,}|\t+")
_BLANK = re.compile(r"[.…_ ]+")
_ADDRESS = re.compile("ถนน|ถ\\.|อำเภอ|อ\\.|ตำบล|ต\\.|เขต|แขวง|เลขที่|หมู่|ซอย|กทม|กรุงเทพ|จังหวัด.*[๐-๙0-9]{5}|.*[๐-๙0-9]{5}$")


@dataclass
class Head:
    """What the head of a letter says."""

    urgency: Urgency | None = None
    secrecy: Secrecy | None = None
    number: LetterNumber | None = None
    office: str = ""
    address: tuple[str, ...] = ()
    date: DateReading | None = None
    phone: str = ""
    doubts: list[Doubt] = field(default_factory=list)


def read_head(lines: list[Line], kind: Kind) -> Head:
    """Return what the lines above the first label of a letter say."""
    head = Head()
    lines = _without_stamp(lines, head)
    pieces = [piece for line in lines for piece in _pieces(line)]
    pieces = _take_marks(pieces, head)
    if kind in {Kind.ORDER, Kind.ANNOUNCEMENT, Kind.CERTIFICATE, Kind.RULE, Kind.BYLAW, Kind.STATEMENT}:
        _title(pieces, head)
        return head
    if kind is Kind.MEMO:
        _memo(lines, head)
        return head
    rest = _take_number(pieces, head)
    rest = _take_date(rest, head)
    _take_office(rest, head)
    return head


def read_marks(lines: Iterable[Line], head: Head) -> None:
    """Take marks of urgency and secrecy that an extractor put elsewhere in the letter."""
    for line in lines:
        if _MARKS.fullmatch(line.plain):
            _set_marks(line.plain, head)


def _pieces(line: Line) -> list[str]:
    return [piece.strip() for piece in _GAP.split(line.text) if piece.strip()]


def _without_stamp(lines: list[Line], head: Head) -> list[Line]:
    """Leave out a receiving stamp (แบบที่ ๑๒): office, เลขรับ, its own วันที่ and เวลา."""
    start = next((place for place, line in enumerate(lines) if _STAMP.search(line.text)), None)
    if start is None:
        return lines
    end = start + 1
    for place in range(start, min(start + 5, len(lines))):
        if _TIME.search(lines[place].text) or (_DATE_LABEL.match(lines[place].text) and place > start):
            end = place + 1
    before = start
    if before and not _NUMBER_LABEL.match(lines[before - 1].text) and not _MARKS.fullmatch(lines[before - 1].plain):
        before -= 1
    return lines[:before] + lines[end:]


def _take_marks(pieces: list[str], head: Head) -> list[str]:
    kept = []
    for piece in pieces:
        plain = piece.replace(" ", "")
        if _MARKS.fullmatch(plain):
            _set_marks(plain, head)
        else:
            lead = re.match(r"((?:ด่วน|ลับ)(?:ที่สุด|มาก)?) +(?=ที่)", piece)
            if lead:
                _set_marks(lead[1], head)
                piece = piece[lead.end() :]
            kept.append(piece)
    return kept


def _set_marks(plain: str, head: Head) -> None:
    for mark in _MARK.findall(plain):
        if mark in list(Urgency):
            head.urgency = Urgency(mark)
        else:
            head.secrecy = Secrecy(mark)


def _take_number(pieces: list[str], head: Head) -> list[str]:
    for place, piece in enumerate(pieces):
        match = _NUMBER_LABEL.match(piece)
        if not match:
            continue
        text = piece[match.end() :].strip()
        used = 1
        if not text and place + 1 < len(pieces) and _number(pieces[place + 1]):
            text, used = pieces[place + 1], 2
        number, rest = _number_and_rest(text)
        if number or not text or _BLANK.fullmatch(text):
            head.number = number
            return pieces[:place] + ([rest] if rest else []) + pieces[place + used :]
    return pieces


def _number_and_rest(text: str) -> tuple[LetterNumber | None, str]:
    """Return the number that begins `text` and what follows it: the office may stand on the same line."""
    words = text.split(" ")
    for count in range(len(words), 0, -1):
        number = _number(" ".join(words[:count]))
        if number:
            return number, " ".join(words[count:])
    return None, text


def _number(text: str) -> LetterNumber | None:
    try:
        return LetterNumber.parse(text)
    except CorrespondenceError:
        return None


def _take_date(pieces: list[str], head: Head) -> list[str]:
    for place in range(len(pieces) - 1, -1, -1):
        text = _DATE_LABEL.sub("", pieces[place], count=1) if _DATE_LABEL.match(pieces[place]) else pieces[place]
        if _MONTH.search(text) and len(text) < 45 and not _ADDRESS.match(text):
            head.date = read_date(text)
            return pieces[:place] + pieces[place + 1 :]
    return pieces


def _take_office(pieces: list[str], head: Head) -> None:
    pieces = [piece for piece in pieces if not _BLANK.fullmatch(piece)]
    if not pieces:
        return
    start = next((place for place, piece in enumerate(pieces) if _ADDRESS.match(piece)), len(pieces))
    start = max(start, 1)
    head.office = "".join(pieces[:start]) if start > 1 else pieces[0]
    head.address = tuple(pieces[start:])


def _title(pieces: list[str], head: Head) -> None:
    rest = []
    for piece in pieces:
        match = _NUMBER_LABEL.match(piece)
        if match and head.number is None and _number(piece[match.end() :]):
            head.number = _number(piece[match.end() :])
        else:
            rest.append(piece)
    if rest:
        head.office = re.sub(rf"^(?:{loose('คำสั่ง')}|{loose('ประกาศ')}|{loose('หนังสือรับรอง')}) ?", "", rest[0])
        head.address = tuple(piece for piece in rest[1:] if _ADDRESS.match(piece))


def _memo(lines: list[Line], head: Head) -> None:
    for line in lines:
        if found := label_of(line, ("unit",)):
            head.office, head.phone = phone_in(found.rest)
        for piece in _memo_pieces(line.text):
            if head.date is None and (match := _DATE_LABEL.match(piece)):
                text = piece[match.end() :].strip(" .…_")
                head.date = read_date(text) if text else None
            elif head.number is None and (match := _NUMBER_LABEL.match(piece)):
                head.number = _number_and_rest(piece[match.end() :].strip(" …_").rstrip("."))[0]
    head.office = head.office.rstrip(" .…_")


def _memo_pieces(text: str) -> list[str]:
    """Part `ที่ … วันที่ …`, which a memo has on one line."""
    match = re.search(rf"(?<=[ .…_๐-๙0-9/]){loose('วันที่')}", text)
    if match and match.start():
        return [text[: match.start()], text[match.start() :]]
    return [text]
