"""Quick commands stay quick: what is heavy is imported only by the command that needs it."""

import subprocess
import sys

import pytest

HEAVY = ("docx", "docxtpl", "lxml", "jinja2", "tinydb", "pythainlp", "pypdfium2", "yaml", "fontTools", "xlsxwriter")


def _loaded(*words: str) -> set[str]:
    """Return the modules that a `saraban` process has imported when it ends."""
    program = (
        "import sys; from correspondence.cli.main import run; "
        f"run({list(words)!r}); print('\\nLOADED', *sorted({{name.partition('.')[0] for name in sys.modules}}))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8", check=True)
    return set(done.stdout.rpartition("LOADED")[2].split())


@pytest.mark.parametrize("words", [("digits", "--to", "thai", "1"), ("--help",), ("--version",), ("cite", "ว 845")])
def test_a_command_that_needs_no_file_format_loads_none(words: tuple[str, ...]) -> None:
    assert _loaded(*words).isdisjoint(HEAVY)


def test_digits_does_not_even_load_the_tables_of_rich() -> None:
    loaded = _loaded("digits", "--to", "thai", "1")

    assert "correspondence" in loaded
    assert "rich" not in loaded
