"""Write the collection forms that the districts of the sample office sent back: `python tools/make_replies.py`.

Every figure is made up, by a seed: 83 offices, most of them at step ๕, as the letter expects. Some answers are
clean and some are as people give them: Thai digits, thousands separators, units, formulas, rows in another
order, offices by their short names, answers left out, answers that cannot be. One district corrects its form later.
"""

import io
import random
import re
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lxml import etree

from correspondence.documents.collection.form import collection_form
from correspondence.documents.collection.identity import FormLetter
from correspondence.letters.recipient import DISTRICT
from correspondence.office.directory import directory_of
from correspondence.office.founding import found_office
from correspondence.office.indicators import definitions
from correspondence.office.office import open_office

ROOT = Path(__file__).resolve().parent.parent
INBOX = ROOT / "registry" / "sample" / "phrae" / "inbox"
LETTER = FormLetter("พร ๐๐๒๓.๓/ว ๓๐๗๑", date(2016, 7, 22), date(2016, 8, 1))
PLANS, FUNDS = "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml"
"""The sheets of indicators ๑.๔ and ๑.๕; in both, answers stand from column D of row 4."""

_FIRST_ROW = 4
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Value = int | float | str | None


@dataclass(frozen=True)
class Formula:
    """A formula with the value that it last had."""

    text: str
    value: int


class Sheet:
    """One sheet of a form; offices are named by their ids."""

    def __init__(self, content: bytes, offices: Sequence[str]) -> None:
        self._tree = etree.fromstring(content)
        self._data = next(self._tree.iter(f"{_MAIN}sheetData"))
        rows = [row for row in self._data if int(row.attrib["r"]) >= _FIRST_ROW]
        self._rows = dict(zip(offices, rows, strict=True))

    def put(self, office: str, cell: str, value: Value | Formula) -> None:
        """Write a value into the cell of a column, by its letter; None empties it."""
        found = next(each for each in self._rows[office] if str(each.attrib["r"]).rstrip("0123456789") == cell)
        found.attrib.pop("t", "")
        for child in list(found):
            found.remove(child)
        if isinstance(value, str):
            found.set("t", "inlineStr")
            etree.SubElement(etree.SubElement(found, f"{_MAIN}is"), f"{_MAIN}t").text = value
        elif isinstance(value, Formula):
            etree.SubElement(found, f"{_MAIN}f").text = value.text
            etree.SubElement(found, f"{_MAIN}v").text = str(value.value)
        elif value is not None:
            etree.SubElement(found, f"{_MAIN}v").text = str(value)

    def answer(self, office: str, values: Sequence[Value | Formula]) -> None:
        """Fill in the row of an office from column D."""
        for column, value in zip("DEFGHIJK", values, strict=False):
            self.put(office, column, value)

    def reorder(self, offices: Sequence[str]) -> None:
        """Put the rows into another order; those that are not named are gone, as when somebody deletes them."""
        for row in self._rows.values():
            self._data.remove(row)
        self._rows = {office: self._rows[office] for office in offices}
        for line, row in enumerate(self._rows.values(), _FIRST_ROW):
            _move(row, line)
            self._data.append(row)

    def content(self) -> bytes:
        """Return the sheet as it stands in the workbook."""
        return bytes(etree.tostring(self._tree, xml_declaration=True, encoding="UTF-8", standalone=True))


def _move(row: etree._Element, line: int) -> None:
    old = str(row.attrib["r"])
    row.set("r", str(line))
    for cell in row:
        cell.set("r", str(cell.attrib["r"]).removesuffix(old) + str(line))
        for formula in cell.iter(f"{_MAIN}f"):
            formula.text = re.sub(rf"(\$[A-Z]){old}\b", rf"\g<1>{line}", formula.text or "")


