"""How a row of the register stands (done, void, reserved, back-dated), as the column หมายเหตุ says it in words.

What our own export writes there is understood again on import, and so are the ways in which clerks cross out a number.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from correspondence.office.office import Office
from correspondence.registry.records import Entry, State

_VOID, _HELD, _BACK_DATED = "ยกเลิก", "จองเลข", "ลงทะเบียนย้อนหลัง"
_AS_IN_THE_OLD_BOOK = "ตามทะเบียนเดิม"
_SAYS_VOID = re.compile(rf"^\W*{_VOID}(?:$|[\s:(\-–—]+)(?P<why>.*?)\)?$|^(?P<before>.*\W){_VOID}\W*$", re.DOTALL)
_ONLY_VOID = re.compile(rf"^\W*(?:เลข\W*)?{_VOID}(?:เลข)?\W*$")


def remarks_of(entry: Entry) -> Iterator[str]:
    """Yield what stands under หมายเหตุ of a row."""
    if entry.state is State.VOID:
        yield f"{_VOID}: {entry.void_reason}"
    if entry.state is State.RESERVED:
        yield f"{_HELD}: {entry.holder}"
    if entry.back_dated:
        yield f"{_BACK_DATED}: {entry.back_dated}"
    if entry.remarks:
        yield entry.remarks


def says_only_void(text: str) -> bool:
    """Tell whether a text says that a number is crossed out, and nothing else."""
    return bool(_ONLY_VOID.match(text))


def standing_of(office: Office, texts: Mapping[str, str]) -> dict[str, Any]:
    """Return state, reasons and remarks of a row, from what stands under หมายเหตุ, การปฏิบัติ and เรื่อง."""
    standing: dict[str, Any] = {"state": State.DONE}
    others = []
    for part in filter(None, texts.get("remarks", "").split("; ")):
        label, colon, said = part.partition(":")
        if void := _SAYS_VOID.match(part):
            why = (void["why"] or void["before"] or "").strip(" :-–—()/")
            standing |= {"state": State.VOID, "void_reason": why or _AS_IN_THE_OLD_BOOK}
        elif label.strip() == _HELD and colon:
            expires = office.now() + timedelta(days=office.settings.number("numbering.reservation_days"))
            standing |= {"state": State.RESERVED, "holder": said.strip(), "expires": expires}
        elif label.strip() == _BACK_DATED and colon:
            standing["back_dated"] = said.strip()
        else:
            others.append(part)
    if standing["state"] is State.DONE and any(
        _ONLY_VOID.match(texts.get(one, "")) for one in ("subject", "action", "remarks")
    ):
        standing |= {"state": State.VOID, "void_reason": _AS_IN_THE_OLD_BOOK}
        others = [other for other in others if not _ONLY_VOID.match(other)]
    return {**standing, "remarks": "; ".join(others)}
