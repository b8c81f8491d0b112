"""The forms and values of the benchmarks: one description of each form, written out in the tags of each library."""

import json
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

FONT = "TH SarabunPSK"
FIELDS = (
    "number", "office", "address", "dated", "subject", "addressee", "salutation", "refers", "attached", "because",
    "therefore", "respond_by", "closing", "rank", "signer", "position", "unit", "phone", "fax", "email", "copies",
)  # fmt: skip
COLUMNS = ("no", "name", "amount", "note")
REPORT_COLUMNS = ("no", "district", "office", "project", "budget", "spent", "progress", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How one library writes the tags of a form.

    Attributes:
        value: a field, `%s` its name.
        item: a field of one item of the list `%s`; `items_around` are the paragraphs before and after it.
        cell: the same of one row, `rows_around` its rows before and after; `in_first`, `in_last` stand in its cells.
        again: item and cell once more, for a library that reads a loop from an example of two turns.
        fields: whether the tags are merge fields of Word.
        lists: whether there are loops of paragraphs.
    """

    value: str
    item: str = ""
    cell: str = ""
    items_around: tuple[str, str] | None = None
    rows_around: tuple[str, str] | None = None
    in_first: str = ""
    in_last: str = ""
    again: tuple[str, str] | None = None
    fields: bool = False
    lists: bool = True


DIALECTS: Mapping[str, Dialect] = {
    "jinja": Dialect(
        value="{{ %s }}",
        item="{{ item.%s }}",
        cell="{{ row.%s }}",
        items_around=("{%p for item in items %}", "{%p endfor %}"),
        rows_around=("{%tr for row in rows %}", "{%tr endfor %}"),
    ),
    "braces": Dialect(
        value="{%s}",
        item="{%s}",
        cell="{%s}",
        items_around=("{#items}", "{/items}"),
        in_first="{#rows}",
        in_last="{/rows}",
    ),
    "commands": Dialect(
        value="+++INS %s+++",
        item="+++INS $item.%s+++",
        cell="+++INS $row.%s+++",
        items_around=("+++FOR item IN items+++", "+++END-FOR item+++"),
        rows_around=("+++FOR row IN rows+++", "+++END-FOR row+++"),
    ),
    "carbone": Dialect(
        value="{d.%s}", item="{d.items[i].%s}", cell="{d.rows[i].%s}", again=("{d.items[i+1].%s}", "{d.rows[i+1].%s}")
    ),
    "merge": Dialect(value="%s", cell="row_%s", fields=True, lists=False),
}


def write_letter_form(path: Path, dialect: Dialect) -> None:
    """Write the form of a letter of one to two pages, with its picture, list and table."""
    form = _Form(dialect)
    form.picture()
    form.line("ที่ ", "number", "\u2003", "office")
    form.line("", "address", align=WD_ALIGN_PARAGRAPH.RIGHT)
    form.line("", "dated", align=WD_ALIGN_PARAGRAPH.CENTER)
    form.line("เรื่อง\u2003", "subject")
    form.line("เรียน\u2003", "addressee", " ", "salutation")
    form.line("อ้างถึง\u2003", "refers")
    form.line("สิ่งที่ส่งมาด้วย\u2003", "attached")
    form.line("ตามที่ ", "because", " นั้น", indent=True)
    form.line("จังหวัดพิจารณาแล้ว ", "therefore", " โดยขอให้ดำเนินการดังต่อไปนี้", indent=True)
    form.items()
    form.table(COLUMNS, ("ลำดับ", "รายการ", "จำนวนเงิน (บาท)", "หมายเหตุ"))
    form.line("จึงเรียนมาเพื่อพิจารณาดำเนินการ และรายงานให้จังหวัดทราบภายใน ", "respond_by", indent=True)
    for text in _STANDING:
        form.line(text, indent=True)
    form.line("", "closing", align=WD_ALIGN_PARAGRAPH.CENTER)
    form.line("", "rank", align=WD_ALIGN_PARAGRAPH.CENTER)
    form.line("(", "signer", ")", align=WD_ALIGN_PARAGRAPH.CENTER)
    form.line("", "position", align=WD_ALIGN_PARAGRAPH.CENTER)
    form.line("", "unit")
    form.line("โทร. ", "phone", " โทรสาร ", "fax")
    form.line("ไปรษณีย์อิเล็กทรอนิกส์ ", "email")
    form.line("สำเนาส่ง ", "copies")
    form.save(path)


def write_report_form(path: Path, dialect: Dialect) -> None:
    """Write the form of a report: a heading, and a table of eight columns."""
    form = _Form(dialect)
    form.line("", "subject", align=WD_ALIGN_PARAGRAPH.CENTER)
    form.line("ณ วันที่ ", "dated", align=WD_ALIGN_PARAGRAPH.CENTER)
    heads = ("ลำดับ", "อำเภอ", "หน่วยงาน", "โครงการ", "งบประมาณ", "เบิกจ่าย", "ร้อยละ", "หมายเหตุ")
    form.table(REPORT_COLUMNS, heads)
    form.save(path)


_STANDING = (
    "ทั้งนี้ ให้ถือปฏิบัติตามระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ และที่แก้ไขเพิ่มเติม ตลอดจนหนังสือสั่งการที่เกี่ยวข้องโดยเคร่งครัด",
    "หากมีข้อสงสัยประการใด ขอให้ประสานกับเจ้าหน้าที่ผู้รับผิดชอบตามหมายเลขโทรศัพท์ที่แจ้งไว้ท้ายหนังสือนี้ในวันและเวลาราชการ",
)


class _Form:
    """A Word file in the making."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._document = Document()
        normal = self._document.styles["Normal"]
        normal.font.name, normal.font.size = FONT, Pt(16)
        footer = self._document.sections[0].footer.paragraphs[0]
        footer.text = "สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดแพร่"

    def picture(self) -> None:
        """Set the picture in the head."""
        paragraph = self._document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run().add_picture(BytesIO(_picture(120)), width=Cm(3))

    def line(self, *pieces: str, align: WD_ALIGN_PARAGRAPH | None = None, indent: bool = False) -> None:
        """Add a paragraph of texts and fields by turns."""
        paragraph = self._document.add_paragraph()
        paragraph.alignment = align  # type: ignore[assignment]  # None is the style's own
        if indent:
            paragraph.paragraph_format.first_line_indent = Cm(2.5)
        for place, piece in enumerate(pieces):
            if place % 2:
                self._tag(paragraph, self._dialect.value % piece)
            elif piece:
                _write(paragraph, piece, bold=bool(align is None and not indent and place == 0))

    def items(self) -> None:
        """Add the loop of paragraphs."""
        say = self._dialect
        if not say.lists:
            return
        before, after = say.items_around or ("", "")
        texts = [before, say.item % "text", *([say.again[0] % "text"] if say.again else []), after]
        for text in filter(None, texts):
            paragraph = self._document.add_paragraph()
            paragraph.paragraph_format.left_indent = Cm(2.5)
            _write(paragraph, text)

    def table(self, columns: Sequence[str], heads: Sequence[str]) -> None:
        """Add the table with its loop of rows."""
        say = self._dialect
        table = self._document.add_table(1, len(columns))
        table.style = "Table Grid"
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            _write(cell.paragraphs[0], head, bold=True)
        before, after = say.rows_around or ("", "")
        self._row(table, [before])
        cells = [say.cell % name for name in columns]
        self._row(table, [say.in_first + cells[0], *cells[1:-1], cells[-1] + say.in_last])
        if say.again:
            self._row(table, [say.again[1] % name for name in columns])
        self._row(table, [after])

    def _row(self, table: Any, texts: Sequence[str]) -> None:
        if any(texts):
            for cell, text in zip(table.add_row().cells, texts, strict=False):
                self._tag(cell.paragraphs[0], text)

    def _tag(self, paragraph: Any, text: str) -> None:
        if not self._dialect.fields:
            _write(paragraph, text)
            return
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), f" MERGEFIELD {text} ")
        run = _write(paragraph, f"«{text}»")
        field.append(run._r)  # noqa: SLF001  # python-docx's own word for a run's element
        paragraph._p.append(field)  # noqa: SLF001

    def save(self, path: Path) -> None:
        """Write the file."""
        self._document.save(str(path))


