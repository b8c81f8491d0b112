"""Recognise the signature: a name in brackets, a rank above or before it, and the lines of the post below.

The lines of a post stand under the name; the unit in charge stands at the margin or is known by its first word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from correspondence.doubts import Doubt
from correspondence.language import say
from correspondence.letters.letter import Signer
from correspondence.letters.parse.contact import has_phone_label, is_contact
from correspondence.letters.parse.labels import label_of
from correspondence.letters.parse.lines import Line, flat
from correspondence.letters.rank import RANK

_NAMED = re.compile(r"(?P<lead>[^()]{0,40})\( ?(?P<name>[^()๐-๙0-9]{3,70})\)")
_ITEM = re.compile(r"\([๐-๙0-9ก-ฮ]{1,2}\)")
_MARK = re.compile(r"\(?(?:ลงชื่อ|ลงนาม|เซ็น)\)?[ .…_:]*|[.…_]{4,}")
_SIGNED = re.compile(r"\(?(?:ลงชื่อ|ลงนาม)")
_SIGNED_BY = re.compile(r"\(?(?:ลงชื่อ|ลงนาม)\)?[ .…_:]*(?P<name>[ก-๙][ก-๙ .]{2,60})")
_NOTE = re.compile(
    "(?:ความ(?:คิด)?เห็น|ข้อคิดเห็น|คำสั่ง|ข้อสั่งการ|ข้อวินิจฉัย|คำวินิจฉัย|(?:ผล)?การพิจารณา|การสั่งการ|บันทึกเสนอ)"
    "|สำเนาถูกต้อง|รับรองสำเนา|สำเนาคู่ฉบับ|แบบ(?:ตอบรับ|แจ้ง|ฟอร์ม)|(?:ผู้)?(?:ร่าง|พิมพ์|ทาน|ตรวจ)[ .…/:]"
    "|[-–•□☐( )]*(?:อนุมัติ|อนุญาต|ทราบ|เห็นชอบ|ชอบ|ไม่อนุมัติ)(?:$|[ /]|ตาม|ดำเนินการ)"
)
_TITLED = re.compile(r"(?:นาย|นาง(?:สาว)?|ดร\.|หม่อม|ม\.[รล]\.?) ?[ก-๙]{2,30} +[ก-๙]{2,30}(?: [ก-๙]{2,30})?")
_OFFICIAL = re.compile("นาย(?:ก(?:รัฐมนตรี|เทศมนตรี|องค์การ|สมาคม|สภา|เมือง|อบ)|อำเภอ|แพทย์|ทะเบียน|ทหาร|ด่าน)|นาง(?:พยาบาล)")
_COLUMNS = re.compile(r" +(?=\()")
_UNIT = re.compile(
    r"ฝอ\.|กก\.|บก\.|สำนัก|กอง(?!ทุน)|กลุ่ม|ฝ่าย|งาน|ส่วน|ศูนย์|ที่ทำการ|ภาควิชา|คณะ(?!บดี|กรรมการ|อนุกรรมการ|ทำงาน)|หน่วย|แผนก|สาขา|สถาบัน|โครงการ|ด้าน|ผู้ประสานงาน|เจ้าของเรื่อง"
)
_ACTING = re.compile("ปฏิบัติ(?:ราชการ|หน้าที่|งาน)|รักษา(?:ราชการ|การ)|ทำการแทน|ในฐานะ|ตำแหน่ง")
_POST = re.compile(
    "ผู้|อธิบดี|ปลัด|รอง|นาย|หัวหน้า|เลขา|ประธาน|คณบดี|อธิการ|ท้องถิ่น|พัฒนาการ|รัฐมนตรี|ปฏิบัติ|รักษา|ทำการแทน|ประจำ|แทน|ที่ปรึกษา|"
    "เกษตร|สาธารณสุข|ศึกษาธิการ|จังหวัด|วิศวกร|นัก|เจ้า|ครู|กรรมการ"
)
_LONGEST_LEAD = 14  # letters; a rank that is not known is no longer
_MOST_POSTS = 4  # lines
_CENTRED = 6  # columns, from which a line is no longer at the margin
_MARGIN = 8


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature, the lines behind it, and what is not sure."""

    signer: Signer | None
    rest: list[Line]
    doubts: tuple[Doubt, ...] = ()


def begins_signature(lines: list[Line], place: int) -> int | None:
    """Return where the signature begins whose name stands at `place`, or None where no name stands.

    A rank or ลงชื่อ above the name belongs to it.
    """
    if _name(lines[place]) is None and not _SIGNED_BY.fullmatch(lines[place].text):
        return None
    while place > 1 and (_is_rank(lines[place - 1]) or _MARK.fullmatch(lines[place - 1].text)):
        place -= 1
    return place


def is_unit(line: Line) -> bool:
    """Tell whether a line begins with a word that only units of an office are named with."""
    return bool(_UNIT.match(line.text))


