"""The front sheet of a collection form: what to do, and what each column asks for."""

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from correspondence.documents.collection.asking import expected
from correspondence.documents.collection.identity import SHEET, FormLetter
from correspondence.documents.collection.layout import labels, unit_of
from correspondence.documents.collection.text import lines_needed, plain
from correspondence.indicators.definition import Definition
from correspondence.letters.recipient import Recipient
from correspondence.thai.calendar import format_long
from correspondence.thai.numerals import thai_digits, to_thai

_LINE = 24  # points
_WIDTHS = (52, 16, 34, 48)
_WHOLE = sum(_WIDTHS)
_COLUMNS = ("ช่องที่กรอก", "หน่วย", "กรอกอย่างไร", "คำอธิบาย")


@dataclass(slots=True)
class Page:
    """The front sheet as it grows downwards."""

    book: Workbook
    sheet: Worksheet
    font: str
    line: int = 0

    def look(self, **more: object) -> Format:
        """Return a new format of the form's font."""
        return self.book.add_format(
            {"font_name": self.font, "font_size": 16, "valign": "top", "text_wrap": True, **more}
        )

    def say(self, text: str, look: Format) -> None:
        """Write a line over the whole width."""
        self.sheet.merge_range(self.line, 0, self.line, len(_WIDTHS) - 1, plain(text), look)
        self.sheet.set_row(self.line, _LINE * lines_needed(text, _WHOLE))
        self.line += 1

    def row(self, cells: Sequence[str], look: Format) -> None:
        """Write a row of the table."""
        needed = 1
        for column, text in enumerate(cells):
            self.sheet.write_string(self.line, column, plain(text), look)
            needed = max(needed, sum(lines_needed(part, _WIDTHS[column]) for part in text.split("\n")))
        self.sheet.set_row(self.line, _LINE * needed)
        self.line += 1


def write_front(page: Page, district: Recipient, letter: FormLetter, sheets: Sequence[tuple[Definition, str]]) -> None:
    """Write what to do, then a table of the columns of each indicator."""
    text, bold = page.look(), page.look(bold=True)
    for column, width in enumerate(_WIDTHS):
        page.sheet.set_column(column, column, width)
    page.say(f"แบบรายงานผลการดำเนินงานตามตัวชี้วัด {district.name}", page.look(bold=True, font_size=20))
    for line in _facts(letter):
        page.say(line, text)
    page.say("วิธีกรอก", bold)
    for place, line in enumerate(_steps(letter, [name for _, name in sheets]), 1):
        page.say(f"{thai_digits(place)}. {line}", text)
    for definition, name in sheets:
        _write_columns(page, definition, name)
    page.sheet.protect("", {"format_columns": True, "format_rows": True})
    page.sheet.set_landscape()
    page.sheet.set_paper(9)  # A4
    page.sheet.fit_to_pages(1, 0)
    page.sheet.hide_gridlines(2)


def _facts(letter: FormLetter) -> list[str]:
    number = f"หนังสือที่ {letter.number}" if letter.number else ""
    dated = f"ลงวันที่ {format_long(letter.dated)}" if letter.dated else ""
    facts = [f"แนบ{number} {dated}".strip()] if number else []
    return facts + ([f"ส่งกลับภายในวันที่ {format_long(letter.reply_by)}"] if letter.reply_by else [])


def _steps(letter: FormLetter, names: Sequence[str]) -> list[str]:
    answered = f"ที่อ้างถึงหนังสือ {letter.number}" if letter.number else ""
    return [
        f"กรอกเฉพาะช่องพื้นสีเหลืองในแผ่นงาน {' และ '.join(names)} หน่วยงานละหนึ่งบรรทัด",
        "ช่องตัวเลขให้พิมพ์เฉพาะตัวเลข ไม่ต้องพิมพ์หน่วยนับ ถ้าไม่มีให้กรอก ๐ ถ้ายังไม่ทราบให้เว้นว่าง (ว่างหมายถึงไม่มีข้อมูล ไม่ใช่ศูนย์)",
        "ช่องใช่/ไม่ใช่ให้เลือกจากรายการที่กำหนด",
        "ถ้ามีข้อความสีแดงท้ายบรรทัด แสดงว่าตัวเลขไม่สอดคล้องกัน โปรดตรวจแก้ก่อนส่ง",
        f"อย่าแก้หัวตาราง ชื่อหน่วยงาน หรือแผ่นงาน {SHEET} เพราะใช้รับข้อมูลเข้าระบบ",
        f"บันทึกเป็นไฟล์ Excel (.xlsx) แล้วส่งไฟล์กลับพร้อมหนังสือตอบ{answered}",
    ]


def _write_columns(page: Page, definition: Definition, name: str) -> None:
    ruled, head = page.look(border=1), page.look(border=1, bold=True, align="center", bg_color="#E3E8EE")
    page.line += 1
    page.say(f"{name} {definition.title}", page.look(bold=True))
    if definition.description:
        page.say(" ".join(definition.description.split()), page.look())
    page.row(_COLUMNS, head)
    called = labels(definition)
    for field in definition.fields:
        note = field.note if field.required else f"{field.note} (เว้นว่างได้)".strip()
        page.row((called[field.name], unit_of(field), expected(field), to_thai(note)), ruled)
