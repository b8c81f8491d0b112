"""Checking a template: each finding names the template, the paragraph and the field."""

from collections.abc import Callable
from pathlib import Path

import pytest

from correspondence.documents.check import FieldUse, Finding, check_template, template_fields
from correspondence.documents.template import TemplateError

Make = Callable[..., Path]


def only(findings: list[Finding]) -> tuple[str, str, str, str]:
    (finding,) = findings
    return finding.template, finding.place, finding.field, str(finding.message)


def messages(findings: list[Finding]) -> str:
    return "\n".join(str(finding.message) for finding in findings)


def test_a_sound_template_has_no_findings(template: Make) -> None:
    form = template("เรื่อง {{ subject }}", "{%p for one in body %}", "{{ one.label }} {{ one.text }}", "{%p endfor %}")
    assert check_template(form) == []


def test_an_unknown_field_is_named_with_its_paragraph(template: Make) -> None:
    assert only(check_template(template("ดี {{ subject }}", "เรื่อง {{ subjet }}"))) == (
        "form.docx",
        "เรื่อง {{ subjet }}",
        "subjet",
        "there is no field subjet",
    )


def test_an_unknown_field_of_a_list_s_entry_is_named_by_its_list(template: Make) -> None:
    form = template("{%p for one in body %}", "{{ one.lable }}", "{%p endfor %}")
    assert only(check_template(form))[1:3] == ("{{ one.lable }}", "body.lable")


def test_an_unknown_field_is_found_in_headers_and_properties_too(template: Make) -> None:
    assert only(check_template(template(header="{{ secret }}")))[2] == "secret"
    assert only(check_template(template(title="{{ tilte }}")))[2] == "tilte"


def test_other_fields_can_be_known(template: Make) -> None:
    form = template("{{ budget }} {% for row in rows %}{{ row.name }}{% endfor %}")
    assert check_template(form, known={"budget", "rows"}) == []
    assert only(check_template(form, known={"budget", "rows", "rows.title"}))[2] == "rows.name"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("เรื่อง {{ subject", "“{{” is not closed in its paragraph"),
        ("เรื่อง {% if %}", "a tag cannot be understood"),
        ("{% tr for line in address %}", "write “{%tr for line in address %}”, without a space"),
        ("{%p if loop.index % 2 %}", "do not work inside"),
        ("ทิ้ง {%p if phone %}", "the other words there are lost"),
        ("{{ subject | default(“-”) }}", "curly quotes"),
        ("{{ ''.__class__ }}", "templates may not use __class__"),
    ],
)
def test_a_tag_that_will_not_work_is_named_with_its_paragraph(template: Make, line: str, message: str) -> None:
    findings = [finding for finding in check_template(template("ดี", line)) if message in str(finding.message)]
    assert findings
    assert findings[0].place == line


def test_a_tag_in_a_tracked_change_is_found(template: Make) -> None:
    body = "<w:p><w:r><w:t>{{ </w:t></w:r><w:ins><w:r><w:t>subject }}</w:t></w:r></w:ins></w:p>"
    assert "tracked change" in messages(check_template(template(body=body)))


def test_a_tag_in_a_text_box_is_found(template: Make) -> None:
    inner = "<w:txbxContent><w:p><w:r><w:t>{{ subject }}</w:t></w:r></w:p></w:txbxContent>"
    assert "text box" in messages(check_template(template(body=f"<w:p><w:r><w:pict>{inner}</w:pict></w:r></w:p>")))


def test_what_thai_letters_do_not_take_is_found_but_does_not_stop_a_letter(template: Make) -> None:
    look = '<w:rPr><w:rFonts w:ascii="TH SarabunPSK" w:hAnsi="TH SarabunPSK"/><w:b/><w:sz w:val="32"/></w:rPr>'
    findings = check_template(template(body=f"<w:p><w:r>{look}<w:t>เรื่อง</w:t></w:r></w:p>"))
    assert [str(finding.message) for finding in findings] == [
        "the typeface TH SarabunPSK is not set for Thai letters (complex scripts)",
        "sz is set for Latin letters and szCs is not for Thai ones",
        "b is set for Latin letters and bCs is not for Thai ones",
    ]
    assert not any(finding.fatal for finding in findings)


def test_macros_links_and_reaching_fields_are_found_together(template: Make) -> None:
    link = '<Relationship Id="x" Type="http://x/oleObject" Target="file:///c:/x.xlsx" TargetMode="External"/>'
    dde = "<w:p><w:r><w:instrText>DDE excel x y</w:instrText></w:r></w:p>"
    found = messages(check_template(template(body=dde, relations=link, parts={"word/vbaProject.bin": b"x"})))
    assert "macros" in found
    assert "linked to something outside it (oleObject)" in found
    assert "field DDE" in found


def test_a_link_to_a_web_page_is_harmless(template: Make) -> None:
    link = '<Relationship Id="x" Type="http://x/hyperlink" Target="https://www.phrae.go.th" TargetMode="External"/>'
    assert check_template(template("ก", relations=link)) == []


def test_a_damaged_template_is_one_finding(template: Make, tmp_path: Path) -> None:
    (tmp_path / "text.docx").write_bytes(b"hello")
    assert "not a Word document" in only(check_template(tmp_path / "text.docx"))[3]
    assert "damaged" in messages(check_template(template(body="<w:p>")))


def test_fields_are_listed_with_the_paragraphs_that_ask_for_them(template: Make) -> None:
    form = template(
        "ที่ {{ number }}",
        "{%p for one in body %}",
        "{{ loop.index }}. {{ one.text | thai }}",
        "{%p endfor %}",
        "{% set name = signer %}({{ name }})",
        "อ้าง {{ number }}",
    )
    assert template_fields(form) == [
        FieldUse("number", ("ที่ {{ number }}", "อ้าง {{ number }}")),
        FieldUse("body", ("{% for one in body %}",)),
        FieldUse("body.text", ("{{ loop.index }}. {{ one.text | thai }}",)),
        FieldUse("signer", ("{% set name = signer %}({{ name }})",)),
    ]


def test_what_a_template_names_itself_is_no_field(template: Make) -> None:
    form = template(
        "{% macro twice(word) %}{{ word }}{{ word }}{% endmacro %}{{ twice(subject) }}",
        "{% set n = namespace(n=0) %}{% for one in body | reverse %}{% set n.n = n.n + 1 %}{{ one.text }}{% endfor %}",
        "{% for key, value in {'a': date}.items() %}{{ key }}{{ value }}{% endfor %}",
        "{{ (address | first).line }}",
    )
    assert [use.name for use in template_fields(form)] == ["subject", "body", "body.text", "date", "address.line"]


def test_fields_of_a_broken_template_cannot_be_listed(template: Make) -> None:
    with pytest.raises(TemplateError):
        template_fields(template("{{ subject"))
