"""Recognise telephone numbers, and the telefax and e-mail that stand beside them."""

import re

from correspondence.letters.parse.labels import loose

_DIGITS = rf"[๐-๙0-9(+][๐-๙0-9 ()–\-,/.]*(?:{loose('ต่อ')} ?[๐-๙0-9][๐-๙0-9 ,\-–]*)?"
_FAX = rf"(?:{loose('โทรสาร')}|{loose('แฟกซ์')}|แฟ็กซ์|[Ff]ax)"
_LABEL = (
    rf"(?:หมายเลข)?(?:{loose('โทรศัพท์')}|โทร ?\.|โทร(?![ก-๙])|Tel\.?)(?! ?{loose('สาร')})"
    rf"(?:{loose('มือถือ')}|{loose('เคลื่อนที่')})?"
)
_FAX_TOO = rf"(?: ?(?:/|,|และ) ?{_FAX}\.?)?"
_PHONE = re.compile(rf"{_LABEL}{_FAX_TOO} ?:? ?(?:(?P<number>{_DIGITS})|[.…_ ]*$)")
_CONTACT = re.compile(
    r"ผู้ประสานงาน|"
    rf"โทร(?:ศัพท์)?[ .]|โทร(?:ศัพท์)?$|{_FAX}|{loose('ไปรษณีย์อิเล็กทรอนิกส์')}|อีเมล|"
    r"[Ee]-?mail|เว็บไซต์|https?:|www\.|"
    r"[\w.-]+@[\w.-]+|[Ll]ine ?(?:ID)?:|ไลน์|Tel"
)
_ONLY_DIGITS = re.compile(rf"(?:{_DIGITS})")
_FEWEST = 4  # digits; an extension of an office's own exchange has as many


def phone_in(text: str) -> tuple[str, str]:
    """Return `text` without its telephone, and the telephone as written."""
    match = _PHONE.search(text)
    if not match:
        return text.strip(), ""
    return text[: match.start()].strip(), _balanced((match["number"] or "").strip(" ,./-("))


def _balanced(number: str) -> str:
    """Cut a number where brackets close that were opened before it."""
    return number if number.count("(") >= number.count(")") else number[: number.rindex(")")].strip()


def has_phone_label(text: str) -> bool:
    """Tell whether a telephone is announced in `text`, even when its number is left blank or stands below."""
    return bool(_PHONE.search(text))


def is_only_number(text: str) -> bool:
    """Tell whether a line is a telephone number whose label stands on the line above."""
    return bool(_ONLY_DIGITS.fullmatch(text)) and sum(character.isdigit() for character in text) >= _FEWEST


def is_contact(text: str) -> bool:
    """Tell whether a line holds only ways to reach the office."""
    return bool(_CONTACT.match(text))


def without_contact(text: str) -> str:
    """Return `text` up to where ways to reach the office begin."""
    match = _CONTACT.search(text)
    return (text[: match.start()] if match else text).strip(" ,/")
