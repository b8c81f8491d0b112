"""What the tests of documents share: the sample letter, small Word files, and the flag that renews golden parts."""

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from correspondence.letters.letter import Letter


def _beside(name: str) -> ModuleType:
    """Import a module that lies beside the tests, which are no package."""
    full = f"tests_documents_{name}"
    if full not in sys.modules:
        spec = importlib.util.spec_from_file_location(full, Path(__file__).with_name(f"{name}.py"))
        assert spec is not None
        assert spec.loader is not None
        sys.modules[full] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[full])
    return sys.modules[full]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew-golden", action="store_true", help="write tests/golden anew from what is made now")


@pytest.fixture
def renew_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--renew-golden", default=False))


@pytest.fixture(scope="session")
def phrae() -> Letter:
    letter: Letter = _beside("phrae").PHRAE
    return letter


@pytest.fixture
def template(tmp_path: Path) -> Callable[..., Path]:
    """Make a template of plain lines: `template("เรื่อง {{ subject }}")`."""

    def make(*lines: str, **others: object) -> Path:
        path: Path = _beside("wordmaker").word_file(tmp_path / "form.docx", *lines, **others)
        return path

    return make
