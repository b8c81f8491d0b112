"""The shipped forms: the script makes them, validators accept them, clerks can rely on them."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from correspondence.documents.catalogue import Catalogue, NoTemplateError
from correspondence.documents.check import check_template, template_fields
from correspondence.documents.fields import Letterhead, letter_field_names, letter_fields
from correspondence.documents.gate import render
from correspondence.documents.wordfile import parts_of, read_parts
from correspondence.letters.letter import Letter, Paragraph, TableRow
from correspondence.resources import share

FORMS = ("announcement", "external", "memo", "order", "stamped")
ALL = (*FORMS, "envelope-c4", "envelope-c5", "envelope-dl", "labels", "register", "report", "roster", "status")
ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "documents"
GOLDEN_PARTS = ("word/document.xml", "word/header-default.xml", "word/styles.xml")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    script = ROOT / "tools" / "make_templates.py"
    subprocess.run([sys.executable, script, folder], check=True, capture_output=True, env=os.environ)
    return folder


@pytest.mark.parametrize("form", ALL)
def test_a_shipped_form_is_what_its_script_makes(made: Path, form: str) -> None:
    assert read_parts(share() / "templates" / f"{form}.docx") == read_parts(made / f"{form}.docx")


@pytest.mark.parametrize("form", ALL)
def test_a_shipped_form_is_valid_and_has_no_findings(form: str) -> None:
    path = share() / "templates" / f"{form}.docx"
    result = OpenXmlValidator().validate(path)
    assert not list(result.errors)
    assert check_template(path) == []


@pytest.mark.parametrize("form", FORMS)
def test_a_letter_made_with_a_shipped_form_is_valid(phrae: Letter, tmp_path: Path, form: str) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(render(share() / "templates" / f"{form}.docx", letter_fields(phrae, Letterhead())))
    assert not list(OpenXmlValidator().validate(path).errors)


@pytest.mark.parametrize("form", ALL)
def test_every_style_and_run_names_typeface_and_size_for_thai_letters(form: str) -> None:
    for name, data in read_parts(share() / "templates" / f"{form}.docx").items():
        for properties in re.findall(r"<w:rPr>.*?</w:rPr>", data.decode()) if name.startswith("word/") else ():
            for needed in (
                "w:ascii=",
                "w:hAnsi=",
                "w:eastAsia=",
                "w:cs=",
                "<w:sz ",
                "<w:szCs ",
                "<w:bCs",
                'w:bidi="th-TH"',
            ):
                assert needed in properties, (name, properties)


def test_the_readme_lists_the_fields_of_every_form() -> None:
    readme = (share() / "templates" / "README.md").read_text(encoding="utf-8")
    for form in ALL:
        for use in template_fields(share() / "templates" / f"{form}.docx"):
            assert f"`{use.name}`" in readme, (form, use.name)
    for field in letter_field_names():
        assert f"`{field}`" in readme, field


def test_another_typeface_takes_the_place_of_the_standard_one_everywhere(phrae: Letter) -> None:
    fields = letter_fields(phrae, Letterhead(font="TH Sarabun New"))
    parts = parts_of(render(share() / "templates" / "external.docx", fields), "letter")
    assert not any(b'="TH SarabunPSK"' in data for data in parts.values())
    assert b'w:cs="TH Sarabun New"' in parts["word/styles.xml"]


@pytest.mark.parametrize("part", GOLDEN_PARTS)
def test_the_phrae_letter_is_made_as_it_was_looked_at(phrae: Letter, part: str, renew_golden: bool) -> None:  # noqa: FBT001  # pytest gives fixtures by name
    parts = parts_of(render(share() / "templates" / "external.docx", letter_fields(phrae, Letterhead())), "letter")
    made = parts[part].decode().replace("><", ">\n<") + "\n"
    path = GOLDEN / f"phrae-{Path(part).name}"
    if renew_golden:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made, encoding="utf-8")
    assert made == path.read_text(encoding="utf-8")


TABLE = (TableRow("อำเภอลอง", "3/11", "ร้อยละ 66.67", "1.6667"), TableRow("จังหวัดแพร่ & <อื่น>", "3/83", "–", "–"))


def _with_table(letter: Letter) -> Letter:
    caption = Paragraph(0, "", "ผลการดำเนินงานตามตัวชี้วัดที่ 1.4", TABLE)
    return replace(letter, body=(*letter.body[:1], caption, *letter.body[1:]))


@pytest.mark.parametrize("form", FORMS)
def test_a_table_of_results_is_valid_and_the_rest_stays_as_without_it(phrae: Letter, tmp_path: Path, form: str) -> None:
    template = share() / "templates" / f"{form}.docx"
    path = tmp_path / "letter.docx"
    path.write_bytes(render(template, letter_fields(_with_table(phrae), Letterhead())))
    assert not list(OpenXmlValidator().validate(path).errors)
    printed, plain = read_parts(path), parts_of(render(template, letter_fields(phrae, Letterhead())), "letter")
    assert {name for name in plain if printed[name] != plain[name]} == {"word/document.xml"}
    assert "จังหวัดแพร่ &amp; &lt;อื่น&gt;" in printed["word/document.xml"].decode()


def test_a_table_of_results_is_made_as_it_was_looked_at(phrae: Letter, renew_golden: bool) -> None:  # noqa: FBT001  # pytest gives fixtures by name
    content = render(share() / "templates" / "external.docx", letter_fields(_with_table(phrae), Letterhead()))
    document = parts_of(content, "letter")["word/document.xml"].decode()
    made = document[document.index("<w:tbl>") : document.index("</w:tbl>")].replace("><", ">\n<") + "\n"
    path = GOLDEN / "letter-results.xml"
    if renew_golden:
        path.write_text(made, encoding="utf-8")
    assert made == path.read_text(encoding="utf-8")


def test_an_office_s_own_form_hides_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "external.docx").write_bytes(b"")
    (tmp_path / "~$external.docx").write_bytes(b"")
    catalogue = Catalogue((tmp_path, share() / "templates"))
    assert catalogue.find("external") == catalogue.find("external.docx") == tmp_path / "external.docx"
    assert catalogue.find("memo") == share() / "templates" / "memo.docx"
    assert catalogue.find(str(tmp_path / "external.docx")) == tmp_path / "external.docx"
    assert catalogue.names() == sorted(ALL)


def test_a_form_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(NoTemplateError, match="there is no template “extrenal”; there are: announcement, envelope-c4"):
        Catalogue((tmp_path / "nowhere", share() / "templates")).find("extrenal")
