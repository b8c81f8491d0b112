"""What a form becomes here is what docxtpl makes of it: element for element, attribute for attribute, word for word.

docxtpl is given the same sandbox, so that filters and the printing of values are not what is compared. Bytes cannot be
equal: docxtpl writes each part anew through lxml, and drops the blanks between elements, which no reader of Word files
sees. So the canonical forms (C14N) without those blanks are compared. docxtpl also repairs the body that it filled: it
brings a table's columns to the number of its cells and numbers the drawings. We leave tables their measures, which
`measured` sets, and drawings their numbers; so our body is given docxtpl's repair before it is compared.
"""

import io
import re
from collections.abc import Callable, Mapping
from datetime import date
from html import escape
from pathlib import Path

import pytest
from docxtpl import DocxTemplate, InlineImage
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from correspondence.documents import sandbox
from correspondence.documents.check import check_template
from correspondence.documents.envelopes import LabelSheet, envelope_fields, label_fields
from correspondence.documents.fields import Letterhead, letter_fields
from correspondence.documents.gate import render
from correspondence.documents.registers import RegisterDay, RegisterSheet, register_fields
from correspondence.documents.reportfields import report_fields
from correspondence.documents.reportsheet import Reported, ReportSheet
from correspondence.documents.rosters import roster_fields
from correspondence.documents.statussheet import status_fields
from correspondence.documents.template import TemplateError, load_template
from correspondence.documents.wordfile import parts_of
from correspondence.letters.letter import Letter
from correspondence.resources import share
from tests.documents import test_envelopes, test_report, test_rosters, test_statussheet
from tests.documents.phrae import PHRAE
from tests.documents.test_language import cell, paragraph, table
from tests.documents.wordmaker import word_file

LOOK = Letterhead()
DOCUMENT = "word/document.xml"


FORMS: Mapping[str, Callable[[], Mapping[str, object]]] = {
    **dict.fromkeys(("announcement", "external", "memo", "order", "stamped"), lambda: letter_fields(PHRAE, LOOK)),
    **dict.fromkeys(
        ("envelope-c4", "envelope-c5", "envelope-dl"), lambda: envelope_fields(test_envelopes.SHEET, LOOK)
    ),
    "labels": lambda: label_fields(LabelSheet(addresses=test_envelopes.SHEET.addresses), LOOK),
    "register": lambda: register_fields(
        RegisterSheet("ทะเบียน", "พ.ศ. ๒๕๕๙", ("ที่",) * 8, [RegisterDay("วันแรก", [("<ประชุม> & “หารือ”",) * 8])]),
        LOOK,
    ),
    "report": lambda: report_fields(
        ReportSheet(
            office="สำนักงาน <ตัวอย่าง>", as_of=date(2016, 8, 15), indicators=(Reported(found=test_report.STEPPED),)
        ),
        LOOK,
    ),
    "roster": lambda: roster_fields(test_rosters.LIST, LOOK),
    "status": lambda: status_fields(test_statussheet.SHEET, LOOK),
}  # fmt: skip


@pytest.mark.parametrize("form", sorted(path.stem for path in (share() / "templates").glob("*.docx")))
def test_a_shipped_form_becomes_what_docxtpl_makes_of_it(form: str) -> None:
    assert compare(share() / "templates" / f"{form}.docx", FORMS[form]())


@pytest.mark.parametrize("form", ["external", "memo", "stamped"])
def test_a_letter_without_anything_becomes_what_docxtpl_makes_of_it(form: str) -> None:
    assert compare(share() / "templates" / f"{form}.docx", letter_fields(Letter(), LOOK))


