"""The typeface for PDFs: Laksaman brought to the measure of TH Sarabun New, where that is not installed."""

import os
import subprocess
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from correspondence.documents import fonts
from correspondence.documents.fonts import FontUnavailableError, built_fonts, cache_folder, font_environment

office = pytest.mark.office


@office
def test_the_built_typeface_has_the_measure_of_th_sarabun_new(tmp_path: Path) -> None:
    source = Path("/usr/share/fonts/truetype/tlwg")
    folder = built_fonts(source, tmp_path / "cache")
    assert built_fonts(source, tmp_path / "cache") == folder
    faces = {path.name for path in folder.glob("*.ttf")}
    assert len(faces) == 8
    with TTFont(folder / "LaksamanSarabun.ttf") as font:
        assert font["head"].unitsPerEm == 1000
        assert (font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap) == (844, -457, 30)
        assert font["name"].getDebugName(1) == "Laksaman Sarabun"
        plain = font.getBestCmap()
    with TTFont(folder / "LaksamanSarabunIT๙.ttf") as font:
        assert font.getBestCmap()[ord("2")] == plain[ord("๒")]


@office
def test_fontconfig_gives_the_built_typeface_for_the_missing_one(tmp_path: Path) -> None:
    environment = font_environment(tmp_path)
    for family, built in (("TH SarabunPSK", "Laksaman Sarabun"), ("TH SarabunIT๙", "Laksaman SarabunIT๙")):
        answer = subprocess.run(
            ["fc-match", "--format", "%{family}", family],
            capture_output=True,
            text=True,
            env=os.environ | environment,
            check=True,
        )
        assert answer.stdout == built


def test_without_any_thai_typeface_the_user_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: "fc-list")
    monkeypatch.setattr(fonts, "_installed", lambda: {"DejaVu Sans": "/x.ttf"})
    with pytest.raises(FontUnavailableError, match="fonts-tlwg-laksaman-ttf"):
        font_environment()
    monkeypatch.setattr(fonts, "_installed", lambda: dict.fromkeys(fonts.STAND_INS, "/x.ttf"))
    assert font_environment() == {}


def test_the_cache_is_where_the_system_keeps_caches() -> None:
    assert cache_folder({"XDG_CACHE_HOME": "/c"}) == Path("/c/saraban/fonts")
    assert cache_folder({"LOCALAPPDATA": "/l"}) == Path("/l/saraban/fonts")
    assert cache_folder({}) == Path.home() / ".cache/saraban/fonts"


def test_a_sister_typeface_stands_in_before_the_built_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("shutil.which", lambda _: "fc-list")
    monkeypatch.setattr(fonts, "_installed", lambda: {"TH Sarabun New": "/x.ttf"})
    rules = Path(font_environment(tmp_path)["FONTCONFIG_FILE"]).read_text(encoding="utf-8")
    assert "<string>TH SarabunPSK</string></test><edit" in rules
    assert "<string>TH Sarabun New</string></edit>" in rules
    assert not fonts.draws_thai_digits(font_environment(tmp_path))


def test_where_fontconfig_does_not_decide_nothing_is_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert font_environment() == {}
    assert not fonts.draws_thai_digits({})
