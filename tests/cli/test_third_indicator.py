"""An officer adds an indicator by writing its definition only: it is asked, taken in, computed and printed."""

from pathlib import Path
from typing import Any

from correspondence.documents.extract import text_of
from tests.documents.collection.formmaker import taken_apart

DEFINITION = """
code = "2.1"
title = "ร้อยละของครัวเรือนที่จัดทำถังขยะเปียกลดโลกร้อน"
unit = "ร้อยละ"
reporters = "local-office"
fiscal_year = 2559
period_start = "1 ตุลาคม 2558"
period_end = "30 กันยายน 2559"
basis = "ข้อตกลงการปฏิบัติราชการของอำเภอ"

[score]
weight = 4
levels = [20, 40, 60, 80, 100]

[[fields]]
name = "households"
label = "ครัวเรือนทั้งหมดตามทะเบียนราษฎร"
type = "count"
unit = "ครัวเรือน"

[[fields]]
name = "with_bin"
label = "ครัวเรือนที่จัดทำถังขยะเปียกแล้ว"
type = "count"
unit = "ครัวเรือน"

[[checks]]
rule = "with_bin <= households"
message = "ครัวเรือนที่จัดทำแล้วต้องไม่เกินครัวเรือนทั้งหมด"

[[results]]
name = "bins"
label = "ร้อยละของครัวเรือนที่จัดทำถังขยะเปียก"
unit = "ร้อยละ"
numerator = "with_bin"
denominator = "households"
times = 100
"""


def test_a_third_indicator_needs_only_its_definition(saraban: Any, office: Path) -> None:
    path = office / "indicators" / "2.1.toml"
    path.write_text(DEFINITION, encoding="utf-8")
    assert saraban("indicator", "check", path).code == 0
    assert [one["code"] for one in saraban("indicator", "list", "--json").json] == ["1.4", "1.5", "2.1"]

    form = office / str(saraban("indicator", "form", "๒.๑", "--district", "อ.วังชิ้น", "--json").json["files"][0])
    book = taken_apart(form.read_bytes())
    sheet = book.sheets["ตัวชี้วัด ๒.๑"]
    headings = [str(heading).splitlines() for heading in sheet[2][3:5]]
    assert headings == [[label, "(ครัวเรือน)"] for label in ("ครัวเรือนทั้งหมดตามทะเบียนราษฎร", "ครัวเรือนที่จัดทำถังขยะเปียกแล้ว")]
    for place, row in enumerate(sheet[3:]):
        row[3:5] = [100, 40 + place]
    form.write_bytes(book.content())
    offices = len(sheet) - 3
    assert saraban("indicator", "intake", form, "--json").json[0]["taken"] == {"2.1": offices}

    district = next(
        one for one in saraban("indicator", "compute", "2.1", "--json").json["districts"] if one["name"] == "อำเภอวังชิ้น"
    )
    result = sum(40 + place for place in range(offices)) / offices
    assert district["results"][0]["value"] == result
    assert district["score"] == 2 + (result - 40) / 20

    report = office / "outbox" / "report.docx"
    assert saraban("report", "build", "2.1", "-o", report).code == 0
    assert "ถังขยะเปียกลดโลกร้อน" in text_of(report)
