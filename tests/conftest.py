"""What every test shares: the user's language and the shipped sample letter."""

from pathlib import Path

import pytest
from hypothesis import settings

from correspondence.resources import share

# How long an example takes says nothing on a machine that does other things too.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew-golden", action="store_true", help="write tests/golden anew from what is made now")


@pytest.fixture(autouse=True)
def _english_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SARABAN_LANG", "en")


@pytest.fixture(scope="session")
def phrae_letter() -> Path:
    return share() / "registry" / "sample" / "phrae-circular-3071.txt"
