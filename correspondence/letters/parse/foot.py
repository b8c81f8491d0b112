"""Recognise the foot: signer, post, unit in charge, telephone, copies; endorsements below are left out."""

import re
from dataclasses import dataclass, field

from correspondence.doubts import Doubt
from correspondence.language import say
from correspondence.letters.letter import Signer
from correspondence.letters.parse.labels import label_of
from correspondence.letters.parse.lines import Line
from correspondence.thai.dates import match_date

_RANK = re.compile(
    r"(?:ว่าที่ ?)?(?:พล[.ก-ฮ]*(?:เอก|โท|ตรี|จัตวา)|พลตำรวจ(?:เอก|โท|ตรี)|พัน(?:ตำรวจ)?(?:เอก|โท|ตรี)(?:พิเศษ)?|ร้อย(?:ตำรวจ)?(?:เอก|โท|ตรี)|"
    r"นาวา(?:อากาศ)?(?:เอก|โท|ตรี)|เรือ(?:อากาศ)?(?:เอก|โท|ตรี)|พล(?:เรือ|อากาศ)(?:เอก|โท|ตรี)|[ก-ฮ]{1,2}\.(?:[ก-ฮ]{1,2}\.){1,3})"
    r"(?: ?หญิง| ?\(พิเศษ\))?"
)
_SIGNED = re.compile(r"[^()]{0,40}\((?P<name>.{3,70})\)$")
_SIGN_HERE = re.compile(r"\(?(?:ลงชื่อ|ลงนาม)\)?[ .…_]*|[.…_]{4,}")
_PHONE = re.compile(
    r"(?:โทรศัพท์|โทร ?\.?|โทร)(?!สาร) ?:? ?(?P<number>[๐-๙0-9(][๐-๙0-9 ()–\-,/.]*(?:ต่อ ?[๐-๙0-9][๐-๙0-9 ,\-–]*)?)"
)
_FAX = re.compile(r"โทรสาร|แฟกซ์|ไปรษณีย์อิเล็กทรอนิกส์|[Ee]-?mail|เว็บไซต์|www\.")
_UNIT = re.compile(
    "สำนัก|กอง(?!ทุน)|กลุ่ม|ฝ่าย|งาน|ส่วน|ศูนย์|ที่ทำการ|ภาควิชา|คณะ(?!บดี)|หน่วย|แผนก|สาขา|สถาบัน|โครงการ|ด้าน|ผู้ประสานงาน"
)
_POST = re.compile(
    "ผู้|อธิบดี|ปลัด|รอง|นาย|หัวหน้า|เลขา|ประธาน|คณบดี|อธิการ|ท้องถิ่น|พัฒนาการ|รัฐมนตรี|ปฏิบัติ|รักษา|ทำการแทน|ประจำ|แทน|ที่ปรึกษา|"
    "เกษตร|สาธารณสุข|ศึกษาธิการ|จังหวัด|วิศวกร|นัก|เจ้า|ครู|กรรมการ"
)
_MARK = re.compile("(?:ด่วน|ลับ)(?:ที่สุด|มาก)?")


def is_rank(line: Line) -> bool:
    """Tell whether a line is a rank that stands outside the brackets of a name."""
    return bool(_RANK.fullmatch(line.text)) or bool(_RANK.fullmatch(line.plain))


def is_signature_mark(line: Line) -> bool:
    """Tell whether a line only leaves room for a signature."""
    return bool(_SIGN_HERE.fullmatch(line.text))


def is_date_line(line: Line) -> bool:
    """Tell whether a line is a date and nothing else."""
    text = re.sub("^วันที่ ?", "", line.text)
    found = match_date(text, 0)
    return found is not None and not text[found.end :].strip(" .")


@dataclass
class Foot:
    """What the foot of a letter says."""

    signer: Signer | None = None
    owner_unit: tuple[str, ...] = ()
    phone: str = ""
    copies: tuple[str, ...] = ()
    office: str = ""
    date: str = ""
    doubts: list[Doubt] = field(default_factory=list)


def read_foot(lines: list[Line], *, stamped: bool = False) -> Foot:
    """Return what the lines behind the text say."""
    foot = Foot()
    lines = [line for line in lines if not _MARK.fullmatch(line.plain)]
    lines = _without_endorsement(lines, foot)
    if stamped:
        lines = _stamped_office(lines, foot)
    else:
        lines = _signature(lines, foot)
    _unit(lines, foot)
    return foot


def phone_in(text: str) -> tuple[str, str]:
    """Return `text` without its telephone, and the telephone as written."""
    match = _PHONE.search(text)
    if not match:
        return text.strip(), ""
    return text[: match.start()].strip(), match["number"].strip(" ,./")


def _without_endorsement(lines: list[Line], foot: Foot) -> list[Line]:
    for place, line in enumerate(lines):
        found = label_of(line, ("salutation",))
        if place and found:
            reason = say("below the signature stands something to “{text}”, which was left out", text=found.rest)
            foot.doubts.append(Doubt("copies", line.text, reason))
            return lines[:place]
    return lines


def _stamped_office(lines: list[Line], foot: Foot) -> list[Line]:
    for place, line in enumerate(lines):
        if is_date_line(line):
            foot.date = line.text
            foot.office = " ".join(one.text for one in lines[:place])
            return lines[place + 1 :]
    return lines


def _signature(lines: list[Line], foot: Foot) -> list[Line]:
    for place, line in enumerate(lines):
        match = _SIGNED.match(line.text)
        if not match or label_of(line, ("copies",)):
            continue
        ranks = [one.text for one in lines[:place] if is_rank(one)]
        lead = line.text[: match.start("name") - 1].strip()
        if lead and _RANK.fullmatch(lead):
            ranks.append(lead)
        name = " ".join([*ranks[-1:], match["name"].strip(" .")])
        end = _end_of_post(lines, place + 1)
        foot.signer = Signer(name, tuple(one.text for one in lines[place + 1 : end]))
        return lines[end:]
    return lines


def _end_of_post(lines: list[Line], start: int) -> int:
    for place in range(start, len(lines)):
        line = lines[place]
        if _PHONE.search(line.text) or label_of(line, ("copies",)) or place - start >= 4:
            return place
        if place > start and (line.gap or _UNIT.match(line.text)) and not _continues_post(lines[place - 1], line):
            return place
        if place == start and _UNIT.match(line.text) and not _POST.match(line.text) and line.gap > 1:
            return place
    return len(lines)


def _continues_post(before: Line, line: Line) -> bool:
    return not line.gap and before.text.endswith("แทน") and bool(_POST.match(line.text))


def _unit(lines: list[Line], foot: Foot) -> None:
    units: list[str] = []
    for place, line in enumerate(lines):
        if found := label_of(line, ("copies",)):
            rest = [found.rest, *(one.text for one in lines[place + 1 :] if not _PHONE.search(one.text))]
            foot.copies = tuple(re.sub(r"^[-–•]? ?(?:[๐-๙0-9]{1,2}[.)])? ?", "", text) for text in rest if text)
            break
        before, number = phone_in(line.text)
        if number and not foot.phone:
            foot.phone = number
        text = "" if number and not before else before
        if text and not _FAX.match(text) and not is_signature_mark(line):
            units.append(_FAX.split(text)[0].strip())
    foot.owner_unit = tuple(unit for unit in units if unit)
