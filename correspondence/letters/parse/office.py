"""Recognise office and address in the head: the office comes first, the address begins where a place is named."""

import re

from correspondence.letters.parse.lines import flat

_HOUSE = r"[๐-๙0-9]{1,4}(?:[/-][๐-๙0-9]{1,4})? ?"
_PLACE = (
    r"(?:ถนน|ถ\.|ซอย|ซ\.|หมู่|ม\. ?[๐-๙0-9]|ตำบล|ต\. ?[ก-๙]|แขวง|อำเภอ|อ\. ?[ก-๙]|เขต(?!พื้นที่|การ|สุขภาพ)|จังหวัด|จ\. ?[ก-๙])"
)
_ADDRESS = re.compile(
    rf"{_PLACE}|{_HOUSE}{_PLACE}|เลขที่|บ้านเลขที่|กทม|กรุงเทพ|อาคาร|ชั้น|ศูนย์ราชการ|ตู้ ?ป|ทำเนียบรัฐบาล|"
    rf"{_HOUSE}[ก-๎]|.*[๐-๙0-9]{{5}}$"
)
_WITHIN = re.compile(
    rf" +(?=ถนน|ถ\.|ซอย|หมู่|ม\. ?[๐-๙0-9]|เลขที่ ?[๐-๙0-9]|ตำบล|ต\. ?[ก-๙]|แขวง|"
    rf"{_HOUSE}(?:ถนน|ถ\.|หมู่|ม\.|ซอย|ตำบล|ต\.|แขวง))"
)
_DISTRICT = re.compile(r" +(?=อำเภอ|อ\. ?[ก-๙]|เขต(?!พื้นที่)|จังหวัด|กทม|กรุงเทพ|[ก-ฮ]{2} ?[๐-๙0-9]{5}$)")
_POSTCODE = re.compile(r"[๐-๙0-9]{5}$")
_INSTITUTION = re.compile("มหาวิทยาลัย|กระทรวง|กรม|โรงพยาบาล|สำนักงานปลัด|คณะ|สถาบัน")
_HALL = re.compile("ศาลากลางจังหวัด|ที่ว่าการอำเภอ|ศูนย์ราชการ")


def office_and_address(pieces: list[str]) -> tuple[str, tuple[str, ...], bool]:
    """Return the office, the lines of its address, and whether the office was put together from several lines."""
    if not pieces:
        return "", (), False
    start = next((place for place in range(1, len(pieces)) if _begins_address(pieces[place])), len(pieces))
    office, behind = _parted(_joined(pieces[:start]))
    address = [flat(piece) for piece in [behind, *pieces[start:]] if piece]
    return office, tuple(address), start > 1


def is_address(piece: str) -> bool:
    """Tell whether a piece of a head names a place."""
    return bool(_ADDRESS.match(piece))


def _begins_address(piece: str) -> bool:
    return is_address(piece) or bool(_HALL.match(piece))


def _joined(pieces: list[str]) -> str:
    office = pieces[0]
    for piece in pieces[1:]:
        office += (" " if _INSTITUTION.match(piece) else "") + piece
    return flat(office)


def _parted(line: str) -> tuple[str, str]:
    """Part an address that stands behind the office on one line."""
    match = _WITHIN.search(line) or (_POSTCODE.search(line) and _DISTRICT.search(line))
    if match and match.start():
        return line[: match.start()], line[match.end() :]
    return line, ""
