"""Every figure of the report on Phrae, reckoned once more by plain loops over the cells of the returned forms.

Nothing of the engine is used here: neither its reader of forms, nor its definitions, nor its arithmetic.
"""

import csv
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import ceil
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree
from python_calamine import CalamineWorkbook

ROOT = Path(__file__).parents[2]
PHRAE = ROOT / "registry" / "sample" / "phrae"
FORMS = (*sorted((PHRAE / "inbox" / "forms").glob("*.xlsx")), PHRAE / "inbox" / "form-denchai-corrected.xlsx")
PLANS, FUNDS = "ตัวชี้วัด ๑.๔", "ตัวชี้วัด ๑.๕"
TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
WRONG = "wrong"
TARGETS = tomllib.loads((ROOT / "registry" / "indicators" / "1.5.toml").read_text("utf-8"))["targets"]

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"

Cells = Sequence[Any]


@dataclass
class Area:
    """What a district comes to, for one indicator."""

    expected: int = 0
    reported: int = 0
    counted: int = 0
    held: int = 0
    blank: int = 0
    steps: Counter[int] = field(default_factory=Counter)

    def add(self, other: "Area") -> None:
        self.expected += other.expected
        self.reported += other.reported
        self.counted += other.counted
        self.held += other.held
        self.blank += other.blank
        self.steps += other.steps


@dataclass(frozen=True)
class Place:
    key: str
    short: str
    district: str


def _directory() -> Iterator[Place]:
    with (PHRAE / "recipients.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["ประเภท"] != "อำเภอ":
                yield Place(row["รหัส"], row["ชื่อย่อ"], f"อำเภอ{row['อำเภอ']}")


PLACES = {one.key: one for one in _directory()}
DISTRICTS = list(dict.fromkeys(one.district for one in PLACES.values()))


def _answers(sheet: str) -> dict[str, Cells]:
    """Return the cells of each office from column D, of the last form that names it."""
    found: dict[str, Cells] = {}
    for path in FORMS:
        rows = CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python(skip_empty_area=False)
        for row in rows[3:]:
            short = str(row[1]).replace(" ", "")
            keys = [one.key for one in PLACES.values() if row[0] == one.key or (not row[0] and one.short == short)]
            assert len(keys) == 1, row
            if any(cell != "" for cell in row[3:8]):
                found[keys[0]] = row[3:]
    return found


def _yes(cell: object) -> bool:
    assert cell in {"ใช่", "มี", "ไม่ใช่", "ไม่มี"}, cell
    return cell in {"ใช่", "มี"}


def _whole(cell: object) -> int | str | None:
    text = str(cell).translate(TO_ARABIC).replace(",", "").removesuffix("โครงการ").strip()
    if not text:
        return None
    return int(float(text)) if re.fullmatch(r"\d+(\.0+)?", text) else WRONG


def _reached(cells: Cells) -> int | str:
    """Return the step that an office reached in ๑.๔, or "held" or "blank"."""
    numbers = [_whole(cell) for cell in cells[3:7]]
    if WRONG in numbers:
        return "held"
    if None in numbers:
        return "blank"
    projects, self_run, in_plan, approved = (int(number or 0) for number in numbers)
    if self_run > projects or in_plan > projects - self_run or approved > in_plan:
        return "held"
    passed = [
        *(_yes(cell) for cell in cells[:3]),
        projects > self_run and 100 * in_plan >= 50 * (projects - self_run),
        in_plan > 0 and 100 * approved >= 40 * in_plan,
    ]
    return (*passed, False).index(False)


def _score(percent: Fraction) -> Fraction:
    """Return the score: 60, 70, 80, 90 and 100 percent are 1 to 5, in between it grows evenly."""
    return min(max(1 + (percent - 60) / 10, Fraction(1)), Fraction(5))


def _rounded(number: Fraction, digits: int) -> str:
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    return f"{exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP):f}".translate(TO_THAI)


def _thai(number: object) -> str:
    return str(number).translate(TO_THAI)


STEPS: Mapping[str, int | str] = {key: _reached(cells) for key, cells in _answers(PLANS).items()}
MONEY = _answers(FUNDS)


def _plans() -> dict[str, Area]:
    found = {name: Area() for name in DISTRICTS}
    for key, place in PLACES.items():
        area = found[place.district]
        area.expected += 1
        step = STEPS.get(key)
        area.reported += step is not None
        area.held += step == "held"
        area.blank += step == "blank"
        if isinstance(step, int):
            area.counted += 1
            area.steps[step] += 1
    return found


def _whole_of(areas: Mapping[str, Area]) -> Area:
    whole = Area()
    for area in areas.values():
        whole.add(area)
    return whole


def _funds(district: str) -> tuple[str, int, int] | None:
    """Return which result of ๑.๕ a district has, what it counts and its target; None while that is not known."""
    keys = [key for key, place in PLACES.items() if place.district == district]
    told = [MONEY[key] for key in keys if key in MONEY]
    if all(_yes(cells[0]) for cells in told):
        if len(told) < len(keys):
            return None
        more = sum(int(_whole(cells[3]) or 0) - int(_whole(cells[2]) or 0) for cells in told)
        return "members", more, TARGETS["members"][district]
    return "funds", sum(_yes(cells[1]) for cells in told), TARGETS["funds"][district]


@pytest.fixture
def report(saraban: Any, office: Path) -> Any:
    """Return the report as a Word document."""
    taken = saraban("indicator", "intake", "inbox/forms", "inbox/form-denchai-corrected.xlsx", "--on", "1 ส.ค. 2559")
    assert taken.code == 0, taken.err
    assert saraban("report", "build", "--as-of", "5 ส.ค. 2559", "--sheet", "report.docx").code == 0
    return docx.Document(str(office / "report.docx"))


def _tables(report: Any, heading: str) -> list[list[list[str]]]:
    """Return the rows below the heading row of each table whose first heading is this."""
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in report.tables]
    return [rows[1:] for rows in tables if rows[0][0] == heading]


