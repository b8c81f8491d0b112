"""The language of templates is docxtpl's: docxtpl and the gate make the same document of a template and its values."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from docxtpl import DocxTemplate
from lxml import etree

from correspondence.documents.gate import render
from correspondence.documents.wordfile import parts_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VALUES = {
    "subject": "ขอเชิญ <ประชุม> & สัมมนา",
    "lines": ["หนึ่ง", "สอง", "สาม"],
    "rows": [{"name": "อบต.ช่อแฮ", "cells": ["๑", "๒"]}, {"name": "ทต.ทุ่งโฮ้ง", "cells": ["๓", "๔"]}],
    "colour": "FF0000",
    "n": 2,
    "empty": "",
}


def paragraph(*texts: str) -> str:
    return "<w:p>" + "".join(f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' for text in texts) + "</w:p>"


def cell(*texts: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/></w:tcPr>{paragraph(*texts)}</w:tc>'


def table(*rows: str) -> str:
    grid = '<w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="1000"/></w:tblGrid>'
    return f"<w:tbl><w:tblPr/>{grid}{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


FEATURES = {
    "field": paragraph("เรื่อง {{ subject }} จบ"),
    "field cut into runs": paragraph("เรื่อง {", "{ sub", "ject }", "} จบ"),
    "static ampersand": paragraph("ก &amp; ข {{ n }}"),
    "condition in a line": paragraph("{% if n == 2 %}สอง{% else %}อื่น{% endif %}"),
    "comparison typed in Word": paragraph("{% if n &gt; 1 and n &lt; 3 %}สอง{% endif %}"),
    "curly quotes": paragraph("{% if subject != “” %}มี{% endif %}"),
    "loop in a line": paragraph("{% for line in lines %}{{ line }}{% if not loop.last %}, {% endif %}{% endfor %}"),
    "loop of paragraphs": paragraph("{%p for line in lines %}") + paragraph("{{ line }}") + paragraph("{%p endfor %}"),
    "condition of paragraphs": paragraph("{%p if empty %}") + paragraph("ไม่มี") + paragraph("{%p endif %}"),
    "loop of rows": table(
        cell("{%tr for row in rows %}") + cell(""), cell("{{ row.name }}") + cell("{{ row.cells[0] }}"),
        cell("{%tr endfor %}") + cell(""),
    ),
    "loop of cells": table(
        cell("{%tc for line in lines[:2] %}") + cell("{{ line }}") + cell("{%tc endfor %}"),
    ),
    "run tag": paragraph("ก ", "{%r if n == 2 %}", "ข", "{%r endif %}", " ค"),
    "joined to the paragraph before": paragraph("ก ") + paragraph("{%- if n == 2 %}ข{% endif %}"),
    "joined to the paragraph behind": paragraph("ก {% if n == 2 -%}") + paragraph("ข{% endif %}"),
    "comment": paragraph("ก{# ไม่พิมพ์ #}ข"),
    "comment of a paragraph": paragraph("{#p ไม่พิมพ์ #}") + paragraph("ข"),
    "printed braces": paragraph("{_{ subject }_} {_% if %_}"),
    "cell colour": table(cell("{% cellbg colour %}แดง") + cell("ข")),
    "cell span": table(cell("{% colspan n %}กว้าง")),
    "vertical merge": table(
        cell("{%tr for row in rows %}") + cell(""), cell("{% vm %}รวม") + cell("{{ row.name }}"),
        cell("{%tr endfor %}") + cell(""),
    ),
    "horizontal merge": table(
        cell("{%tc for line in lines[:2] %}") + cell("{% hm %}รวม") + cell("{%tc endfor %}"),
    ),
    "filter and sum": paragraph("{{ subject|upper }} {{ n + 1 }} {{ 'ก' ~ n }}"),
    "set and macro": paragraph(
        "{% set x = n * 2 %}{{ x }}{% macro twice(v) %}{{ v }}{{ v }}{% endmacro %}{{ twice('ก') }}"
    ),
}  # fmt: skip


@pytest.mark.parametrize("feature", FEATURES)
def test_the_gate_makes_what_docxtpl_makes(template: Callable[..., Path], feature: str) -> None:
    form = template(body=FEATURES[feature])
    assert shape(render(form, VALUES)) == shape(by_docxtpl(form))


def by_docxtpl(form: Path) -> bytes:
    peer = DocxTemplate(form)
    peer.render(VALUES, autoescape=True)
    buffer = io.BytesIO()
    peer.save(buffer)
    return buffer.getvalue()


def shape(content: bytes) -> list[tuple[str, str]]:
    """Return what a reader sees: paragraphs, rows, cells with their properties, and the words of each run."""
    root = etree.fromstring(parts_of(content, "letter")["word/document.xml"])
    kept = {"p", "tbl", "tr", "tc", "gridSpan", "vMerge", "shd"}
    seen = []
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        if name in kept:
            seen.append((name, element.get(f"{W}val", "") + element.get(f"{W}fill", "")))
        elif name == "t" and element.text:
            seen.append(("t", element.text))
    return seen
