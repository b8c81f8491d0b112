"""Definitions: the shipped ones are sound, and a mistake is told with file, line, indicator and field."""

import tomllib
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from correspondence.indicators.definition import FieldType, Reporters
from correspondence.indicators.finding import DefinitionError
from correspondence.indicators.reading import check_definition, read_definition
from tests.indicators.samples import SHIPPED, shipped

SMALL = """\
code = "๒.๑"
title = "ร้อยละของอำเภอที่เบิกจ่ายงบประมาณ"
unit = "ร้อยละ"
reporters = "district"
fiscal_year = 2559
period_start = "1 ตุลาคม 2558"
period_end = 2016-07-31

[score]
weight = 2.5
levels = [50, 60.5, 70, 80, "๙๐"]

[[fields]]
name = "budget"
label = "งบประมาณ"
type = "money"

[[fields]]
name = "spent"
label = "เบิกจ่าย"
type = "money"
max = 1_000_000

[[fields]]
name = "note"
label = "หมายเหตุ"
type = "text"
required = false

[[checks]]
rule = "spent <= budget"
message = "เบิกจ่ายเกินงบประมาณ"

[[results]]
name = "spending"
label = "ร้อยละการเบิกจ่าย"
numerator = "spent"
denominator = "budget"
"""


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SARABAN_LANG", "en")


@pytest.mark.parametrize(("file", "code"), [("1.4.toml", "1.4"), ("1.5.toml", "1.5"), ("new/indicator.toml", "9.9")])
def test_a_shipped_definition_has_nothing_to_find(file: str, code: str) -> None:
    text = (SHIPPED / file).read_text(encoding="utf-8")
    assert check_definition(text, file) == []
    assert read_definition(text, file).code == code


def test_the_shipped_1_4_has_the_thresholds_of_the_circular() -> None:
    steps = shipped("1.4").steps
    assert [step.at_least for step in steps] == [None, None, None, 50, 40]
    assert steps[3].denominator is not None
    assert steps[3].denominator.text == "plan_projects - self_run"


def test_the_shipped_1_5_has_the_targets_of_the_circular() -> None:
    funds, members = shipped("1.5").measure("funds"), shipped("1.5").measure("members")
    assert funds is not None
    assert members is not None
    assert (funds.targets["ทั้งประเทศ"], members.targets["ทั้งประเทศ"]) == (848, 611_676)