def _write(paragraph: Any, text: str, *, bold: bool = False) -> Any:
    run = paragraph.add_run(text)
    run.font.name, run.font.size = FONT, Pt(16)
    run.bold = bold or None
    run._r.get_or_add_rPr().rFonts.set(qn("w:cs"), FONT)  # noqa: SLF001
    return run


def _picture(side: int) -> bytes:
    """Return a PNG of a disc, `side` points wide."""
    middle = side / 2
    rows = b"".join(
        b"\0" + bytes(90 if (x - middle) ** 2 + (y - middle) ** 2 < middle**2 * 0.9 else 255 for x in range(side))
        for y in range(side)
    )
    chunks = (
        (b"IHDR", struct.pack(">2L5B", side, side, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data)) for kind, data in chunks
    )


_NAMES = ("สมชาย ใจดี", "สมหญิง รักษ์แพร่", "ประเสริฐ ศรีวิชัย", "วันเพ็ญ แก้วมณี", "ณัฐพงษ์ ทองคำ", "อรุณี ป่าแดง", "กิตติ")
_DISTRICTS = ("เมืองแพร่", "ลอง", "สูงเม่น", "เด่นชัย", "สอง", "วังชิ้น", "ร้องกวาง", "หนองม่วงไข่")
_PROJECTS = (
    "ก่อสร้างถนนคอนกรีตเสริมเหล็ก",
    "ขุดลอกลำห้วย",
    "ปรับปรุงระบบประปาหมู่บ้าน",
    "ศูนย์พัฒนาเด็กเล็ก & สนามเด็กเล่น",
    "จัดการขยะมูลฝอย",
)


