"""Steps that other offices could write: thresholds from above, what passes at zero, divisions within a condition."""

import pytest

from correspondence.indicators.answers import Answer, AnswerValue, Report
from correspondence.indicators.definition import Definition
from correspondence.indicators.offices import OfficeResult, compute_office
from correspondence.indicators.reading import read_definition
from tests.indicators.samples import WANG_CHIN
from tests.indicators.test_definition import SMALL

WITH_TEXT = '[[fields]]\nname = "started"\nlabel = "เริ่ม"\ntype = "date"\nrequired = false\n\n'


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SARABAN_LANG", "en")


def stepped(step: str) -> Definition:
    return read_definition(f'{SMALL}\n{WITH_TEXT}[[steps]]\nnumber = 1\nlabel = "ใช้จ่าย"\n{step}\n')


def at(step: str, **values: AnswerValue) -> OfficeResult:
    report = Report(office="5407", answers={name: Answer(value) for name, value in values.items()})
    return compute_office(stepped(step), WANG_CHIN[0], report)


RATIO = 'numerator = "spent"\ndenominator = "budget"\n'


@pytest.mark.parametrize(
    ("step", "spent", "budget", "reached", "why"),
    [
        (RATIO + "at_most = 80", 80, 100, 1, "all steps are passed"),
        (RATIO + "at_most = 80", 81, 100, 0, "step 1: not passed, 81 of 100 is 81 %, more than 80 %"),
        (RATIO + 'at_least = 5\nwhen_zero = "pass"', 0, 0, 1, "all steps are passed"),
        (RATIO + "at_least = 0", 0, 0, 0, "step 1: not passed, since there is nothing to divide by"),
        ('when = "spent / budget > 0.5"', 0, 0, 0, "step 1: not passed, since there is nothing to divide by"),
        ('when = "spent / budget > 0.5"\nwhen_zero = "pass"', 0, 0, 1, "all steps are passed"),
        ('numerator = "spent / budget"\ndenominator = "2"\nat_least = 1', 0, 0, 0, "nothing to divide by"),
        ('numerator = "spent"\ndenominator = "spent - budget - budget"\nat_least = 1', 5, 10, 0, "is -33.3333 %"),
    ],
)
def test_a_step_is_decided_exactly(step: str, spent: int, budget: int, reached: int, why: str) -> None:
    result = at(step, spent=spent, budget=budget)
    assert result.step == reached
    assert why in str(result.why)


def test_each_way_of_passing_says_so() -> None:
    assert str(at(RATIO + "at_most = 80", spent=8, budget=100).steps[0].why) == (
        "step 1: passed, 8 of 100 is 8 %, at most 80 %"
    )
    assert str(at(RATIO + "at_least = 80", spent=80, budget=100).steps[0].why) == (
        "step 1: passed, 80 of 100 is 80 %, at least 80 %"
    )
    assert str(at('when = "spent > 0"', spent=8, budget=9).steps[0].why) == "step 1: done (ใช้จ่าย)"
    assert str(at(RATIO + 'at_least = 5\nwhen_zero = "pass"', spent=0, budget=0).steps[0].why) == (
        "step 1: passed, since there is nothing to divide by"
    )


def test_an_answer_of_another_kind_does_not_fit_a_day() -> None:
    result = at('when = "spent > 0"', spent=8, budget=9, started=5)
    assert str(result.why) == "the figures are held until corrected: เริ่ม: 5 is no day"
