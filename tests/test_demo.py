"""`make demo` ends with the Phrae letter issued anew, a register on screen, and the files where it says."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.office
def test_the_demo_runs_the_whole_story_of_the_phrae_letter_and_says_where_its_files_are(tmp_path: Path) -> None:
    scripts = Path(sys.executable).parent
    environment = os.environ | {"PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}"}

    done = subprocess.run(
        ["sh", ROOT / "tools" / "demo.sh"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, done.stderr
    outbox = tmp_path / "demo" / "office" / "outbox"
    assert (outbox / "2559" / "พร 0023.3-ว3071.docx").stat().st_size > 5_000
    assert (outbox / "2559" / "พร 0023.3-ว3071.pdf").exists() == (shutil.which("soffice") is not None)
    assert str(outbox) in done.stdout
    assert "พร ๐๐๒๓.๓/ว ๓๐๗๑" in done.stdout
    assert "7/9\t6\t1\t2" in done.stdout  # answered, in time, late, outstanding
    assert (outbox / "2559" / "พร 0023.3-ว3072.docx").exists()
    assert list(outbox.glob("status.*"))
