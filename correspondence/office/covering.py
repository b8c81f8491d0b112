"""The letter that goes on top of a consolidated report: a draft that names the results, to be read and issued."""

import json
from collections.abc import Sequence

from correspondence.indicators.definition import Definition
from correspondence.letters.letter import Kind
from correspondence.office.consolidating import wanted_definitions
from correspondence.office.draftfields import FIELDS, KINDS, NAME, POSITION
from correspondence.office.drafting import DraftFile, draft_from, in_own_name, write_draft
from correspondence.office.office import Office
from correspondence.thai.numerals import thai_digits


def write_cover(office: Office, codes: Sequence[str], addressee: str, kind: Kind) -> DraftFile:
    """Write the draft of a memo or letter that submits the report of some indicators, or of all.

    The results are named in it, and put in with the day's figures when it is issued.

    Args:
        office: who submits it.
        codes: the indicators; none means all of them.
        addressee: to whom, as the letter has it.
        kind: memo or external letter.

    Raises:
        IndicatorError, DefinitionError: an indicator is unknown or cannot be used, or there is none.
        FileNotWrittenError: the disk refused.
    """
    wanted = wanted_definitions(office, codes)
    fields: dict[str, object] = {
        "kind": KINDS[kind],
        "subject": f"รายงานผลการดำเนินงานตามตัวชี้วัด {_years(wanted)}",
        "addressees": [addressee],
        "enclosures": ["รายงานผลการดำเนินงานตามตัวชี้วัด  จำนวน ๑ ชุด"],
        "body": "\n\n".join(_body(office, wanted)),
    }
    signer = _own_name(office) if kind is Kind.MEMO else None
    if signer:
        fields["signer"] = signer
    text = json.dumps({FIELDS[name]: value for name, value in fields.items()}, ensure_ascii=False)
    return write_draft(office, draft_from(office, text, ".json", "report cover"), "นำส่งรายงานตัวชี้วัด")


def _own_name(office: Office) -> dict[str, object] | None:
    """Return the signer without the words of acting for somebody else: a memo is signed by who submits it."""
    signer = office.settings.signer()
    own = in_own_name(signer) if signer else None
    return {NAME: own[0].name, POSITION: list(own[0].position)} if own else None


def _years(definitions: Sequence[Definition]) -> str:
    years = sorted({int(one.fiscal_year) for one in definitions})
    return "ปีงบประมาณ พ.ศ. " + thai_digits(" และ ".join(map(str, years)))


def _body(office: Office, definitions: Sequence[Definition]) -> list[str]:
    name = office.settings.text("office.name")
    return [
        f"{name}ได้รวบรวมและคำนวณผลการดำเนินงานตามตัวชี้วัด {_years(definitions)} แล้ว สรุปได้ ดังนี้",
        *(thai_digits(f"{place}. “{one.title}” ") + f"{{ผล {one.code}}}" for place, one in enumerate(definitions, 1)),
        "รายละเอียดรายอำเภอ รายแห่ง วิธีคำนวณ และที่มาของข้อมูล ปรากฏตามรายงานที่ส่งมาพร้อมนี้",
        "จึงเรียนมาเพื่อโปรดทราบและพิจารณา",
    ]
