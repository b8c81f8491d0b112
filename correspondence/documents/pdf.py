"""Word files printed to PDF by LibreOffice: one call for many, an own profile, a time limit, the result verified."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2

from correspondence.documents.fonts import draws_thai_digits, font_environment
from correspondence.documents.libreoffice import digits_in_text, for_libreoffice
from correspondence.errors import CorrespondenceError
from correspondence.language import Message, say

_FIRST_START = 60  # seconds for LibreOffice to start with a new profile on a slow machine
_PER_FILE = 10  # seconds more for each file
_COMMANDS = ("soffice", "libreoffice")
_WINDOWS = (r"LibreOffice\program\soffice.com", r"LibreOffice\program\soffice.exe")
_MAC = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")


class PdfUnavailableError(CorrespondenceError):
    """PDFs cannot be made on this computer; the sentence says what to install."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "PDF needs LibreOffice; install it (Debian: apt install libreoffice-writer-nogui, else libreoffice.org)"
            )
        )


class PdfFailedError(CorrespondenceError):
    """LibreOffice did not make a PDF of a file."""

    def __init__(self, name: str, why: Message) -> None:
        super().__init__(say("no PDF of {file}: {why}", file=name, why=why))
        self.name = name


def find_soffice() -> Path | None:
    """Return LibreOffice's program, or None where it is not installed."""
    for place in _places():
        if place.is_file():
            return place
    return None


def _places() -> Iterator[Path]:
    yield from (Path(found) for found in map(shutil.which, _COMMANDS) if found)
    if sys.platform == "win32":
        roots = (os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"))
        yield from (Path(root, program) for root in roots if root for program in _WINDOWS)
    if sys.platform == "darwin":
        yield _MAC


def to_pdf(paths: Sequence[Path], folder: Path) -> list[Path]:
    """Print Word files into `folder`, each under its own name with `.pdf`, and return the PDFs in the same order.

    The Word file stays the master: in the copy that LibreOffice gets, what it would print differently from Word is
    rewritten first.

    Raises:
        PdfUnavailableError: LibreOffice is not installed.
        FontUnavailableError: neither TH Sarabun nor Laksaman is installed.
        PdfFailedError: a file could not be printed in time, came out empty, or has the name of another.
    """
    if not paths:
        return []
    soffice = find_soffice()
    if soffice is None:
        raise PdfUnavailableError
    _require_own_names(paths)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="saraban-") as work:
        made = _printed(soffice, paths, Path(work))
        return [_moved(pdf, folder / f"{path.stem}.pdf") for path, pdf in zip(paths, made, strict=True)]


def _require_own_names(paths: Sequence[Path]) -> None:
    """Refuse files that would become the same PDF: one of them would be lost in silence."""
    seen: set[str] = set()
    for path in paths:
        if path.stem in seen:
            raise PdfFailedError(path.name, say("another file of this name is printed with it; print them apart"))
        seen.add(path.stem)


def _printed(soffice: Path, paths: Sequence[Path], work: Path) -> list[Path]:
    fonts = font_environment()
    digits = draws_thai_digits(fonts)
    copies = [_copy(path, work / "in", place, digit_font=digits) for place, path in enumerate(paths)]
    profile = (work / "profile").as_uri()
    command = [str(soffice), f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "pdf",
               "--outdir", str(work / "out"), *map(str, copies)]  # fmt: skip
    _run(command, os.environ | fonts, _FIRST_START + _PER_FILE * len(paths), paths)
    return [_verified(work / "out" / f"{copy.stem}.pdf", path) for copy, path in zip(copies, paths, strict=True)]


def _copy(path: Path, folder: Path, place: int, *, digit_font: bool) -> Path:
    """Put a copy for LibreOffice under a name that no other file in this call has."""
    folder.mkdir(exist_ok=True)
    copy = folder / f"{place:04}.docx"
    copy.write_bytes(for_libreoffice(path, digit_font=digit_font))
    return copy


def _run(command: Sequence[str], environment: dict[str, str], seconds: int, paths: Sequence[Path]) -> None:
    with subprocess.Popen(  # noqa: S603  # our own arguments, no shell
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:  # fmt: skip
        try:
            process.wait(seconds)
        except BaseException as error:
            _kill(process)
            if isinstance(error, subprocess.TimeoutExpired):
                why = say("LibreOffice did not finish within {seconds} seconds", seconds=seconds)
                raise PdfFailedError(", ".join(path.name for path in paths), why) from error
            raise


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice and the process that it started itself."""
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)


def _verified(pdf: Path, source: Path) -> Path:
    # LibreOffice reports success even for a file that it could not read.
    if not pdf.is_file() or not pdf.stat().st_size:
        raise PdfFailedError(source.name, say("LibreOffice made nothing of it"))
    if page_count(pdf) < 1:
        raise PdfFailedError(source.name, say("LibreOffice made a PDF without pages"))
    return pdf


def page_count(pdf: Path) -> int:
    """Return how many pages a PDF has; 0 when it cannot be read."""
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError:
        return 0
    try:
        return len(document)
    finally:
        document.close()


def _moved(pdf: Path, target: Path) -> Path:
    # Moving is no single step between disks, so the copy gets its name only when it is whole.
    partial = target.with_name(f".{target.name}.part")
    partial.write_bytes(digits_in_text(pdf.read_bytes()))
    return partial.replace(target)
