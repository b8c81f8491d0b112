"""What the tests of documents share: the sample letter, small Word files, and the flag that renews golden parts."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from correspondence.letters.letter import Letter
from tests.documents.phrae import PHRAE
from tests.documents.wordmaker import word_file


@pytest.fixture
def renew_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--renew-golden", default=False))


@pytest.fixture(scope="session")
def phrae() -> Letter:
    return PHRAE


@pytest.fixture
def template(tmp_path: Path) -> Callable[..., Path]:
    """Make a template of plain lines: `template("เรื่อง {{ subject }}")`."""

    def make(*lines: str, **others: Any) -> Path:
        return word_file(tmp_path / "form.docx", *lines, **others)

    return make
