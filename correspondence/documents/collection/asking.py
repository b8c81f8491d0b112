"""What an input cell of a collection form accepts, and how it says so: Excel's data validation with Thai words."""

from datetime import date
from typing import Any

from correspondence.documents.collection.layout import NO, YES, unit_of
from correspondence.indicators.definition import NUMERIC, Field, FieldType
from correspondence.indicators.formula import Number
from correspondence.indicators.rounding import shown

_TITLE, _MESSAGE = 32, 255  # characters that Excel shows
_MOST = 10**15  # Excel keeps 15 digits
_FIRST_DAY = date(1900, 1, 1)

# Codes of Excel: D0 Thai digits, 07 the Buddhist calendar, 041E Thai.
FORMATS = {
    FieldType.COUNT: "[$-D00041E]#,##0",
    FieldType.NUMBER: "[$-D00041E]#,##0.####",
    FieldType.MONEY: "[$-D00041E]#,##0.00",
    FieldType.PERCENT: "[$-D00041E]0.00",
    FieldType.DATE: "[$-D07041E]d mmm yyyy",
    FieldType.YES_NO: "@",
    FieldType.TEXT: "General",
}
"""How the answers of each type are shown."""


def expected(field: Field) -> str:
    """Return in Thai what is to be filled in, `จำนวนเต็ม ๐ ถึง ๕,๐๐๐`."""
    return {
        FieldType.COUNT: f"จำนวนเต็ม{_range(field)}",
        FieldType.NUMBER: f"ตัวเลข{_range(field)}",
        FieldType.MONEY: f"จำนวนเงิน{_range(field)}",
        FieldType.PERCENT: f"ร้อยละ{_range(field)} (ร้อยละห้าสิบกรอก ๕๐)",
        FieldType.YES_NO: f"เลือก {YES} หรือ {NO}",
        FieldType.DATE: "วันที่ เช่น ๑ ส.ค. ๒๕๕๙",
        FieldType.TEXT: "ข้อความ",
    }[field.type]


def _range(field: Field) -> str:
    least = None if field.least is None else shown(field.least, thai=True)
    most = None if field.most is None else shown(field.most, thai=True)
    if least is not None and most is not None:
        return f" {least} ถึง {most}"
    if least is not None:
        return f" ตั้งแต่ {least} ขึ้นไป"
    return f" ไม่เกิน {most}" if most is not None else ""


def validation(field: Field) -> dict[str, Any]:
    """Return the data validation of a field as xlsxwriter takes it."""
    wanted = expected(field)
    hint = "\n".join(filter(None, (wanted, f"หน่วย: {unit_of(field)}" if field.type in NUMERIC else "", field.note)))
    return {
        **_rule(field),
        "ignore_blank": True,
        "input_title": field.label[:_TITLE],
        "input_message": hint[:_MESSAGE],
        "error_title": "ข้อมูลไม่ตรงตามที่กำหนด",
        "error_message": _refusal(field, wanted)[:_MESSAGE],
        # A day may be typed in words, which Excel takes for a text; the others must be what they are.
        "error_type": "warning" if field.type is FieldType.DATE else "stop",
    }


def _refusal(field: Field, wanted: str) -> str:
    if field.type in NUMERIC:
        return f"โปรดกรอก{wanted} พิมพ์เฉพาะตัวเลข ไม่ต้องพิมพ์หน่วยนับ ถ้าไม่ทราบให้เว้นว่าง"
    if field.type is FieldType.YES_NO:
        return f"โปรด{wanted}จากรายการ ถ้าไม่ทราบให้เว้นว่าง"
    return f"โปรดกรอก{wanted} ต้องการใช้ข้อความที่พิมพ์ไว้หรือไม่"


def _rule(field: Field) -> dict[str, Any]:
    if field.type is FieldType.YES_NO:
        return {"validate": "list", "source": [YES, NO]}
    if field.type is FieldType.DATE:
        return {"validate": "date", "criteria": ">=", "value": _FIRST_DAY}
    if field.type is FieldType.TEXT:
        return {"validate": "any"}
    return {
        "validate": "integer" if field.type is FieldType.COUNT else "decimal",
        "criteria": "between",
        "minimum": _bound(field.least, -_MOST),
        "maximum": _bound(field.most, _MOST),
    }


def _bound(bound: Number | None, otherwise: int) -> int | float:
    if bound is None:
        return otherwise
    return bound if isinstance(bound, int) else float(bound)
