"""The typeface for PDFs where TH Sarabun is not installed: the same design from Debian, brought to the same measure.

Laksaman (fonts-tlwg-laksaman-ttf, GPL-2+ with font exception) draws the letters of TH Sarabun New half as large again.
A copy in the user's cache gets TH Sarabun New's em, heights and a name of its own; lines and pages break as in Word.
A second copy draws Arabic digits as Thai ones, as TH SarabunIT๙ does. Fontconfig is told to use them in place of the
missing families, after its own rules: the last rule wins, and Debian's own substitutes Laksaman at the wrong size.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Container, Iterable, Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from correspondence.errors import CorrespondenceError
from correspondence.language import say

PLAIN_FAMILY = "Laksaman Sarabun"
DIGIT_FAMILY = "Laksaman SarabunIT๙"

STAND_INS: Mapping[str, tuple[str, ...]] = {
    "TH SarabunPSK": ("TH Sarabun New", PLAIN_FAMILY),
    "TH Sarabun New": ("TH SarabunPSK", PLAIN_FAMILY),
    "TH SarabunIT๙": (DIGIT_FAMILY,),
}
"""The families of official letters, and what may stand for each, the best first."""

_FACES = ("", "-Bold", "-Italic", "-BoldItalic")
_EM = 1000
_SCALE = 1.504  # Laksaman's letters to those of TH Sarabun New: the median of 182 characters
_ASCENT, _DESCENT, _GAP = 844, 457, 30  # TH Sarabun New 1.35, thousandths of an em
_TYPO = (850, -250, 60)
_USE_TYPO_METRICS = 1 << 7
_NAMES = {1: "{family}", 3: "{family} {style}", 4: "{family} {style}", 6: "{compact}-{style}", 16: "{family}"}
_RECIPE = "1"  # part of the cache's name: a changed recipe builds anew
_PATIENCE = 60  # seconds for fontconfig to list its fonts


class FontUnavailableError(CorrespondenceError):
    """No typeface for Thai letters is installed; the sentence says what to install."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "the typeface TH Sarabun is missing; install TH SarabunPSK or TH Sarabun New, or on Debian "
                "apt install fonts-tlwg-laksaman-ttf"
            )
        )


def font_environment(cache: Path | None = None) -> dict[str, str]:
    """Return what LibreOffice's environment needs so that Thai letters come out in the right typeface and size.

    Empty where all families of official letters are installed, and where fontconfig does not decide (Windows, macOS).

    Args:
        cache: where built fonts are kept; None is the user's cache folder.

    Raises:
        FontUnavailableError: neither TH Sarabun nor Laksaman is installed.
    """
    if sys.platform in {"win32", "darwin"} or not shutil.which("fc-list"):
        return {}
    installed = set(families := _installed())
    missing = [family for family in STAND_INS if family not in installed]
    if not missing:
        return {}
    folder = cache or cache_folder()
    if "Laksaman" in installed:
        folder = built_fonts(Path(families["Laksaman"]).parent, folder)
        installed |= {PLAIN_FAMILY, DIGIT_FAMILY}
    elif len(missing) == len(STAND_INS):
        raise FontUnavailableError
    return {"FONTCONFIG_FILE": str(_configured(folder, _stand_ins(missing, installed)))}


def _stand_ins(missing: Iterable[str], available: Container[str]) -> dict[str, str]:
    """Return for each missing family the best one that is there."""
    found = {family: [each for each in STAND_INS[family] if each in available] for family in missing}
    return {family: stand_ins[0] for family, stand_ins in found.items() if stand_ins}


def draws_thai_digits(environment: Mapping[str, str]) -> bool:
    """Whether LibreOffice, with what `font_environment` gave, has a typeface that draws 2 as ๒."""
    path = environment.get("FONTCONFIG_FILE")
    if path and DIGIT_FAMILY in Path(path).read_text(encoding="utf-8"):
        return True
    return bool(shutil.which("fc-list")) and "TH SarabunIT๙" in _installed()


def cache_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder in the user's cache where built fonts are kept."""
    named = environment.get("XDG_CACHE_HOME") or environment.get("LOCALAPPDATA")
    return (Path(named) if named else Path.home() / ".cache") / "saraban" / "fonts"


