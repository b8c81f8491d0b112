"""The draft file: a letter as a clerk writes it, in YAML or TOML, with Thai or English field names.

    เรื่อง: ขอเชิญประชุม
    เวียน: ใช่
    เรียน: [นายอำเภอ ทุกอำเภอ]
    ข้อความ: |
      ด้วยจังหวัดจะจัดประชุม

      ๑. วาระ …

Paragraphs of the text are parted by blank lines, or begin with a label (๑. ๑) ขั้นตอนที่ ๔). What a draft leaves out comes
from `office.toml`. `draft_text` writes such a file and `letter_of_fields` reads it back the same.
"""

import json
import tomllib
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any, TypeVar

from correspondence.errors import CorrespondenceError
from correspondence.language import say
from correspondence.letters.citation import Citation, find_citations
from correspondence.letters.letter import Kind, Letter, Signer
from correspondence.letters.number import LetterNumber
from correspondence.letters.parse.body import paragraphs_of
from correspondence.letters.urgency import Secrecy, Urgency
from correspondence.office.settings import Settings

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
}
"""The fields of a draft file in the order of the form: the English name and the Thai one."""

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

_Mark = TypeVar("_Mark", Urgency, Secrecy)
_OTHER_NAMES = {"ถึง": "addressees", "to": "addressees", "โทร.": "phone", "ความเร็ว": "urgency", "text": "body"}
_NAMES = {thai: english for english, thai in FIELDS.items()} | {name: name for name in FIELDS} | _OTHER_NAMES
_YES = {"ใช่", "yes", "true", "ว"}
_NO = {"ไม่", "ไม่ใช่", "no", "false", ""}


class DraftError(CorrespondenceError):
    """A draft file that cannot be used, with the field at fault."""


def fields_of_file(text: str, suffix: str, name: str) -> dict[str, Any]:
    """Parse a draft file and return its fields under their English names.

    Args:
        text: the content of the file.
        suffix: `.yaml`, `.yml`, `.toml` or `.json`.
        name: the file, for messages.

    Raises:
        DraftError: it is not well-formed, or holds a field that drafts do not have.
    """
    table = _parsed(text, suffix, name)
    if not isinstance(table, dict):
        raise DraftError(say("{file} holds no fields; a line looks like “เรื่อง: …”", file=name))
    fields = {}
    for key, value in table.items():
        field = _NAMES.get(str(key).strip())
        if field is None:
            raise _unknown(str(key), name)
        if field in fields:
            raise DraftError(say("{file}: the field {field} stands there twice", file=name, field=key))
        fields[field] = value
    return fields


def letter_of_fields(fields: Mapping[str, Any], settings: Settings, name: str) -> Letter:
    """Return the letter that the fields of a draft describe, what is missing filled in from the settings.

    Raises:
        DraftError: a field has a value that cannot be understood.
    """
    kind = _kind(_text(fields, "kind", name) or Kind.EXTERNAL.value, name)
    return Letter(
        kind=kind,
        urgency=_mark(Urgency, fields, "urgency", name),
        secrecy=_mark(Secrecy, fields, "secrecy", name),
        number=blank_number(settings, circular=_yes(fields, "circular", name)),
        office=_text(fields, "office", name) or settings.text(_office_setting(kind)),
        address=_lines(fields, "address", name) or settings.lines("office.address"),
        subject=" ".join(_text(fields, "subject", name).split()),
        salutation=_text(fields, "salutation", name) or settings.text("letter.salutation"),
        addressees=_lines(fields, "addressees", name),
        references=tuple(_reference(line) for line in _lines(fields, "references", name)),
        enclosures=_lines(fields, "enclosures", name),
        body=paragraphs_of("\n\n".join(_lines(fields, "body", name))),
        closing=_closing(kind, fields, settings, name),
        signer=_signer(fields, settings, name),
        owner_unit=_lines(fields, "owner_unit", name) or settings.lines("office.owner_unit"),
        phone=_text(fields, "phone", name) or settings.text("office.phone"),
        copies=_lines(fields, "copies", name),
    )


def blank_number(settings: Settings, *, circular: bool) -> LetterNumber:
    """Return the office's number with its running number still to come."""
    mark = "ว" if circular else ""
    return LetterNumber.parse(f"{settings.text('office.prefix')} {settings.text('office.code')}/{mark}")


def draft_text(letter: Letter) -> str:
    """Return `letter` as the YAML of a draft file, with Thai field names; its number and date are not part of it."""
    import yaml

    values: dict[str, Any] = {
        "kind": KINDS[letter.kind],
        "urgency": letter.urgency.value if letter.urgency else "",
        "secrecy": letter.secrecy.value if letter.secrecy else "",
        "circular": "ใช่" if letter.number and letter.number.circular else "ไม่",
        "office": letter.office,
        "address": list(letter.address),
        "subject": letter.subject,
        "salutation": letter.salutation,
        "addressees": list(letter.addressees),
        "references": [citation.text for citation in letter.references],
        "enclosures": list(letter.enclosures),
        "body": _Block("\n\n".join(f"{one.label} {one.text}".strip() for one in letter.body)),
        "closing": letter.closing,
        "signer": {"ชื่อ": letter.signer.name, "ตำแหน่ง": list(letter.signer.position)} if letter.signer else "",
        "owner_unit": list(letter.owner_unit),
        "phone": letter.phone,
        "copies": list(letter.copies),
    }
    present = {FIELDS[field]: value for field, value in values.items() if value}
    return str(yaml.dump(present, Dumper=_dumper(), allow_unicode=True, sort_keys=False, width=10_000))