def letter_values(place: int) -> dict[str, Any]:
    """Return the values of one letter; no two letters have one value alike but the shortest."""
    district, name = _DISTRICTS[place % 8], _NAMES[place % 7]
    return {
        "number": f"พร ๐๐๒๓.๓/ว {place + 1}",
        "office": f"สำนักงานท้องถิ่นอำเภอ{district} สาขาที่ {place}",
        "address": f"เลขที่ {place}/๑ ถนนไชยบูรณ์ จังหวัดแพร่ ๕๔๐๐๐",
        "dated": f"วันที่ {place % 28 + 1} มีนาคม ๒๕๖๙ เวลา {place:05}",
        "subject": f"การรายงานผลการดำเนินงานตามแผนพัฒนาท้องถิ่น & แผนชุมชน ครั้งที่ {place}",
        "addressee": f"นายกองค์การบริหารส่วนตำบลที่ {place} อำเภอ{district}",
        "salutation": f"(ลำดับที่ {place})",
        "refers": f"หนังสือจังหวัดแพร่ ด่วนที่สุด ที่ พร ๐๐๒๓.๓/ว {place + 4000} ลงวันที่ ๕ มกราคม ๒๕๖๙",
        "attached": f"แบบรายงานผล ชุดที่ {place} จำนวน ๑ ฉบับ",
        "because": f"กรมส่งเสริมการปกครองท้องถิ่นได้แจ้งแนวทางการจัดทำแผนพัฒนาท้องถิ่นของอำเภอ{district} ประจำปีงบประมาณ พ.ศ. ๒๕๖๙ "
        f"รหัส {place} เพื่อให้องค์กรปกครองส่วนท้องถิ่นใช้เป็นกรอบในการจัดทำงบประมาณรายจ่าย",
        "therefore": f"เพื่อให้การดำเนินการเป็นไปด้วยความเรียบร้อย บังเกิดผลดีต่อทางราชการ ตามมติที่ {place}/๒๕๖๙ จึงขอความร่วมมือ",
        "respond_by": f"วันที่ {place % 30 + 1} เมษายน ๒๕๖๙ ก่อนเวลา {place} นาที",
        "closing": f"ขอแสดงความนับถือ (ฉบับที่ {place})",
        "rank": f"ร้อยตรี ชุดที่ {place}",
        "signer": f"นาย{name} ที่ {place}",
        "position": f"ผู้ว่าราชการจังหวัดแพร่ ปฏิบัติราชการแทนครั้งที่ {place}",
        "unit": f"กลุ่มงานส่งเสริมและพัฒนาท้องถิ่น ฝ่ายที่ {place}",
        "phone": f"๐ ๕๔๕๓ {place:05}",
        "fax": f"๐ ๕๔๕๔ {place:05}",
        "email": f"saraban{place}@phrae.example",
        "copies": f"นายอำเภอ{district} ชุดที่ {place}",
        "items": [
            {"text": f"{turn + 1}. ให้รายงานผลที่ {place}-{turn} ของอำเภอ{_DISTRICTS[(place + turn) % 8]} ตามแบบที่กำหนด"}
            for turn in range(4)
        ],
        "rows": [
            {
                "no": f"{turn + 1}",
                "name": f"{_PROJECTS[(place + turn) % 5]} หมู่ที่ {turn} รุ่น {place}",
                "amount": f"{(place * 37 + turn * 9_973) % 900_000 + 100_000:,}.00",
                "note": f"รหัส {place}-{turn}",
            }
            for turn in range(8)
        ],
    }


def report_values(rows: int) -> dict[str, Any]:
    """Return the values of a report of so many rows."""
    return {
        "subject": f"รายงานผล {rows} โครงการ",
        "dated": "๒ มีนาคม ๒๕๖๙",
        "rows": [_report_row(row) for row in range(rows)],
    }


def _report_row(row: int) -> dict[str, str]:
    budget = (row * 7_919) % 900_000 + 100_000
    return {
        "no": str(row + 1),
        "district": f"อำเภอ{_DISTRICTS[row % 8]}",
        "office": f"องค์การบริหารส่วนตำบลที่ {row // 8}",
        "project": f"{_PROJECTS[row % 5]} หมู่ที่ {row % 20 + 1}",
        "budget": f"{budget:,}.00",
        "spent": f"{budget * (row % 100) // 100:,}.00",
        "progress": f"{row % 100}.00",
        "note": f"รหัส {row:06}",
    }


def write_values(path: Path, values: Iterator[dict[str, Any]]) -> None:
    """Write values as JSON, one document a line."""
    with path.open("w", encoding="utf-8") as lines:
        for one in values:
            lines.write(json.dumps(one, ensure_ascii=False) + "\n")
