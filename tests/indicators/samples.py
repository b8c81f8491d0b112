"""Offices of Phrae and short ways to write what they report; the shipped definitions."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from correspondence.indicators.answers import Answer, AnswerValue, Report, Source
from correspondence.indicators.definition import Definition
from correspondence.indicators.reading import read_definition
from correspondence.letters.recipient import DISTRICT, TAMBON_MUNICIPALITY, TAMBON_ORGANISATION, Recipient

SHIPPED = Path(__file__).parents[2] / "registry" / "indicators"
REPLY = Source(
    reply="พร ๐๕๑๘/๑๒๓", dated=date(2016, 7, 29), file="วังชิ้น.xlsx", sha256="ab12" * 16, sheet="๑.๔", cell="E9"
)


def district(key: str, name: str) -> Recipient:
    return Recipient(id=key, kind=DISTRICT, name=f"อำเภอ{name}", short=f"อ.{name}", district=name)


def municipality(key: str, name: str, place: str) -> Recipient:
    return Recipient(
        id=key, kind=TAMBON_MUNICIPALITY, name=f"เทศบาลตำบล{name}", short=f"ทต.{name}", district=place, parent=key[:4]
    )


def organisation(key: str, name: str, place: str) -> Recipient:
    full = f"องค์การบริหารส่วนตำบล{name}"
    return Recipient(id=key, kind=TAMBON_ORGANISATION, name=full, short=f"อบต.{name}", district=place, parent=key[:4])


WANG_CHIN = (
    district("5407", "วังชิ้น"),
    municipality("5407-T01", "วังชิ้น", "วังชิ้น"),
    organisation("5407-A01", "วังชิ้น", "วังชิ้น"),
    organisation("5407-A02", "สรอย", "วังชิ้น"),
    organisation("5407-A03", "แม่ป้าก", "วังชิ้น"),
)
LONG = (
    district("5403", "ลอง"),
    municipality("5403-T01", "บ้านปิน", "ลอง"),
    organisation("5403-A01", "บ้านปิน", "ลอง"),
)
DIRECTORY = (WANG_CHIN[0], LONG[0], *WANG_CHIN[1:], *LONG[1:])

STEP_5: Mapping[str, AnswerValue] = {
    "team_ready": True,
    "plan_reviewed": True,
    "forum_held": True,
    "plan_projects": 60,
    "self_run": 10,
    "in_plan": 25,
    "approved": 10,
}
"""Exactly 50 % of 50 in the plan, and exactly 40 % of these approved."""


@cache
def shipped(code: str) -> Definition:
    return read_definition((SHIPPED / f"{code}.toml").read_text(encoding="utf-8"), f"{code}.toml")


def report(office: str, base: Mapping[str, AnswerValue] = STEP_5, **changed: AnswerValue | None) -> Report:
    return Report(office=office, answers={name: Answer(value, REPLY) for name, value in {**base, **changed}.items()})


def fund(office: str, *, had: bool, new: bool, before: int, now: int) -> Report:
    values = {"had_fund": had, "new_fund": new, "members_before": before, "members_now": now}
    return Report(office=office, answers={name: Answer(value, REPLY) for name, value in values.items()})
