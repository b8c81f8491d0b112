"""The returned forms of the sample are what their script writes."""

import io
import runpy
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def _parts(workbook: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(workbook)) as book:
        return {name: book.read(name) for name in book.namelist()}


def test_the_returned_forms_are_as_their_script_writes_them() -> None:
    script = runpy.run_path(str(ROOT / "tools" / "make_replies.py"))
    kept = script["INBOX"]
    written = dict(script["forms"]())
    assert sorted(written) == sorted(path.relative_to(kept).as_posix() for path in kept.rglob("*.xlsx"))
    for name, workbook in written.items():
        assert _parts(workbook) == _parts((kept / name).read_bytes()), name
