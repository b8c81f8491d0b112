"""The terminal sessions of the READMEs are true: each command is run and must answer what the page says."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SESSION = re.compile(r"```console\n(.*?)```", re.DOTALL)


def _steps(page: str) -> list[tuple[str, str]]:
    """Return the commands of a page's sessions, each with the answer that the page shows."""
    text = "".join(SESSION.findall((ROOT / page).read_text(encoding="utf-8")))
    pieces = re.split(r"^\$ (.*)\n", text, flags=re.MULTILINE)[1:]
    return list(zip(pieces[::2], pieces[1::2], strict=True))


def _answer(command: str, folder: Path, language: str) -> str:
    scripts = Path(sys.executable).parent
    environment = os.environ | {"SARABAN_LANG": language, "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}"}
    environment.pop("SARABAN_OFFICE", None)
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.stdout


@pytest.mark.skipif(os.name == "nt", reason="the sessions are those of a Unix shell")
@pytest.mark.parametrize(("page", "language"), [("README.md", "en"), ("README.th.md", "th")])
def test_each_command_of_the_session_answers_as_the_page_says(page: str, language: str, tmp_path: Path) -> None:
    folder = tmp_path
    steps = _steps(page)
    assert len(steps) > 5

    for command, shown in steps:
        if command.startswith("cd "):
            folder = folder / shlex.split(command)[1]
        else:
            assert (command, _answer(command, folder, language)) == (command, shown)


@pytest.mark.parametrize("page", ["README.md", "README.th.md"])
def test_the_pages_open_with_the_two_commands(page: str) -> None:
    top = (ROOT / page).read_text(encoding="utf-8")[:2000]

    assert "make demo" in top
    assert "make test" in top