def test_the_forms_are_all_of_phrae_and_partly_dirty() -> None:
    assert len(PLACES) == 83
    assert len(FORMS) == 9
    assert Counter(str(step) for step in STEPS.values())["held"] == 4
    assert len(STEPS) == 80
    assert len(MONEY) == 81


def test_the_districts_of_1_4_are_as_reckoned_by_hand(report: Any) -> None:
    areas = _plans()
    rows = _tables(report, "พื้นที่")[0]
    assert [row[0] for row in rows] == [*DISTRICTS, "จังหวัดแพร่"]
    for (_, reported, result, score, weighted, steps), area in zip(
        rows, [*areas.values(), _whole_of(areas)], strict=True
    ):
        percent = Fraction(100 * area.steps[5], area.counted)
        usable = f" (ใช้ได้\u00a0{area.counted})" if area.counted < area.reported else ""
        assert reported == _thai(f"{area.reported}/{area.expected}{usable}")
        assert result == f"ร้อยละ {_rounded(percent, 2)}"
        assert score == _rounded(_score(percent), 4)
        assert weighted == _rounded(_score(percent) * 5 / 100, 4)
        wanted = ", ".join(f"{step} ({area.steps[step]})" for step in sorted(area.steps))
        assert steps.replace("\xa0", " ") == _thai(wanted)


def test_each_office_of_1_4_has_the_step_and_the_reason_as_reckoned_by_hand(report: Any) -> None:
    shown = {row[0]: row for row in _tables(report, "หน่วยงาน")[1] if len(set(row)) > 1}
    cells = _answers(PLANS)
    assert set(shown) == {PLACES[key].short for key in STEPS}
    for key, step in STEPS.items():
        _, state, why, source = shown[PLACES[key].short]
        assert state == {"held": "รอแก้ไข", "blank": "ข้อมูลไม่ครบ"}.get(str(step), _thai(step))
        assert re.fullmatch(r"\[[๑-๙]\] D\d+:[JK]\d+", source)
        if step == 5:
            assert why == "ผ่านทุกขั้นตอน"
        elif step in {3, 4}:
            projects, self_run, in_plan, approved = (int(_whole(cell) or 0) for cell in cells[key][3:7])
            part, of = (in_plan, projects - self_run) if step == 3 else (approved, in_plan)
            if of:
                percent = _rounded(Fraction(100 * part, of), 4).rstrip("๐").rstrip(".")
                assert f"{_thai(part)} จาก {_thai(of)} คือร้อยละ {percent} น้อยกว่า" in why


