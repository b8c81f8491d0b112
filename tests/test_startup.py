"""Quick commands stay quick: what is heavy is imported only by the command that needs it."""

import subprocess
import sys
from pathlib import Path

import pytest

from correspondence.office.founding import found_office

HEAVY = ("docx", "docxtpl", "lxml", "jinja2", "tinydb", "pythainlp", "pypdfium2", "yaml", "fontTools", "xlsxwriter")

_RUN = "from correspondence.cli.main import run; run({words!r})"


def _loaded(*words: str) -> set[str]:
    """Return the modules that a `saraban` process has imported when it ends."""
    ending = "print('\\nLOADED', *sorted({name.partition('.')[0] for name in sys.modules}))"
    program = f"import sys; {_RUN.format(words=list(words))}; {ending}"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8", check=True)
    return set(done.stdout.rpartition("LOADED")[2].split())


@pytest.mark.parametrize("words", [("digits", "--to", "thai", "1"), ("--help",), ("--version",), ("cite", "ว 845")])
def test_a_command_that_needs_no_file_format_loads_none(words: tuple[str, ...]) -> None:
    assert _loaded(*words).isdisjoint(HEAVY)


def test_digits_does_not_even_load_the_tables_of_rich() -> None:
    loaded = _loaded("digits", "--to", "thai", "1")

    assert "correspondence" in loaded
    assert "rich" not in loaded


def test_looking_at_a_letter_loads_no_file_format(tmp_path: Path) -> None:
    office = found_office(tmp_path / "office", "phrae")
    words = ("--office", str(office), "letter", "list")
    loaded = _loaded(*words)

    assert "correspondence" in loaded
    assert loaded.isdisjoint(HEAVY)


def test_shell_completion_loads_no_file_format(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "_SARABAN_COMPLETE": "complete_bash",
        "COMP_WORDS": "saraban letter se",
        "COMP_CWORD": "2",
    }.items():
        monkeypatch.setenv(name, value)
    program = "import sys, atexit; atexit.register(lambda: print('LOADED', *sys.modules)); " + _RUN.format(words=[])
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8", check=True)

    said, _, loaded = done.stdout.rpartition("LOADED")
    assert "search" in said
    assert {name.partition(".")[0] for name in loaded.split()}.isdisjoint(HEAVY)
