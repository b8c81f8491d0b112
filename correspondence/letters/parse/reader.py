"""Understand the text of a letter: the stages one after another, and the doubts that only the whole letter shows."""

import re
from collections.abc import Iterable

from correspondence.doubts import Doubt
from correspondence.language import say
from correspondence.letters.citation import Citation, find_citations
from correspondence.letters.letter import Draft, Kind, Letter
from correspondence.letters.parse.body import joint, read_body
from correspondence.letters.parse.damage import damage_doubts
from correspondence.letters.parse.foot import Foot, read_foot
from correspondence.letters.parse.head import Head, read_head, read_marks
from correspondence.letters.parse.lines import clean
from correspondence.letters.parse.sections import Parts, split
from correspondence.thai.dates import DateReading, read_date

_LIST_MARK = re.compile(r"^(?:[๐-๙0-9]{1,2} ?[.)](?![๐-๙0-9])|[-–•]) ?")
_POSTS = re.compile(
    r" ?และ ?(?=(?:นายก(?!รัฐ)|นายอำเภอ|ผู้ว่าราชการ|ผู้อำนวยการ|หัวหน้า|ท้องถิ่น(?:จังหวัด|อำเภอ)|ปลัด|อธิบดี|อธิการบดี|ประธาน|คณบดี|"
    r"เลขาธิการ|ผู้บังคับ|ผู้กำกับ|พัฒนาการ|กำนัน|ผู้ใหญ่บ้าน|รัฐมนตรี))"
)


def read_letter(text: str) -> Draft:
    """Return what a letter's text says, with a doubt for everything that is not sure; never raises.

    Args:
        text: the letter as an extractor or a clerk left it, pages one after another.
    """
    cleaned = clean(text)
    doubts = cleaned.doubts
    parts = split(cleaned.lines)
    head = read_head(parts.head, parts.kind)
    read_marks([*parts.body, *parts.foot], head)
    foot = read_foot(parts.foot, stamped=parts.kind is Kind.STAMPED)
    body, joined = read_body([line for line in parts.body if not re.fullmatch("(?:ด่วน|ลับ)(?:ที่สุด|มาก)?", line.plain)])
    references = _references(parts)
    letter = Letter(
        kind=parts.kind,
        urgency=head.urgency,
        secrecy=head.secrecy,
        number=head.number,
        office=head.office or foot.office,
        address=head.address,
        date=_date(parts, head, foot),
        subject=_one_line(_lines_of(parts, "subject")),
        salutation=_salutation(parts),
        addressees=_addressees(_lines_of(parts, "salutation")),
        references=references,
        enclosures=tuple(_items(_lines_of(parts, "enclosures"))),
        body=body,
        closing=parts.closing.text if parts.closing else "",
        signer=foot.signer,
        owner_unit=foot.owner_unit,
        phone=foot.phone or head.phone,
        copies=foot.copies,
    )
    found = [*_date_doubts(letter), *_reference_doubts(letter), *doubts, *joined, *head.doubts, *foot.doubts]
    damaged = damage_doubts(_texts(letter), cleaned.mended)
    return Draft(letter, tuple([*found, *_phone_doubts(letter), *_missing(letter), *damaged]))


def _texts(letter: Letter) -> dict[str, str]:
    return {
        "office": letter.office,
        "address": " ".join(letter.address),
        "subject": letter.subject,
        "addressees": " ".join(letter.addressees),
        "references": " ".join(one.text for one in letter.references),
        "enclosures": " ".join(letter.enclosures),
        "body": " ".join(one.text for one in letter.body),
        "signer": " ".join([letter.signer.name, *letter.signer.position]) if letter.signer else "",
        "owner_unit": " ".join(letter.owner_unit),
        "copies": " ".join(letter.copies),
    }


def _lines_of(parts: Parts, name: str) -> list[str]:
    fields = parts.fields.get(name)
    if not fields:
        return []
    label, lines = fields[0]
    return [text for text in [label.rest, *(line.text for line in lines)] if text]


def _salutation(parts: Parts) -> str:
    fields = parts.fields.get("salutation")
    return fields[0][0].word if fields else ""


def _one_line(lines: Iterable[str]) -> str:
    whole = ""
    for line in lines:
        whole = whole + joint(whole, line) + line if whole else line
    return " ".join(whole.split())


