"""What every test shares: the user's language and the shipped sample letter."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from correspondence.documents import kept
from correspondence.resources import share

# How long an example takes says nothing on a machine that does other things too.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew-golden", action="store_true", help="write tests/golden anew from what is made now")


@pytest.fixture(autouse=True)
def _english_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SARABAN_LANG", "en")


@pytest.fixture(autouse=True, scope="session")
def _cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the user's programs out of the tests, and theirs out of the user's cache; built fonts stay there."""
    folder = tmp_path_factory.mktemp("cache") / "programs"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept, "folder_of", lambda: folder)
        yield


@pytest.fixture(scope="session")
def phrae_letter() -> Path:
    return share() / "registry" / "sample" / "phrae-circular-3071.txt"