def test_those_nearest_to_the_next_step_lack_what_was_reckoned_by_hand(report: Any) -> None:
    wanted = Counter[str]()
    for key, cells in _answers(PLANS).items():
        step = STEPS[key]
        if step in {3, 4}:
            projects, self_run, in_plan, approved = (int(_whole(cell) or 0) for cell in cells[3:7])
            lacking = (
                ceil(Fraction(50 * (projects - self_run), 100)) - in_plan
                if step == 3
                else ceil(Fraction(40 * in_plan, 100)) - approved
            )
            if lacking:
                line = f"{PLACES[key].short}: ขาดอีก {lacking} โครงการ ถึงขั้นตอนที่ {int(step) + 1}"
                wanted[_thai(line)] += 1
    shown = [one.text.removeprefix("–\t") for one in report.paragraphs if "ขาดอีก" in one.text]
    assert Counter(shown) == wanted
    lacks = [int(re.findall(r"ขาดอีก (\S+)", line)[0].translate(TO_ARABIC)) for line in shown]
    assert lacks == sorted(lacks)


def test_the_districts_of_1_5_are_as_reckoned_by_hand(report: Any) -> None:
    rows = {row[0]: row for row in _tables(report, "พื้นที่")[1]}
    sums = {"members": [0, 0], "funds": [0, 0]}
    for district in DISTRICTS:
        keys = [key for key, place in PLACES.items() if place.district == district]
        assert rows[district][1] == _thai(f"{sum(key in MONEY for key in keys)}/{len(keys)}")
        found = _funds(district)
        if found is None:
            assert rows[district][2:] == ["–", "–", "–"]
            continue
        name, count, target = found
        sums[name][0] += count
        sums[name][1] += target
        percent = Fraction(100 * count, target)
        assert rows[district][2].endswith(f" ร้อยละ {_rounded(percent, 2)}")
        assert rows[district][3] == _rounded(_score(percent), 4)
        assert rows[district][4] == _rounded(_score(percent) * 5 / 100, 4)
    members, funds = (Fraction(100 * count, target) for count, target in sums.values())
    score = (_score(members) + _score(funds)) / 2
    whole = rows["จังหวัดแพร่"]
    assert whole[1] == _thai(f"{len(MONEY)}/83")
    assert [line.split()[-1] for line in whole[2].split("\n")] == [_rounded(members, 2), _rounded(funds, 2)]
    assert whole[3:] == [_rounded(score, 4), _rounded(score * 5 / 100, 4)]


def test_each_office_of_1_5_is_shown_with_its_answers(report: Any) -> None:
    rows = [rows for rows in _tables(report, "หน่วยงาน") if any(len(row) > 2 and row[1] == "ครบถ้วน" for row in rows)][-1]
    shown = {row[0]: row[2].split(" · ") for row in rows if len(set(row)) > 1}
    assert set(shown) == {PLACES[key].short for key in MONEY}
    for key, cells in MONEY.items():
        had, new, before, now, _ = shown[PLACES[key].short]
        assert [had, new] == ["ใช่" if _yes(cell) else "ไม่ใช่" for cell in cells[:2]]
        assert [int(number.replace(",", "").translate(TO_ARABIC)) for number in (before, now)] == [
            _whole(cell) for cell in cells[2:4]
        ]