def _items(lines: list[str]) -> list[str]:
    """Join the lines of a list and part its items by their numbers."""
    items: list[str] = []
    for line in lines:
        for piece in re.split(r"(?<=\S) +(?=[๐-๙0-9]{1,2}\. )", line):
            if not items or _LIST_MARK.match(piece):
                items.append(_LIST_MARK.sub("", piece))
            else:
                items[-1] += joint(items[-1], piece) + piece
    return [" ".join(item.split()) for item in items if item.strip()]


def _references(parts: Parts) -> tuple[Citation, ...]:
    found: list[Citation] = []
    for item in _items(_lines_of(parts, "references")):
        citations = find_citations(item)
        found += citations or [Citation(text=item, start=0, end=len(item))]
    return tuple(found)


def _addressees(lines: list[str]) -> tuple[str, ...]:
    pieces: list[str] = []
    for line in lines:
        numbered = bool(_LIST_MARK.match(line))
        text = _LIST_MARK.sub("", line)
        if pieces and not numbered and (text.startswith("และ") or not re.match("ผู้|นาย|ปลัด|อธิ|หัวหน้า|คณบดี|ประธาน", text)):
            pieces[-1] += joint(pieces[-1], text) + text
        else:
            pieces.append(text)
    return tuple(" ".join(post.split()) for piece in pieces for post in _POSTS.split(piece) if post.strip())


def _date(parts: Parts, head: Head, foot: Foot) -> DateReading | None:
    if head.date:
        return head.date
    if parts.issued:
        text = re.sub(r"^.*?ที่", "", parts.issued.text, count=1).strip()
        return read_date(text)
    return read_date(foot.date) if foot.date else None


def _date_doubts(letter: Letter) -> list[Doubt]:
    if letter.date is None:
        return [Doubt("date", "", say("no date was found"))]
    return [Doubt("date", one.text, one.reason, one.candidates) for one in letter.date.doubts]


def _reference_doubts(letter: Letter) -> list[Doubt]:
    doubts = [
        Doubt("references", one.text, one.reason, one.candidates)
        for citation in letter.references
        for one in citation.doubts
    ]
    number = letter.number
    if number is None or number.code is None:
        return doubts
    # A code of the same office that differs by a digit or two is more likely a slip than another office.
    others = dict.fromkeys(
        citation.number.code
        for citation in letter.references
        if citation.number and citation.number.code and citation.number.prefix == number.prefix
        if citation.number.code != number.code and _alike(citation.number.code, number.code)
    )
    for code in others:
        reason = say(
            "the code {code} of the letters cited differs from this letter's own {own}", code=code, own=number.code
        )
        doubts.append(Doubt("references", code, reason))
    return doubts


def _alike(one: str, other: str) -> bool:
    """Tell whether two codes differ by one digit put in, left out or changed."""
    if len(one) < len(other):
        one, other = other, one
    if len(one) - len(other) > 1:
        return False
    place = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(other))
    return one[place + 1 :] == (other[place:] if len(one) > len(other) else other[place + 1 :])


def _phone_doubts(letter: Letter) -> list[Doubt]:
    thai = letter.number is not None and bool(re.search("[๐-๙]", letter.number.text))
    if thai and re.search("[0-9]", letter.phone):
        return [Doubt("phone", letter.phone, say("the telephone is in Arabic digits, the letter in Thai ones"))]
    return []


def _missing(letter: Letter) -> list[Doubt]:
    wanted = {
        "number": letter.number is not None or letter.kind in {Kind.ANNOUNCEMENT, Kind.CERTIFICATE},
        "office": bool(letter.office),
        "subject": bool(letter.subject) or letter.kind in {Kind.STAMPED, Kind.CERTIFICATE},
        "addressees": bool(letter.addressees) or letter.kind not in {Kind.EXTERNAL, Kind.MEMO, Kind.STAMPED},
        "body": bool(letter.body),
        "closing": bool(letter.closing) or letter.kind is not Kind.EXTERNAL,
        "signer": letter.signer is not None or letter.kind is Kind.STAMPED,
    }
    return [
        Doubt(name, "", say("not found in the text: {field}", field=name))
        for name, there in wanted.items()
        if not there
    ]
