"""Write the days off of government offices into `registry/reference/holidays.csv`; a test compares the two.

The library `holidays` (MIT) follows the holidays of banks, which are not quite those of government offices: labour day
and children's day are no days off there, and the cabinet moved or added days that banks did not take over. What the
cabinet decided goes before the library. Days are C.E. dates in ISO form.
"""

import csv
import io
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import holidays

ROOT = Path(__file__).resolve().parent.parent
YEARS = range(2012, 2028)
"""B.E. 2555 to 2570."""

HEADINGS = ("วันที่", "ชื่อ", "ที่มา")
LIBRARY = "ไลบรารี holidays"
NO_DAY_OFF = ("วันแรงงานแห่งชาติ", "วันเด็กแห่งชาติ")
SPECIAL = "วันหยุดราชการเพิ่มเป็นกรณีพิเศษ"


def _decided(day: str) -> str:
    return f"มติคณะรัฐมนตรี {day}"


CABINET: Mapping[date, tuple[str, str]] = {
    date(2015, 5, 4): (SPECIAL, _decided("27 ม.ค. 2558")),
    date(2017, 10, 26): ("วันพระราชพิธีถวายพระเพลิงพระบรมศพ รัชกาลที่ 9", _decided("25 เม.ย. 2560")),
    date(2018, 4, 12): (SPECIAL, _decided("27 ก.พ. 2561")),
    date(2019, 4, 12): (SPECIAL, _decided("12 ก.พ. 2562")),
    date(2019, 12, 30): (SPECIAL, _decided("29 ต.ค. 2562")),
    date(2020, 7, 27): ("ชดเชยวันสงกรานต์", _decided("30 มิ.ย. 2563")),
    date(2020, 9, 4): ("ชดเชยวันสงกรานต์", _decided("13 ส.ค. 2563")),
    date(2020, 9, 7): ("ชดเชยวันสงกรานต์", _decided("13 ส.ค. 2563")),
    date(2020, 11, 19): (SPECIAL, _decided("22 ก.ย. 2563")),
    date(2020, 11, 20): (SPECIAL, _decided("22 ก.ย. 2563")),
    date(2020, 12, 11): ("ชดเชยวันพ่อแห่งชาติ (เลื่อนจาก 7 ธ.ค. 2563)", _decided("22 ก.ย. 2563")),
    date(2021, 2, 12): (SPECIAL, _decided("29 ธ.ค. 2563")),
    date(2021, 4, 12): (SPECIAL, _decided("29 ธ.ค. 2563")),
    date(2021, 7, 27): (SPECIAL, _decided("29 ธ.ค. 2563")),
    date(2021, 9, 24): (SPECIAL, _decided("29 ธ.ค. 2563")),
    date(2021, 10, 22): ("ชดเชยวันปิยมหาราช (เลื่อนจาก 25 ต.ค. 2564)", _decided("29 ธ.ค. 2563")),
    date(2022, 7, 15): (SPECIAL, _decided("4 พ.ย. 2564")),
    date(2022, 7, 29): (SPECIAL, _decided("4 พ.ย. 2564")),
    date(2022, 10, 14): (SPECIAL, _decided("4 พ.ย. 2564")),
    date(2022, 12, 30): (SPECIAL, _decided("4 พ.ย. 2564")),
    date(2023, 5, 5): (SPECIAL, _decided("10 ม.ค. 2566")),
    date(2023, 7, 31): (SPECIAL, _decided("25 ก.ค. 2566")),
    date(2023, 12, 29): ("ชดเชยวันสิ้นปี (เลื่อนจาก 2 ม.ค. 2567)", _decided("24 ต.ค. 2566")),
    date(2024, 4, 12): (SPECIAL, _decided("13 ก.พ. 2567")),
    date(2024, 12, 30): (SPECIAL, _decided("24 ต.ค. 2566")),
    date(2025, 6, 2): (SPECIAL, _decided("12 พ.ย. 2567")),
    date(2025, 8, 11): (SPECIAL, _decided("12 พ.ย. 2567")),
    date(2026, 1, 2): (SPECIAL, _decided("12 พ.ย. 2567")),
}
"""Days off by a resolution of the cabinet, as the press reported it on the day."""

WORKED: Mapping[date, str] = {
    date(2020, 12, 7): _decided("22 ก.ย. 2563"),
    date(2021, 10, 25): _decided("29 ธ.ค. 2563"),
    date(2024, 1, 2): _decided("24 ต.ค. 2566"),
}
"""Days in lieu that the cabinet moved away, so that offices worked."""


def rows() -> Iterator[tuple[str, str, str]]:
    """Yield day, name and source of each day off, in order."""
    found = {day: (name, LIBRARY) for day, name in _of_library() if day not in WORKED}
    found.update(CABINET)
    for day in sorted(found):
        yield (day.isoformat(), *found[day])


def content() -> str:
    """Return the file as text."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(HEADINGS)
    writer.writerows(rows())
    return file.getvalue()


def _of_library() -> Iterator[tuple[date, str]]:
    listed = holidays.country_holidays("TH", years=YEARS, categories=("public", "government"), language="th")
    for day, names in sorted(listed.items()):
        name = "; ".join(one for one in names.split("; ") if not one.removeprefix("ชดเชย").startswith(NO_DAY_OFF))
        if name:
            yield day, name


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "registry" / "reference" / "holidays.csv"
    target.write_text(content(), encoding="utf-8", newline="\n")
    print(target)
