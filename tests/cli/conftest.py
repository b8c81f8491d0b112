"""Run `saraban` as its users do, within the process of the test."""

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from correspondence.cli.main import run


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Saraban = Callable[..., Ran]


@pytest.fixture
def saraban(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Saraban:
    """Return a function that runs `saraban` on words, with a text on standard input if given."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("SARABAN_OFFICE", raising=False)

    def _run(*words: str | Path, stdin: str | None = None) -> Ran:
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        capsys.readouterr()
        code = run([str(word) for word in words])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return _run


@pytest.fixture
def office(saraban: Saraban, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the sample office, which is also the current directory."""
    folder = tmp_path / "office"
    assert saraban("init", folder, "--sample", "phrae").code == 0
    monkeypatch.chdir(folder)
    return folder
