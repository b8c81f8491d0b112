"""office.toml: one table of settings behind the file, its comments, its defaults and its checks."""

import tomllib
from pathlib import Path

import pytest

from correspondence.letters.letter import Signer
from correspondence.office.settings import SETTINGS, SettingsError, read_settings, settings_text


def _written(folder: Path, text: str, *, encoding: str = "utf-8") -> Path:
    path = folder / "office.toml"
    path.write_text(text, encoding=encoding)
    return path


def test_a_written_office_file_holds_every_setting_with_its_comment_and_reads_back(tmp_path: Path) -> None:
    path = _written(tmp_path, settings_text({"office.name": 'สำนักงาน "ทดสอบ"'}, ()))

    settings = read_settings(path)

    assert settings.text("office.name") == 'สำนักงาน "ทดสอบ"'
    lines = path.read_text(encoding="utf-8").splitlines()
    for setting in SETTINGS:
        place = next(i for i, line in enumerate(lines) if line.startswith(f"{setting.key} = "))
        assert lines[place - 1].startswith("# ")
    assert settings.signatories == ()


def test_what_a_clerk_leaves_out_has_the_default(tmp_path: Path) -> None:
    settings = read_settings(_written(tmp_path, '[office]\nname = "ก"\n'))

    assert settings.text("numbering.circulars") == "own"
    assert settings.on("letter.thai_digits")
    assert settings.number("registry.lock_seconds") == 30


def test_a_file_saved_by_notepad_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = _written(tmp_path, '[office]\nname = "ก"\n', encoding="utf-8-sig")

    assert read_settings(path).text("office.name") == "ก"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[office\n", "cannot be read"),
        ('[office]\nnmae = "ก"\n', "did you mean office.name"),
        ("[office]\nname = 5\n", "office.name must be text in quotes"),
        ('[office]\naddress = "ถนน"\n', "office.address must be a list of texts"),
        ('[letter]\nthai_digits = "yes"\n', "letter.thai_digits must be true or false"),
        ('[numbering]\ncirculars = "both"\n', "must be one of own, shared"),
        ("[[signatory]]\nname = 5\n", "signatory 1 needs a name"),
        ('office = "ก"\n', "there is no setting office"),
    ],
)
def test_a_mistake_in_the_file_is_named_in_one_line(tmp_path: Path, text: str, told: str) -> None:
    path = _written(tmp_path, text)

    with pytest.raises(SettingsError) as refused:
        read_settings(path)

    assert told in str(refused.value)
    assert "office.toml" in str(refused.value)


def test_a_file_in_another_encoding_is_refused_with_advice(tmp_path: Path) -> None:
    path = _written(tmp_path, '[office]\nname = "สำนักงาน"\n', encoding="cp874")

    with pytest.raises(SettingsError, match="UTF-8"):
        read_settings(path)


def test_a_draft_names_its_signer_by_key_and_the_first_one_signs_otherwise(tmp_path: Path) -> None:
    text = """
[[signatory]]
key = "a"
name = "นาย ก"
position = []
[[signatory]]
key = "b"
name = "นาง ข"
position = ["ผอ."]
"""
    settings = read_settings(_written(tmp_path, text))

    assert settings.signer() == Signer("นาย ก")
    assert settings.signer("b") == Signer("นาง ข", ("ผอ.",))
    with pytest.raises(SettingsError, match="it knows: a, b"):
        settings.signer("c")


def test_the_sample_office_settings_are_plain_toml() -> None:
    text = settings_text({"letter.emblem": r"C:\ครุฑ.png"}, [{"key": "k", "name": "n", "position": ["p"]}])

    assert tomllib.loads(text)["letter"]["emblem"] == r"C:\ครุฑ.png"
