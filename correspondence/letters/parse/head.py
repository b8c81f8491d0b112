"""Recognise the head of a letter: number, office, address, date, telephone.

A head is read by pieces: what stands on one line far apart (number at the left, office at the right) is two pieces.
"""

import re
from dataclasses import dataclass, field

from correspondence.doubts import Doubt
from correspondence.errors import CorrespondenceError
from correspondence.language import say
from correspondence.letters.letter import Kind
from correspondence.letters.number import LetterNumber
from correspondence.letters.parse.contact import is_contact, phone_in
from correspondence.letters.parse.kinds import NOISE, PROCLAMATIONS
from correspondence.letters.parse.labels import loose
from correspondence.letters.parse.lines import Line, flat
from correspondence.letters.parse.office import is_address, office_and_address
from correspondence.thai.calendar import MONTHS, SHORT_MONTHS
from correspondence.thai.dates import DateReading, read_date

NUMBER_LABEL = re.compile(
    rf"(?:{loose('เลข')} ?)?{loose('ที่')} ?:? ?(?=[^ก-๙]|[ก-ฮ]{{1,5}}[. ]|[ก-ฮ]{{1,5}} ?[๐-๙0-9o(]|$)"
)
DATE_LABEL = re.compile(rf"{loose('วันที่')} ?:? ?")
BLANK = re.compile(r"[.…_ ]+")
_MONTH = re.compile("|".join(map(re.escape, (*MONTHS, *SHORT_MONTHS))))
_IN_FIGURES = re.compile(r"[๐-๙0-9]{1,2} ?[/.-] ?[๐-๙0-9]{1,2} ?[/.-] ?[๐-๙0-9]{2,4}")
_GAP = re.compile(r" {3,}|\t+")
_SLASH = re.compile(" */ *")
_SPREAD = re.compile(
    # What offices spread over a line and belongs together: a label and its number, the parts of a date.
    rf"(?<=^ที่) +(?=\S)|(?<=^เลขที่) +(?=\S)|(?<=[๐-๙0-9]) +(?={_MONTH.pattern})|"
    rf"(?:(?<={')|(?<='.join(map(re.escape, (*MONTHS, *SHORT_MONTHS)))})) +(?=(?:พ\.ศ\.)? *[๐-๙0-9]{{2,4}}$)"
)
_LONGEST_DATE = 45
_MOST_WORDS = 10  # of a number, by which a line without one is given up
_ABOUT = re.compile(loose("ว่าด้วย") + " ?")  # of rules: ระเบียบ … ว่าด้วย …
_HELD = re.compile(loose("เมื่อวันที่") + " ?")  # of minutes
_TITLES = ("คำสั่ง", "ประกาศ", "หนังสือรับรอง", "แถลงการณ์", "รายงานการประชุม", "ระเบียบ", "ข้อบังคับ", "ข่าว")
_TITLE_WORD = re.compile(rf"^(?:{'|'.join(map(loose, _TITLES))}) ?")


@dataclass
class Head:
    """What the head of a letter says."""

    number: LetterNumber | None = None
    office: str = ""
    address: tuple[str, ...] = ()
    date: DateReading | None = None
    subject: str = ""
    phone: str = ""
    doubts: list[Doubt] = field(default_factory=list)


def read_head(lines: list[Line], kind: Kind) -> Head:
    """Return what the lines above the first label of an external or a stamped letter, or a title, say."""
    head = Head()
    pieces = [piece for line in lines for piece in _pieces(line) if not NOISE.fullmatch(piece)]
    if kind in PROCLAMATIONS or kind is Kind.MINUTES:
        _title(pieces, head)
        return head
    rest = _take_date(_take_number(pieces, head), head)
    rest = _take_contact(rest, head)
    if kind is Kind.CERTIFICATE:
        rest = [cut for piece in rest if (cut := _TITLE_WORD.sub("", piece))]
    _take_office(rest, head)
    return head


def number_and_rest(text: str) -> tuple[LetterNumber | None, str]:
    """Return the number that begins `text` and what follows it: an office may stand on the same line."""
    words = text.split(" ", _MOST_WORDS)
    for count in range(min(len(words), _MOST_WORDS), 0, -1):
        number = _number(" ".join(words[:count]))
        if number:
            return number, " ".join(words[count:])
    return None, text


