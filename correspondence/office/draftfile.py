"""The draft file: a letter as a clerk writes it, in YAML (or TOML, or JSON), with Thai or English field names.

    เรื่อง: ขอเชิญประชุม
    เวียน: ใช่
    เรียน: [นายอำเภอ ทุกอำเภอ]
    ข้อความ: |
      ด้วยจังหวัดจะจัดประชุม

      ๑. วาระ …

Paragraphs of the text are parted by blank lines, or begin with a label (๑. ๑) ขั้นตอนที่ ๔). In them a draft may name
results of indicators, {ผล 1.4} and {ตาราง 1.4} (see `letters.quoting`), which are put in when the letter is issued.
What a draft leaves out comes from `office.toml`.
"""

import json
import tomllib
from typing import Any

from correspondence.doubts import Doubt
from correspondence.language import say
from correspondence.letters.letter import Draft, Letter
from correspondence.letters.shape import letter_from
from correspondence.office.campaign import SENDINGS, Campaign
from correspondence.office.draftfields import FIELDS, KINDS, NAME, POSITION, DraftError, DraftFields

SUFFIXES = frozenset({".yaml", ".yml", ".toml", ".json"})


def parse_draft(text: str, suffix: str, file: str) -> DraftFields:
    """Return the fields of a draft file.

    Args:
        text: its content.
        suffix: one of `SUFFIXES`.
        file: its name, for messages.

    Raises:
        DraftError: it is not well-formed, or holds a field that drafts do not have.
    """
    parse = {".toml": _parsed_toml, ".json": _parsed_json}.get(suffix, _parsed_yaml)
    return DraftFields.of_table(file, parse(text, file))


def read_result(text: str) -> Draft | None:
    """Return the draft that `saraban read --json` printed, or None for any other JSON."""
    try:
        table = json.loads(text)
        if not isinstance(table, dict) or not {"kind", "references", "body", "doubts"} <= set(table):
            return None
        doubts = [Doubt(one["field"], one["text"], say("{reason}", reason=one["reason"])) for one in table["doubts"]]
        return Draft(letter_from(table), tuple(doubts))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def draft_text(letter: Letter, campaign: Campaign = Campaign()) -> str:  # noqa: B008  # frozen
    """Return a letter as a YAML draft file with Thai field names; its number and date are not part of a draft."""
    import yaml

    present = {FIELDS[field]: value for field, value in (_values(letter) | _wishes(campaign)).items() if value}
    return str(yaml.dump(present, Dumper=_dumper(), allow_unicode=True, sort_keys=False, width=10_000))


def _values(letter: Letter) -> dict[str, Any]:
    signer = letter.signer
    return {
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
        "signer": {NAME: signer.name, POSITION: list(signer.position)} if signer else None,
        "owner_unit": list(letter.owner_unit),
        "phone": letter.phone,
        "copies": list(letter.copies),
    }


def _wishes(campaign: Campaign) -> dict[str, Any]:
    return {
        "recipients": list(campaign.recipients),
        "reply_by": campaign.reply_by,
        "sending": SENDINGS[campaign.sending] if campaign.wanted else "",
        "own_numbers": "ใช่" if campaign.own_numbers else "",
        "reminds": campaign.reminds,
    }


class _Block(str):
    """Text that YAML shows as an indented block."""

    __slots__ = ()


def _dumper() -> Any:
    import yaml

    class Dumper(yaml.SafeDumper):
        """YAML with texts of several paragraphs as blocks."""

    def represent(dumper: yaml.SafeDumper, text: _Block) -> yaml.ScalarNode:
        return dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style="|")

    Dumper.add_representer(_Block, represent)
    return Dumper


def _parsed_toml(text: str, file: str) -> Any:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DraftError(say("{file} is not well-formed TOML: {why}", file=file, why=error)) from error


def _parsed_json(text: str, file: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DraftError(say("{file} is not well-formed JSON: {why}", file=file, why=error)) from error


def _parsed_yaml(text: str, file: str) -> Any:
    import yaml

    try:
        # BaseLoader makes no guesses: 1.4 stays a text and ไม่ stays a word.
        return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  # it builds nothing but texts, lists and tables
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise DraftError(
            say("{file}, line {line}: not well-formed YAML: {why}", file=file, line=line, why=error.problem)
        ) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise DraftError(say("{file} is not well-formed YAML: {why}", file=file, why=error)) from error