def read_signature(lines: list[Line]) -> Signature:
    """Return the first signature in the foot of a letter."""
    for place, line in enumerate(lines):
        name = None if label_of(line, ("copies",)) else _name(line)
        if name is not None:
            return _signature(lines, place, _with_rank(lines[:place], *name))
        signed = _SIGNED_BY.fullmatch(line.text)
        if signed and not any(_name(below) for below in lines[place + 1 : place + 3]):
            return _signature(lines, place, signed["name"], "the signer's name stands without brackets")
    return _without_brackets(lines)


def _without_brackets(lines: list[Line]) -> Signature:
    place = next((place for place, line in enumerate(lines[:4]) if _is_titled(line)), None)
    if place is None:
        return Signature(None, [line for line in lines if not _MARK.fullmatch(line.text)])
    return _signature(lines, place, lines[place].text, "the signer's name stands without brackets")


def _is_titled(line: Line) -> bool:
    return bool(_TITLED.fullmatch(line.text)) and not _OFFICIAL.match(line.text)


def _signature(lines: list[Line], place: int, name: str, *unsure: str) -> Signature:
    end = _end_of_post(lines, place)
    posts = tuple(flat(_first_column(line.text)) for line in lines[place + 1 : end])
    signer = Signer(flat(name).strip(" ."), posts)
    doubts = [Doubt("signer", name, say("the signer's name stands without brackets"))] if unsure else []
    other = _other(lines, place, end)
    if other:
        reason = say("{other} signs too, and only the first signer was taken", other=other)
        doubts.append(Doubt("signer", other, reason))
    if not posts:
        doubts.append(Doubt("signer", name, say("no post stands below the signer's name")))
    return Signature(signer, list(_below(lines[end:])), tuple(doubts))


def _below(lines: list[Line]) -> Iterator[Line]:
    """Yield the lines below a signature without those of other signers, up to where an officer wrote a note."""
    past = 0
    for place, line in enumerate(lines):
        if _NOTE.match(line.text):
            return
        if _name(line):
            past = _end_of_post(lines, place)
        above_name = place + 1 < len(lines) and _is_rank(line) and _name(lines[place + 1]) is not None
        if place >= past and not above_name and not _MARK.fullmatch(line.text):
            yield line


def _other(lines: list[Line], place: int, end: int) -> str:
    columns = _COLUMNS.split(lines[place].text)
    others = [*columns[1:], *(line.text for line in lines[end:] if _name(line))]
    return flat(others[0]).strip("()") if others else ""


def _name(line: Line) -> tuple[str, str] | None:
    """Return what stands before a name in brackets, and the name; None where no name stands."""
    text = _first_column(line.text)
    match = _NAMED.fullmatch(text)
    if match is None or _ITEM.match(text) or has_phone_label(text) or not _may_lead(match["lead"].strip()):
        return None
    return match["lead"].strip(), match["name"].strip(" .")


def _may_lead(lead: str) -> bool:
    """Tell whether a rank or ลงชื่อ stands before a name, and not the words that brackets explain."""
    return len(lead) <= _LONGEST_LEAD or bool(RANK.fullmatch(lead) or _SIGNED.match(lead))


def _first_column(text: str) -> str:
    """Return the left of two signers, who stand side by side."""
    return _COLUMNS.split(text)[0].strip() if text.startswith("(") else text


def _with_rank(above: list[Line], lead: str, name: str) -> str:
    ranks = [lead] if RANK.fullmatch(lead) else [rank for line in above if (rank := _rank_above(line, name))]
    return " ".join([*ranks[-1:], name])


def _rank_above(line: Line, name: str) -> str:
    """Return the rank that a line above a name holds, alone or with the same name as it was signed."""
    if _is_rank(line):
        return line.text
    rank = line.text[: -len(name)].strip() if line.text.endswith(name) else ""
    return rank if RANK.fullmatch(rank) else ""


def _is_rank(line: Line) -> bool:
    text = _MARK.sub("", line.text, count=1).strip() if line.text.startswith(("ลงชื่อ", "(ลงชื่อ")) else line.text
    return bool(RANK.fullmatch(text) or RANK.fullmatch(text.replace(" ", "")))


def _end_of_post(lines: list[Line], name: int) -> int:
    for place in range(name + 1, len(lines)):
        if place - name > _MOST_POSTS or _ends_post(lines, name, place):
            return place
    return len(lines)


def _ends_post(lines: list[Line], name: int, place: int) -> bool:
    line = lines[place]
    if has_phone_label(line.text) or is_contact(line.text) or label_of(line, ("copies", "salutation")) or _name(line):
        return True
    if _ACTING.match(line.text):
        return False
    margin = min(_MARGIN, lines[name].indent // 2)
    if place == name + 1:
        return bool(_UNIT.match(line.text)) and (line.gap > 1 or line.indent < margin)
    if lines[name].indent >= _CENTRED and (line.indent >= _CENTRED or line.indent < margin):
        return line.indent < margin
    if lines[place - 1].text.endswith("แทน") and _POST.match(line.text):
        return False
    return bool(line.gap or _UNIT.match(line.text))
