"""The fields of a draft: their Thai and English names, and their values as a clerk may write them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, TypeVar

from correspondence.errors import CorrespondenceError
from correspondence.language import say
from correspondence.letters.letter import Kind, Signer
from correspondence.letters.urgency import Secrecy, Urgency
from correspondence.office.campaign import SENDINGS, Campaign
from correspondence.tracking.circular import Sending

FIELDS: Mapping[str, str] = {
    "kind": "ประเภท",
    "urgency": "ชั้นความเร็ว",
    "secrecy": "ชั้นความลับ",
    "circular": "เวียน",
    "office": "ส่วนราชการ",
    "address": "ที่ตั้ง",
    "subject": "เรื่อง",
    "salutation": "คำขึ้นต้น",
    "addressees": "เรียน",
    "references": "อ้างถึง",
    "enclosures": "สิ่งที่ส่งมาด้วย",
    "body": "ข้อความ",
    "closing": "คำลงท้าย",
    "signer": "ผู้ลงนาม",
    "owner_unit": "ส่วนราชการเจ้าของเรื่อง",
    "phone": "โทร",
    "copies": "สำเนาส่ง",
    "recipients": "ส่งถึง",
    "reply_by": "ตอบภายใน",
    "sending": "วิธีเวียน",
    "own_numbers": "เลขที่รายฉบับ",
    "reminds": "เตือนหนังสือที่",
}
"""The fields in the order of the form: the English name and the Thai one."""

KINDS: Mapping[Kind, str] = {
    Kind.EXTERNAL: "หนังสือภายนอก",
    Kind.MEMO: "บันทึกข้อความ",
    Kind.STAMPED: "หนังสือประทับตรา",
    Kind.ORDER: "คำสั่ง",
    Kind.RULE: "ระเบียบ",
    Kind.BYLAW: "ข้อบังคับ",
    Kind.ANNOUNCEMENT: "ประกาศ",
    Kind.STATEMENT: "แถลงการณ์",
    Kind.NEWS: "ข่าว",
    Kind.CERTIFICATE: "หนังสือรับรอง",
    Kind.MINUTES: "รายงานการประชุม",
}

NAME, POSITION = "ชื่อ", "ตำแหน่ง"

_OTHER_NAMES = {"ถึง": "addressees", "to": "addressees", "โทร.": "phone", "ความเร็ว": "urgency", "text": "body"}
_NAMES = {thai: english for english, thai in FIELDS.items()} | {name: name for name in FIELDS} | _OTHER_NAMES
_SIGNER_NAMES = {NAME: "name", "name": "name", POSITION: "position", "position": "position"}
_YES = {"ใช่", "yes", "true", "ว"}
_NO = {"ไม่", "ไม่ใช่", "no", "false", ""}
_Mark = TypeVar("_Mark", Urgency, Secrecy)


class DraftError(CorrespondenceError):
    """A draft file that cannot be used, with the field at fault."""


@dataclass(frozen=True, slots=True)
class DraftFields:
    """The fields of one draft file under their English names, understood one by one.

    Attributes:
        file: the name of the file, for messages.
        values: what the file holds.
    """

    file: str
    values: Mapping[str, Any]

    @classmethod
    def of_table(cls, file: str, table: object) -> "DraftFields":
        """Give the fields of a parsed file their English names.

        Raises:
            DraftError: there are none, one is unknown, or one stands there twice.
        """
        if not isinstance(table, dict):
            raise DraftError(say("{file} holds no fields; a line looks like “เรื่อง: …”", file=file))
        values: dict[str, Any] = {}
        for key, value in table.items():
            field = _NAMES.get(str(key).strip())
            if field is None:
                raise _unknown(str(key), file)
            if field in values:
                raise DraftError(say("{file}: the field {field} stands there twice", file=file, field=key))
            values[field] = value
        return cls(file, values)

    def text(self, field: str) -> str:
        """Return a field that is one text, empty when it is not there."""
        value = self.values.get(field)
        if value is None:
            return ""
        if isinstance(value, str | int | float):
            return str(value).strip()
        raise DraftError(say("{file}: {field} must be one text", file=self.file, field=FIELDS[field]))

    def lines(self, field: str) -> tuple[str, ...]:
        """Return a field that is a list of texts; one text is a list of one."""
        value = self.values.get(field)
        if isinstance(value, dict):
            # YAML takes what begins with a brace for a table, such as a text that begins with {ผล 1.4}.
            shown = f"{FIELDS[field]}: |"
            raise DraftError(
                say("{file}: write “{shown}” and the text on the lines below it, indented", file=self.file, shown=shown)
            )
        if not isinstance(value, Sequence) or isinstance(value, str):
            text = self.text(field)
            return (text,) if text else ()
        if all(isinstance(item, str) for item in value):
            return tuple(item.strip() for item in value if item.strip())
        raise DraftError(say("{file}: {field} must be a text or a list of texts", file=self.file, field=FIELDS[field]))

    def yes(self, field: str) -> bool:
        """Return a field that is ใช่ or ไม่; not there is ไม่."""
        word = self.text(field).casefold()
        if word in _YES | _NO:
            return word in _YES
        raise DraftError(say("{file}: {field} must be ใช่ or ไม่", file=self.file, field=FIELDS[field]))

    def mark(self, field: str, marks: type[_Mark]) -> _Mark | None:
        """Return the urgency or secrecy that a field names."""
        text = self.text(field)
        if not text or text in list(marks):
            return marks(text) if text else None
        known = ", ".join(mark.value for mark in marks)
        raise DraftError(
            say(
                "{file}: {field} “{text}” must be one of {known}",
                file=self.file,
                field=FIELDS[field],
                text=text,
                known=known,
            )
        )

    def campaign(self) -> Campaign:
        """Return what the draft says about its recipients and their answer."""
        return Campaign(
            recipients=self.lines("recipients"),
            reply_by=self.text("reply_by"),
            sending=self._sending(),
            own_numbers=self.yes("own_numbers"),
            reminds=self.text("reminds"),
        )

    def kind(self) -> Kind:
        """Return the kind of letter, external when none is named."""
        text = self.text("kind") or Kind.EXTERNAL.value
        for kind, thai in KINDS.items():
            if text in {kind.value, thai}:
                return kind
        known = ", ".join(KINDS.values())
        raise DraftError(
            say("{file}: “{text}” is no kind of letter; write one of {known}", file=self.file, text=text, known=known)
        )

    def _sending(self) -> Sending:
        text = self.text("sending") or Sending.ONE.value
        for sending, thai in SENDINGS.items():
            if text in {sending.value, thai}:
                return sending
        raise DraftError(
            say(
                "{file}: {field} “{text}” must be one of {known}",
                file=self.file,
                field=FIELDS["sending"],
                text=text,
                known=", ".join(SENDINGS.values()),
            )
        )

    def signer(self) -> Signer | str:
        """Return the signer as written out, or the key by which `office.toml` knows one (empty: the first)."""
        match self.values.get("signer"):
            case None:
                return ""
            case str(key):
                return key.strip()
            case dict(entry):
                match {_SIGNER_NAMES.get(str(key), ""): value for key, value in entry.items()}:
                    case {"name": str(name), "position": list(lines), **rest} if not rest:
                        return Signer(name, tuple(str(line) for line in lines))
                    case {"name": str(name), "position": str(line), **rest} if not rest:
                        return Signer(name, (line,))
        raise DraftError(
            say(
                "{file}: {field} must be a key of office.toml, or a ชื่อ and a list ตำแหน่ง",
                file=self.file,
                field=FIELDS["signer"],
            )
        )


def _unknown(key: str, file: str) -> DraftError:
    near = get_close_matches(key, _NAMES, n=1, cutoff=0.5)
    if near:
        return DraftError(
            say("{file}: drafts have no field {field}; did you mean {near}?", file=file, field=key, near=near[0])
        )
    return DraftError(say("{file}: drafts have no field {field}", file=file, field=key))