def _installed() -> dict[str, str]:
    """Return every installed family and one of its files."""
    listing = subprocess.run(
        ["fc-list", "--format", "%{family}\t%{file}\n"],  # noqa: S607  # the system's fontconfig, wherever it is
        capture_output=True, timeout=_PATIENCE, check=False,
    ).stdout.decode("utf-8", "replace")  # fmt: skip
    pairs = (line.split("\t", 1) for line in listing.splitlines() if "\t" in line)
    return {family: file for families, file in pairs for family in families.split(",")}


def built_fonts(source: Path, cache: Path) -> Path:
    """Build both families from the Laksaman files in `source` and return the folder that holds them.

    What was built before from the same files is taken from the cache.
    """
    folder = cache / f"{_RECIPE}-{int((source / 'Laksaman.ttf').stat().st_mtime)}"
    if not folder.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as work:
            new = Path(work) / "fonts"
            new.mkdir()
            for face in _FACES:
                _build(source / f"Laksaman{face}.ttf", new)
            _move(new, folder)
    return folder


def _move(new: Path, folder: Path) -> None:
    try:
        new.rename(folder)
    except OSError:
        # Another process was quicker; its fonts are as good.
        if not folder.is_dir():
            raise


def _build(source: Path, folder: Path) -> None:
    from fontTools.ttLib import TTFont  # noqa: PLC0415  # only where fonts are built, once on a computer
    from fontTools.ttLib.scaleUpem import scale_upem  # noqa: PLC0415  # same

    for family, thai_digits in ((PLAIN_FAMILY, False), (DIGIT_FAMILY, True)):
        with TTFont(source) as font:
            _measure(font)
            _rename(font, family)
            if thai_digits:
                _draw_thai_digits(font)
            if "FFTM" in font:  # a time stamp of the editor
                del font["FFTM"]
            scale_upem(font, _EM)
            font.save(folder / f"{family.replace(' ', '')}{source.stem.removeprefix('Laksaman')}.ttf")


def _measure(font: Any) -> None:
    """Shrink the letters by enlarging the em, and set the heights of TH Sarabun New."""
    font["head"].unitsPerEm = round(_EM * _SCALE)
    lines, windows = font["hhea"], font["OS/2"]
    lines.ascent, lines.descent, lines.lineGap = _scaled(_ASCENT, -_DESCENT, _GAP)
    windows.usWinAscent, windows.usWinDescent = _scaled(_ASCENT, _DESCENT)
    windows.sTypoAscender, windows.sTypoDescender, windows.sTypoLineGap = _scaled(*_TYPO)
    windows.fsSelection &= ~_USE_TYPO_METRICS


def _scaled(*sizes: int) -> list[int]:
    return [round(size * _SCALE) for size in sizes]


def _rename(font: Any, family: str) -> None:
    names = font["name"]
    style = names.getDebugName(2) or "Regular"
    compact = family.replace(" ", "").replace("๙", "9")  # a PostScript name is ASCII
    for record in list(names.names):
        if record.nameID in _NAMES:
            text = _NAMES[record.nameID].format(family=family, style=style, compact=f"{compact}")
            names.removeNames(record.nameID, record.platformID, record.platEncID, record.langID)
            if record.platformID == 3:  # Windows records are Unicode; the others cannot hold ๙
                names.setName(text.replace(" ", "") if record.nameID == 6 else text, record.nameID, 3, 1, record.langID)


def _draw_thai_digits(font: Any) -> None:
    for table in font["cmap"].tables:
        if table.isUnicode():
            for digit in range(10):
                table.cmap[ord("0") + digit] = table.cmap[ord("๐") + digit]


def _configured(folder: Path, stand_ins: Mapping[str, str]) -> Path:
    """Write fontconfig's settings beside the fonts: which family stands for which missing one."""
    folder.mkdir(parents=True, exist_ok=True)
    rules = "".join(
        f'<match target="pattern"><test name="family" qual="any"><string>{family}</string></test>'
        f'<edit name="family" mode="append" binding="same"><string>{stand_in}</string></edit></match>\n'
        for family, stand_in in stand_ins.items()
    )
    text = (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>\n'
        f"<dir>{escape(str(folder))}</dir>\n{rules}</fontconfig>\n"
    )
    path = folder / "fonts.conf"
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        written = path.with_name(f"fonts.{os.getpid()}.conf")
        written.write_text(text, encoding="utf-8")
        written.replace(path)
    return path