class Form:
    """The form of one district."""

    def __init__(self, content: bytes, offices: Sequence[str]) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            self._parts = {name: book.read(name) for name in book.namelist()}
        self.offices = offices
        self.plans = Sheet(self._parts[PLANS], offices)
        self.funds = Sheet(self._parts[FUNDS], offices)

    def content(self) -> bytes:
        """Return the workbook; the same form always gives the same bytes."""
        buffer = io.BytesIO()
        parts = self._parts | {PLANS: self.plans.content(), FUNDS: self.funds.content()}
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as book:
            for name, part in parts.items():
                entry = zipfile.ZipInfo(name, (2016, 7, 29, 9, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                book.writestr(entry, part)
        return buffer.getvalue()


def plan_answers(office: str) -> tuple[Value, ...]:
    """Return what an office answers about its community plan (๑.๔)."""
    chance = random.Random(f"3071 plan {office}")  # noqa: S311  # a sample, no secret
    step = chance.choices((5, 4, 3, 2, 1), (72, 13, 8, 5, 2))[0]
    projects = chance.randint(24, 180)
    self_run = projects * chance.randint(5, 25) // 100
    within = projects - self_run
    in_plan = _share(within, chance.randint(20, 47) if step == 3 else chance.randint(52, 92))
    approved = _share(in_plan, chance.randint(10, 37) if step == 4 else chance.randint(42, 88))
    return "ใช่", _yes(step > 1), _yes(step > 2), projects, self_run, in_plan, approved


def fund_answers(office: str, *, everyone: bool) -> tuple[Value, ...]:
    """Return what an office answers about its welfare fund (๑.๕); `everyone` in the district has one already."""
    chance = random.Random(f"3071 fund {office}")  # noqa: S311  # same
    had = everyone or chance.random() < 0.75
    new = not had and chance.random() < 0.4
    before = chance.randint(60, 900) if had else 0
    now = before + chance.randint(0, 160) if had else chance.randint(30, 120) if new else 0
    support = chance.randint(2, 40) * 2500 if had or new else None
    return _yes(had), _yes(new), before, now, support


def _yes(what: bool) -> str:  # noqa: FBT001  # the answer itself
    return "ใช่" if what else "ไม่ใช่"


def _share(whole: int, percent: int) -> int:
    """Return about so many percent, rounded up, so that a share above a threshold stays above it."""
    return -(-whole * percent // 100)


def mueang_phrae(form: Form) -> None:
    """Texts and Thai digits; one office answers nothing, one a percentage in place of a number."""
    form.funds.answer("5401-T01", ("ใช่", "ไม่ใช่", "1,250", "๑,๔๐๒", "120,000.00"))
    form.plans.answer("5401-T02", ("มี", "ใช่", "ใช่", "๘๔", "๑๒", "๔๐", "๑๘"))
    form.plans.put("5401-A02", "I", "55%")
    form.plans.answer("5401-A08", [None] * 7)
    form.funds.answer("5401-A08", [None] * 5)


def rongkwang(form: Form) -> None:
    """Rows in another order, and two offices by their short names, without their ids."""
    for sheet in (form.plans, form.funds):
        sheet.reorder(sorted(form.offices, key=lambda office: (office[-2:], office)))
        for office, name in (("5402-A05", "อบต.ไผ่โทน"), ("5402-T02", "ทต. บ้านเวียง")):
            sheet.put(office, "A", None)
            sheet.put(office, "B", name)


def long(form: Form) -> None:
    """Formulas, and numbers with their unit."""
    form.plans.put("5403-T02", "G", Formula("48+36", 84))
    form.plans.put("5403-T02", "H", 8)
    form.plans.put("5403-T02", "I", Formula("ROUND(G5*0.6,0)", 50))
    form.plans.put("5403-T02", "J", 30)
    form.plans.answer("5403-A03", ("ใช่", "ใช่", "ใช่", "๖๕ โครงการ", "5 โครงการ", "๔๑ โครงการ", "๒๐ โครงการ"))


def sungmen(form: Form) -> None:
    """Signs in place of words, a dash in place of a number."""
    form.plans.answer("5404-A05", ("มี", "มี", "มี", 44, 4, 24, 11, "รอประชุมสภา ส.ค. ๕๙"))
    form.plans.put("5404-A12", "J", "-")


def denchai(form: Form) -> None:
    """More approved than planned, and a fund that lost members."""
    form.plans.answer("5405-T03", ("ใช่", "ใช่", "ใช่", 52, 6, 30, 34))
    form.funds.answer("5405-T02", ("ใช่", "ไม่ใช่", 412, 398, 25000))


def denchai_corrected(form: Form) -> None:
    """The same with the number of approved projects put right."""
    denchai(form)
    form.plans.put("5405-T03", "J", 14)


def song(form: Form) -> None:
    """About so many, and a number left out: blank is not 0."""
    form.plans.put("5406-A05", "I", "ประมาณ 30")
    form.plans.put("5406-A03", "H", None)


def wangchin(form: Form) -> None:
    """Exactly half and exactly two fifths; half a project; one office deleted from the sheet."""
    form.plans.answer("5407-A02", ("ใช่", "ใช่", "ใช่", 60, 10, 25, 10))
    form.plans.put("5407-A04", "I", 12.5)
    form.plans.reorder([office for office in form.offices if office != "5407-A07"])


def nongmuangkhai(form: Form) -> None:
    """All projects are the community's own, so that nothing is left to be planned; one office answers nothing."""
    form.plans.answer("5408-A05", ("ใช่", "ใช่", "ใช่", 4, 4, 0, 0))
    form.plans.answer("5408-A02", [None] * 7)
    form.funds.answer("5408-A02", [None] * 5)


FILLED: Mapping[str, tuple[str, Callable[[Form], None]]] = {
    "forms/mueang-phrae.xlsx": ("5401", mueang_phrae),
    "forms/rongkwang.xlsx": ("5402", rongkwang),
    "forms/long.xlsx": ("5403", long),
    "forms/sungmen.xlsx": ("5404", sungmen),
    "forms/denchai.xlsx": ("5405", denchai),
    "forms/song.xlsx": ("5406", song),
    "forms/wangchin.xlsx": ("5407", wangchin),
    "forms/nongmuangkhai.xlsx": ("5408", nongmuangkhai),
    "form-denchai-corrected.xlsx": ("5405", denchai_corrected),
}
"""What becomes of the form of each district, by the id of the district."""

_ALL_FUNDED = ("5407", "5408")


def forms() -> Iterator[tuple[str, bytes]]:
    """Yield the forms: the path below the inbox, and the workbook."""
    with tempfile.TemporaryDirectory() as place:
        office = open_office(found_office(Path(place) / "office", "phrae"))
        directory, asked = tuple(directory_of(office)), definitions(office)
    districts = {one.id: one for one in directory if one.kind == DISTRICT}
    for path, (district, damage) in FILLED.items():
        offices = [one.id for one in directory if one.id.startswith(f"{district}-")]
        form = Form(collection_form(asked, districts[district], directory, LETTER), offices)
        for office_id in offices:
            form.plans.answer(office_id, plan_answers(office_id))
            form.funds.answer(office_id, fund_answers(office_id, everyone=district in _ALL_FUNDED))
        damage(form)
        yield path, form.content()


if __name__ == "__main__":
    for name, workbook in forms():
        target = INBOX / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(workbook)