def test_the_summary_adds_up(report: Any) -> None:
    (rows,) = _tables(report, "รหัส")
    areas = [_tables(report, "พื้นที่")[place][-1] for place in (0, 1)]
    for row, area in zip(rows, areas, strict=False):
        assert row[3:] == area[1:5]
    scores = [Fraction(row[5].translate(TO_ARABIC)) for row in rows[:2]]
    whole = _whole_of(_plans())
    exact = _score(Fraction(100 * whole.steps[5], whole.counted))
    assert rows[0][5] == _rounded(exact, 4)
    assert rows[2][6] == _rounded(sum((Fraction(row[6].translate(TO_ARABIC)) for row in rows[:2]), Fraction()), 4)
    (line,) = (one.text for one in report.paragraphs if one.text.startswith("คะแนนเฉลี่ยถ่วงน้ำหนัก"))
    shown = Fraction(re.findall(r"[๐-๙]+\.[๐-๙]+", line)[0].translate(TO_ARABIC))
    assert abs(shown - sum(scores, Fraction()) / 2) <= Fraction(1, 10_000)
    said = [one.text for one in report.paragraphs if one.text.startswith("รายงานแล้ว")]
    states = f"ไม่ครบ {whole.blank} รอแก้ไข {whole.held} ยังไม่รายงาน {83 - whole.reported}"
    assert said[0] == _thai(f"รายงานแล้ว {whole.reported} จาก 83 แห่ง ({states})")


def test_the_silent_are_those_without_answers(report: Any) -> None:
    for rows, told in zip(_tables(report, "อำเภอ"), (STEPS, MONEY), strict=True):
        silent = [(place.district, place.short) for key, place in PLACES.items() if key not in told]
        shown = [(district, name) for district, _, names in rows for name in re.split(r"[,\s]+", names)]
        assert shown == silent
        assert [row[1] for row in rows] == [_thai(sum(one[0] == row[0] for one in silent)) for row in rows]


def _bars(chart: bytes) -> dict[str, Fraction]:
    tree = etree.fromstring(chart)
    texts = {
        kind: {
            point.attrib["idx"]: "".join(str(text) for text in point.itertext())
            for point in tree.iterfind(f".//{CHART}{kind}//{CHART}pt")
        }
        for kind in ("cat", "val")
    }
    return {name: Fraction(texts["val"][at]) for at, name in texts["cat"].items() if at in texts["val"]}


def test_the_charts_show_the_same_figures(report: Any) -> None:
    charts = {str(part.partname): part.blob for part in report.part.package.iter_parts()}
    plans, funds = (_bars(charts[name]) for name in sorted(charts) if "/charts/chart" in name)
    areas = _plans()
    wanted = {name: Fraction(100 * area.steps[5], area.counted) for name, area in areas.items()}
    assert {name: _rounded(bar, 2) for name, bar in plans.items()} == {
        name: _rounded(percent, 2) for name, percent in wanted.items()
    }
    told = {name: found for name in DISTRICTS if (found := _funds(name))}
    assert {name: _rounded(bar, 2) for name, bar in funds.items()} == {
        name: _rounded(Fraction(100 * count, target), 2) for name, (_, count, target) in told.items()
    }


def test_the_workbook_has_the_same_figures(saraban: Any, report: Any, office: Path) -> None:
    assert report
    assert saraban("report", "build", "--as-of", "5 ส.ค. 2559", "--sheet", "report.xlsx").code == 0
    book = CalamineWorkbook.from_path(office / "report.xlsx")
    rows = book.get_sheet_by_name("รายอำเภอ").to_python()[2:]
    areas = _plans()
    for district, row in zip(DISTRICTS, rows, strict=False):
        area = areas[district]
        assert row[2] == district
        assert row[5:7] == [area.steps[5], area.counted]
        assert row[12:18] == [
            area.expected, area.reported, area.counted, area.blank, area.held, area.expected - area.reported,
        ]  # fmt: skip
    detail = {row[3]: row for row in book.get_sheet_by_name("รายแห่ง").to_python()[2:] if row[0] == "๑.๔"}
    whole = _whole_of(areas)
    assert Counter(row[4] for row in detail.values()) == {
        "ครบถ้วน": whole.counted,
        "รอแก้ไข": whole.held,
        "ข้อมูลไม่ครบ": whole.blank,
        "ยังไม่รายงาน": whole.expected - whole.reported,
    }
    steps = Counter(int(str(row[5]).removesuffix(".0")) for row in detail.values() if row[4] == "ครบถ้วน")
    assert steps == whole.steps