TEXTS = st.text(st.sampled_from("กขค ่ำ๑2ab&<>\"'{}%#\n\t\r“”"), max_size=12) | st.none() | st.integers()
VALUES = st.fixed_dictionaries({
    "one": TEXTS,
    "flag": st.booleans(),
    "many": st.lists(TEXTS, max_size=3),
    "rows": st.lists(st.fixed_dictionaries({"name": TEXTS, "cells": st.lists(TEXTS, max_size=3)}), max_size=3),
    "day": st.dates(min_value=date(1941, 1, 1), max_value=date(2400, 1, 1)).map(str),
    "amount": st.integers(0, 10**7),
})  # fmt: skip
PRINTED = (
    "{{ one }}", "{{one}}", "{{ one or 'ไม่มี' }}", "{{ one|thai }}", "{{ one|arabic|upper }}", "{{ day|long_date }}",
    "{{ day | วันที่ย่อ }}", "{{ amount|thousands }}", "{{ amount|บาท }}", "{{ many|length }}", "{{ many|join(', ') }}",
    "{% if flag %}มี{% else %}{{ one }}{% endif %}", "{% for x in many %}{{ loop.index }}{{ x }} {% endfor %}",
    "{{ none_given|default('ว่าง') }}", "{# ไม่พิมพ์ #}", "{_{ one }_}", "{{ 'ก' ~ amount }}",
)  # fmt: skip
LINES = st.lists(
    st.sampled_from(PRINTED) | st.text(st.sampled_from("กข &<>'\"๑ "), min_size=1, max_size=6), min_size=1, max_size=4
).map(lambda pieces: [escape(piece, quote=False) for piece in pieces])
PARAGRAPHS = LINES.map(lambda pieces: paragraph(*pieces))
ROWS = st.builds(
    lambda line: table(
        cell("{%tr for row in rows %}") + cell(""),
        cell("{{ row.name }}") + cell(*line, "{% for x in row.cells %}{{ x }};{% endfor %}"),
        cell("{%tr endfor %}") + cell(""),
    ),
    LINES,
)
CELLS = LINES.map(lambda line: table(cell("{%tc for x in many %}") + cell("{{ x }}", *line) + cell("{%tc endfor %}")))
RUNS = LINES.map(lambda line: paragraph("{%r if flag %}", *line, "{%r endif %}", "จบ"))


def around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return blocks of paragraph tags around blocks."""
    tags = st.sampled_from([
        ("{%p for x in many %}", "{%p endfor %}"), ("{%p for row in rows %}", "{%p endfor %}"),
        ("{%p if flag %}", "{%p endif %}"), ("{%p if not many %}", "{%p endif %}"),
    ])  # fmt: skip
    return st.builds(lambda tag, block: paragraph(tag[0]) + "".join(block) + paragraph(tag[1]),
                     tags, st.lists(inner, min_size=1, max_size=3))  # fmt: skip


BODIES = st.lists(st.recursive(PARAGRAPHS | ROWS | CELLS | RUNS, around, max_leaves=5), min_size=1, max_size=3)


@pytest.mark.parametrize("tag", ["{{p subject }}", "{{r subject }}", "{{tr subject }}", "{{tc subject }}"])
def test_rich_text_is_refused_with_what_to_write(template: Callable[..., Path], tag: str) -> None:
    form = template(f"เรื่อง {tag}")
    why = f"a field is plain text; write “{{{{ … }}}}” in place of “{tag}”"

    assert any(finding.fatal and why in str(finding.message) for finding in check_template(form))
    with pytest.raises(TemplateError, match=re.escape(why)) as caught:
        render(form, {"subject": "ก"})
    assert caught.value.place == f"เรื่อง {tag}"


def test_a_picture_is_refused_as_it_is_no_text(template: Callable[..., Path]) -> None:
    form = template("{{ picture }}")

    with pytest.raises(TemplateError, match="printed as if it were one text"):
        render(form, {"picture": InlineImage(DocxTemplate(form), "garuda.png")})


@settings(max_examples=60)  # each is a whole file, filled twice
@given(BODIES, st.sampled_from(PRINTED), st.sampled_from(PRINTED), VALUES)
def test_any_form_becomes_what_docxtpl_makes_of_it(
    tmp_path_factory: pytest.TempPathFactory, body: list[str], header: str, footer: str, fields: dict[str, object]
) -> None:
    form = tmp_path_factory.mktemp("any") / "form.docx"
    word_file(form, header="บน " + header, footer="ล่าง " + footer, body="".join(body) + paragraph("{{ one }}"))
    assert compare(form, fields) == 3


def compare(form: Path, fields: Mapping[str, object]) -> int:
    """Assert that each part with tags becomes the same; return how many there are."""
    template = load_template(form)
    peer = DocxTemplate(form)
    peer.render(sandbox.context_of(fields), jinja_env=sandbox.environment(in_runs=True))
    buffer = io.BytesIO()
    peer.save(buffer)
    theirs = parts_of(buffer.getvalue(), "letter")
    names = [name for name in template.programs if name.startswith("word/")]
    for name in names:
        ours = b"".join(template.filled_part(name, fields))
        assert canonical(repaired(form, ours) if name == DOCUMENT else ours) == canonical(theirs[name])
    return len(names)


def repaired(form: Path, part: bytes) -> bytes:
    peer = DocxTemplate(form)
    peer.render_init()
    tree = peer.fix_tables(part)
    peer.fix_docpr_ids(tree)
    return etree.tostring(tree)


def canonical(part: bytes) -> str:
    root = etree.fromstring(part)
    for element in root.iter(etree.Element):
        if len(element) and not (element.text or "").strip():
            element.text = None
        if not (element.tail or "").strip():
            element.tail = None
    return str(etree.canonicalize(etree.tostring(root, encoding="unicode")))