class _Block(str):
    """Text that YAML shows as an indented block."""

    __slots__ = ()


def _dumper() -> type:
    import yaml

    class Dumper(yaml.SafeDumper):
        pass

    Dumper.add_representer(
        _Block, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style="|")
    )
    return Dumper


def _parsed(text: str, suffix: str, name: str) -> Any:
    if suffix == ".toml":
        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise DraftError(say("{file} is not well-formed TOML: {why}", file=name, why=error)) from error
    if suffix == ".json":
        try:
            return json.loads(text)
        except ValueError as error:
            raise DraftError(say("{file} is not well-formed JSON: {why}", file=name, why=error)) from error
    return _parsed_yaml(text, name)


def _parsed_yaml(text: str, name: str) -> Any:
    import yaml

    try:
        # BaseLoader makes no guesses: 1.4 stays a text and ไม่ stays a word.
        return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  # it builds nothing but texts, lists and tables
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise DraftError(
            say("{file}, line {line}: not well-formed YAML: {why}", file=name, line=line, why=error.problem)
        ) from error
    except yaml.YAMLError as error:
        raise DraftError(say("{file} is not well-formed YAML: {why}", file=name, why=error)) from error


def _unknown(key: str, name: str) -> DraftError:
    near = get_close_matches(key, _NAMES, n=1, cutoff=0.5)
    if near:
        return DraftError(
            say("{file}: drafts have no field {field}; did you mean {near}?", file=name, field=key, near=near[0])
        )
    return DraftError(say("{file}: drafts have no field {field}", file=name, field=key))


def _text(fields: Mapping[str, Any], field: str, name: str) -> str:
    value = fields.get(field)
    if value is None:
        return ""
    if isinstance(value, bool | int | float | str):
        return str(value).strip()
    raise DraftError(say("{file}: {field} must be one text", file=name, field=FIELDS[field]))


def _lines(fields: Mapping[str, Any], field: str, name: str) -> tuple[str, ...]:
    value = fields.get(field)
    if isinstance(value, Sequence) and not isinstance(value, str):
        if all(isinstance(item, str) for item in value):
            return tuple(item.strip() for item in value if item.strip())
        raise DraftError(say("{file}: {field} must be a text or a list of texts", file=name, field=FIELDS[field]))
    text = _text(fields, field, name)
    return (text,) if text else ()


def _kind(text: str, name: str) -> Kind:
    for kind, thai in KINDS.items():
        if text in {kind.value, thai}:
            return kind
    known = ", ".join(KINDS.values())
    raise DraftError(
        say("{file}: “{text}” is no kind of letter; write one of {known}", file=name, text=text, known=known)
    )


def _mark(marks: type[_Mark], fields: Mapping[str, Any], field: str, name: str) -> _Mark | None:
    text = _text(fields, field, name)
    if not text:
        return None
    try:
        return marks(text)
    except ValueError as error:
        known = ", ".join(mark.value for mark in marks)
        raise DraftError(
            say(
                "{file}: {field} “{text}” must be one of {known}",
                file=name,
                field=FIELDS[field],
                text=text,
                known=known,
            )
        ) from error


def _yes(fields: Mapping[str, Any], field: str, name: str) -> bool:
    word = _text(fields, field, name).casefold()
    if word in _YES | _NO:
        return word in _YES
    raise DraftError(say("{file}: {field} must be ใช่ or ไม่", file=name, field=FIELDS[field]))


def _reference(text: str) -> Citation:
    found = find_citations(text)
    if len(found) == 1:
        return found[0]
    return Citation(
        text=text, start=0, end=len(text), agency=None, urgency=None, secrecy=None, number=None, date=None,
        subject=None, doubts=(),
    )  # fmt: skip


def _office_setting(kind: Kind) -> str:
    return "office.name" if kind is Kind.MEMO else "office.letterhead"


def _closing(kind: Kind, fields: Mapping[str, Any], settings: Settings, name: str) -> str:
    written = _text(fields, "closing", name)
    # Only an external letter has a closing: แบบที่ ๒ and ๓ of the Regulation on Correspondence have no such field.
    return written or (settings.text("letter.closing") if kind is Kind.EXTERNAL else "")


def _signer(fields: Mapping[str, Any], settings: Settings, name: str) -> Signer | None:
    match fields.get("signer"):
        case None | "":
            return settings.signer()
        case str(key):
            return settings.signer(key.strip())
        case dict(entry):
            known = {"ชื่อ": "name", "name": "name", "ตำแหน่ง": "position", "position": "position"}
            values = {known.get(str(key), ""): value for key, value in entry.items()}
            match values:
                case {"name": str(full_name), "position": list(position)} if "" not in values:
                    return Signer(full_name, tuple(map(str, position)))
                case {"name": str(full_name), "position": str(line)} if "" not in values:
                    return Signer(full_name, (line,))
    raise DraftError(
        say(
            "{file}: {field} must be a key of office.toml, or a ชื่อ and a list ตำแหน่ง", file=name, field=FIELDS["signer"]
        )
    )
