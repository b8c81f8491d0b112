"""`saraban init`: a folder that is whole or not there."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from correspondence.office.founding import FoundingError, found_office
from correspondence.office.settings import read_settings


def test_the_sample_office_has_settings_letter_templates_and_recipients(tmp_path: Path) -> None:
    folder = found_office(tmp_path / "office", "phrae")

    settings = read_settings(folder / "office.toml")
    assert settings.text("office.code") == "๐๐๒๓.๓"
    assert settings.signatories[0].signer.position[1] == "ผู้ว่าราชการจังหวัดแพร่"
    assert (folder / "inbox" / "phrae-circular-3071.txt").is_file()
    assert (folder / "templates" / "external.docx").is_file()
    assert (folder / "registry" / "reference" / "provinces.csv").is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["office"]


def test_phrae_has_8_districts_1_town_25_municipalities_and_57_sub_district_offices(tmp_path: Path) -> None:
    folder = found_office(tmp_path / "office", "phrae")

    with (folder / "registry" / "recipients.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    kinds = Counter(row["ประเภท"] for row in rows)
    assert kinds == {"อำเภอ": 8, "เทศบาลเมือง": 1, "เทศบาลตำบล": 25, "องค์การบริหารส่วนตำบล": 57}
    # The same name may be a municipality and a sub-district office: only type, name and district together are a key.
    assert len({(row["ประเภท"], row["ชื่อ"], row["อำเภอ"]) for row in rows}) == len(rows) == 91
    districts = {row["รหัส"] for row in rows if row["ประเภท"] == "อำเภอ"}
    assert {row["สังกัด"] for row in rows if row["ประเภท"] != "อำเภอ"} == districts


def test_a_bare_office_starts_with_an_empty_directory(tmp_path: Path) -> None:
    folder = found_office(tmp_path / "deep" / "office")

    assert (folder / "registry" / "recipients.csv").read_text(encoding="utf-8-sig").count("\n") == 1
    assert read_settings(folder / "office.toml").text("office.name") == ""


def test_an_empty_folder_may_become_an_office(tmp_path: Path) -> None:
    (tmp_path / "office").mkdir()

    assert (found_office(tmp_path / "office") / "office.toml").is_file()


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "งาน.txt").write_text("x")

    with pytest.raises(FoundingError, match="nothing was changed"):
        found_office(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["งาน.txt"]


def test_an_unknown_sample_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(FoundingError, match="phrae"):
        found_office(tmp_path / "office", "nan")

    assert not list(tmp_path.iterdir())