def _pieces(line: Line) -> list[str]:
    return [piece.strip() for piece in _GAP.split(_SPREAD.sub(" ", line.text)) if piece.strip()]


def _number(text: str) -> LetterNumber | None:
    try:
        return LetterNumber.parse(text)
    except CorrespondenceError:
        return None


def _take_number(pieces: list[str], head: Head) -> list[str]:
    for place, piece in enumerate(pieces):
        match = NUMBER_LABEL.match(piece)
        if not match:
            continue
        text = piece[match.end() :].strip()
        used = 1
        if not text and place + 1 < len(pieces) and _number(pieces[place + 1]):
            text, used = pieces[place + 1], 2
        number, rest = number_and_rest(text)
        if number or not text or BLANK.fullmatch(text):
            head.number = number
            return pieces[:place] + ([rest] if rest else []) + pieces[place + used :]
    return _take_bare_number(pieces, head)


def _take_bare_number(pieces: list[str], head: Head) -> list[str]:
    """Take a number whose label was lost: a piece that is a number with a code and nothing else."""
    for place, piece in enumerate(pieces):
        number = _number(piece) if "/" in piece and not is_address(piece) and not is_date(piece) else None
        if number and number.prefix and number.code:
            head.number = number
            head.doubts.append(Doubt("number", piece, say("the label ที่ is missing before “{text}”", text=piece)))
            return pieces[:place] + pieces[place + 1 :]
    return pieces


def is_date(piece: str) -> bool:
    """Tell whether a piece of a head is a date, labelled or not."""
    text = DATE_LABEL.sub("", piece, count=1) if DATE_LABEL.match(piece) else piece
    if len(text) >= _LONGEST_DATE or (is_address(text) and not _MONTH.search(text)):
        return False
    return bool(_MONTH.search(text) or _IN_FIGURES.fullmatch(text))


def _take_date(pieces: list[str], head: Head) -> list[str]:
    found = [place for place, piece in enumerate(pieces) if is_date(piece)]
    if not found:
        return pieces
    texts = [DATE_LABEL.sub("", pieces[place], count=1) for place in found]
    head.date = read_date(texts[-1])
    if len(set(texts)) > 1:
        reason = say("more than one date stands in the head, and the last was taken")
        head.doubts.append(Doubt("date", texts[0], reason, tuple(texts)))
    taken = set(found)
    # Where the day is left for the pen, its label stands far from the month.
    return [piece for place, piece in enumerate(pieces) if place not in taken and not DATE_LABEL.fullmatch(piece)]


def _take_contact(pieces: list[str], head: Head) -> list[str]:
    """Take telephone, telefax and e-mail out of the lines of the address."""
    kept = []
    for piece in pieces:
        before, number = phone_in(piece)
        head.phone = head.phone or number
        rest = before if number else piece
        if rest and not is_contact(rest):
            kept.append(rest)
    return kept


def _take_office(pieces: list[str], head: Head) -> None:
    pieces = [piece for piece in pieces if not BLANK.fullmatch(piece)]
    head.office, head.address, composed = office_and_address(pieces)
    if composed:
        head.doubts.append(Doubt("office", head.office, say("the office was put together from several lines")))


def _title(pieces: list[str], head: Head) -> None:
    rest = []
    for piece in pieces:
        match = NUMBER_LABEL.match(piece)
        number = _number(_SLASH.sub("/", piece[match.end() :])) if match and head.number is None else None
        held = _HELD.match(piece)
        if number:
            head.number = number
        elif held and head.date is None:
            head.date = read_date(piece[held.end() :])
        elif not (match and BLANK.sub("", piece[match.end() :]) in {"", "/"}):
            rest.append(piece)
    about = next((place for place, piece in enumerate(rest) if _ABOUT.match(piece)), len(rest))
    if about < len(rest):
        head.subject = flat(_ABOUT.sub("", " ".join(rest[about:]), count=1))
        rest = rest[:about]
    if rest:
        first, *others = [*([cut] if (cut := _TITLE_WORD.sub("", rest[0])) else []), *rest[1:]] or [""]
        # Who orders may be named like a place: คำสั่งจังหวัดแพร่.
        head.office = flat("".join([first, *(line for line in others if not is_address(line))]))
        head.address = tuple(line for line in others if is_address(line))