def test_an_indicator_is_added_by_writing_a_file_only() -> None:
    definition = read_definition(SMALL)
    assert (definition.code, definition.reporters, definition.weight) == ("2.1", Reporters.DISTRICT, Fraction(5, 2))
    assert (definition.start, definition.end) == (date(2015, 10, 1), date(2016, 7, 31))
    assert definition.measures[0].scale is not None
    assert definition.measures[0].scale.levels == (50, Fraction(121, 2), 70, 80, 90)
    assert [field.type for field in definition.fields] == [FieldType.MONEY, FieldType.MONEY, FieldType.TEXT]
    assert [field.least for field in definition.fields] == [0, 0, None]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            '"spent <= budget"',
            '"spent <= budgets"',
            "line 31, indicator 2.1, checks 1, rule: there is no figure called",
        ),
        ('"spent <= budget"', '"spent - budget"', "line 31, indicator 2.1, checks 1, rule: a condition is needed"),
        ('"spent <= budget"', '"note <= budget"', "checks 1, rule: there is no figure called note"),
        ('"spent"\ndenominator', '"spent."\ndenominator', "line 37, indicator 2.1, spending, numerator: “.” is not"),
        ('"money"\nmax', '"monny"\nmax', "line 21, indicator 2.1, spent, type: “monny” is none of: count, number"),
        ("weight = 2.5", "wieght = 2.5", "line 10, indicator 2.1, score, wieght: there is no such key; do you mean"),
        ("weight = 2.5", "weight = -1", "line 10, indicator 2.1, score, weight: it cannot be less than 0"),
        ("weight = 2.5", 'weight = "มาก"', "line 10, indicator 2.1, score, weight: “มาก” is not a number"),
        ("weight = 2.5", "weight = 1e99", "score, weight: a number is needed here, of up to 15 digits"),
        ("weight = 2.5", "weight = nan", "score, weight: a number is needed here, of up to 15 digits"),
        ("70, 80", "80, 70", "line 11, indicator 2.1, score, levels: write five levels"),
        ("[50, 60.5, 70, 80,", "[50,", "line 11, indicator 2.1, score, levels: write five levels"),
        ('name = "spent"', 'name = "budget"', "budget, name: there are two fields of this name"),
        ('name = "spent"', 'name = "จ่าย"', "จ่าย, name: a name is of small English letters"),
        ('name = "spent"', 'name = "target"', "target, name: a name is of small English letters"),
        ("fiscal_year = 2559", "fiscal_year = 2016", "line 5, indicator 2.1, fiscal_year: write the fiscal year"),
        ('"1 ตุลาคม 2558"', "2559-10-01", "line 6, indicator 2.1, period_start: write a day in quotes"),
        ('"1 ตุลาคม 2558"', '"31 เมษายน 2559"', "line 6, indicator 2.1, period_start: write a day in quotes"),
        ("2016-07-31", "2014-07-31", "line 7, indicator 2.1, period_end: the period ends before it begins"),
        ('"district"', '"province"', "line 4, indicator 2.1, reporters: “province” is none of: local-office, district"),
        ("[[checks]]", "[checks]", "checks: write this table with two brackets: [[checks]]"),
        ("[[results]]", "[[result]]", "result: there is no such key; do you mean results?"),
        ('label = "เบิกจ่าย"', "", "line 18, indicator 2.1, spent: label is missing"),
        ('denominator = "budget"', "", "line 34, indicator 2.1, spending: denominator is missing"),
        ('denominator = "budget"', 'denominator = "reached"', "“reached” is used; say in reached_when"),
        ('denominator = "budget"', 'denominator = "step_sum"', "“step_sum” is used, and there are no steps"),
        ("max = 1_000_000", "max = -5", "line 22, indicator 2.1, spent, max: the largest value is less"),
        ("required = false", "max = 3", "note, max: only a number has a smallest and a largest value"),
        ('unit = "ร้อยละ"', "unit = 5", "line 3, indicator 2.1, unit: a text in quotes is needed here"),
        ('title = "ร้อย', "title = ร้อย", 'line 2: “title = ร้อยละของอำเภอที่เบิกจ่ายงบประมาณ"” cannot be read'),
        ('unit = "ร้อยละ"', 'code = "2.2"', "cannot be read"),
        ('code = "๒.๑"', "", "code is missing"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_field(old: str, new: str, sentence: str) -> None:
    assert old in SMALL
    with pytest.raises(DefinitionError) as error:
        read_definition(SMALL.replace(old, new, 1), "2.1.toml")
    assert "Traceback" not in str(error.value)
    told = [str(finding.sentence) for finding in error.value.findings]
    assert any(sentence in each and each.startswith("2.1.toml") for each in told), told


@pytest.mark.parametrize(
    ("step", "reason"),
    [
        ('number = 2\nlabel = "ก"\nwhen = "spent > 0"', "numbered 1, 2, 3"),
        ('number = 1\nlabel = "ก"', "needs either when, or numerator"),
        ('number = 1\nlabel = "ก"\nwhen = "spent > 0"\nnumerator = "spent"', "needs either when, or numerator"),
        ('number = 1\nlabel = "ก"\nnumerator = "spent"\ndenominator = "budget"', "either at_least or at_most"),
        ('number = 1\nlabel = "ก"\nnumerator = "spent"\nat_least = 5', "either at_least or at_most"),
        ('number = 1\nlabel = "ก"\nwhen = "spent > 0"\nat_most = 5', "a threshold needs a numerator"),
        ('number = 1\nlabel = "ก"\nwhen = "spent > 0"\nwhen_zero = "ok"', "is none of: fail, pass"),
    ],
)
def test_a_step_is_a_condition_or_a_ratio_with_one_threshold(step: str, reason: str) -> None:
    told = [str(finding.sentence) for finding in check_definition(f"{SMALL}\n[[steps]]\n{step}\n")]
    assert any(reason in each for each in told), told


def test_all_mistakes_are_found_in_one_go() -> None:
    broken = SMALL.replace("spent <= budget", "x").replace("monny", "money").replace("fiscal_year = 2559", "")
    findings = check_definition(broken.replace('unit = "ร้อยละ"', "unit = 1"))
    assert {finding.field for finding in findings} == {"checks 1, rule", "fiscal_year", "unit"}


def test_what_is_left_out_on_purpose_is_only_remarked() -> None:
    findings = check_definition(SMALL.replace("weight = 2.5", ""))
    assert [(finding.fatal, str(finding.what)) for finding in findings] == [
        (False, "no weight is set, so the weighted score stays empty")
    ]
    without_target = check_definition(SMALL.replace('denominator = "budget"', 'denominator = "target"'))
    assert [finding.fatal for finding in without_target] == [False]


@settings(max_examples=150)
@given(st.data())
def test_a_damaged_file_is_told_of_and_never_breaks_the_program(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(SMALL)))
    length = data.draw(st.integers(0, 40))
    damage = data.draw(st.text(alphabet='[]{}"=\n#,.-0 สก\\\x00', max_size=8))
    text = SMALL[:start] + damage + SMALL[start + length :]
    findings = check_definition(text, "2.1.toml")
    assert all(str(finding.sentence) for finding in findings)
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        assert findings


@pytest.mark.parametrize(
    "text", ["", "a" * 300_000, "[" * 5000, "x = " + "[" * 3000, "\ufeff" + SMALL, "fields = 1", "score = 2"]
)
def test_odd_files_are_findings(text: str) -> None:
    assert check_definition(text) or text.endswith(SMALL)
