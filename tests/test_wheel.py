"""The wheel, installed in a fresh environment outside the checkout, makes a letter."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DRAFT = "เรื่อง: ขอเชิญประชุม\nเวียน: ใช่\nเรียน: [นายอำเภอ ทุกอำเภอ]\nข้อความ: ด้วยจังหวัดจะจัดประชุม จึงเรียนมาเพื่อทราบ\n"


def _run(command: list[str | Path], folder: Path) -> str:
    done = subprocess.run(
        command,
        cwd=folder,
        env=os.environ | {"SARABAN_LANG": "en"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    _run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", folder, ROOT],
        folder,
    )
    return next(folder.glob("*.whl"))


@pytest.mark.wheel
def test_the_wheel_holds_the_shipped_files_and_no_live_ones(wheel: Path) -> None:
    from zipfile import ZipFile

    names = ZipFile(wheel).namelist()

    assert "correspondence/share/templates/external.docx" in names
    assert "correspondence/share/registry/sample/phrae-circular-3071.txt" in names
    assert "correspondence/locale/th/LC_MESSAGES/correspondence.mo" in names
    assert {name.split("/")[3] for name in names if name.startswith("correspondence/share/registry/")} == {
        "indicators",
        "reference",
        "sample",
    }
    assert not [name for name in names if name.startswith(("tests/", "tools/"))]


def _constraints(folder: Path) -> Path:
    """Write the versions of the lock file without their hashes, which a local wheel cannot have."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    path = folder / "constraints.txt"
    path.write_text("\n".join(line.rstrip(" \\") for line in lock.splitlines() if re.match(r"[a-z0-9-]+==", line)))
    return path


@pytest.mark.wheel
def test_a_letter_is_made_in_a_fresh_environment_with_nothing_but_the_wheel(wheel: Path, tmp_path: Path) -> None:
    _run([sys.executable, "-m", "venv", "env"], tmp_path)
    scripts = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin")
    _run([scripts / "python", "-m", "pip", "install", "-q", "-c", _constraints(tmp_path), wheel], tmp_path)
    (tmp_path / "draft.yaml").write_text(DRAFT, encoding="utf-8")

    _run([scripts / "saraban", "init", "office", "--sample", "phrae"], tmp_path)
    _run([scripts / "saraban", "-C", "office", "letter", "issue", "draft.yaml"], tmp_path)

    assert list((tmp_path / "office" / "outbox").rglob("*.docx"))
