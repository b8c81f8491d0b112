"""What a template proves once need not be looked at in every letter; what it cannot prove is."""

from pathlib import Path

import pytest
from lxml import etree

from correspondence.documents import sandbox, tags
from correspondence.documents.proof import stays_xml
from correspondence.documents.template import load_template
from correspondence.resources import share

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHIPPED = sorted((share() / "templates").glob("*.docx"))


def proven(body: str, *, in_runs: bool = True) -> bool:
    environment = sandbox.environment(in_runs=in_runs)
    return stays_xml(sandbox.bounded(environment.parse(f'<w:body xmlns:w="{W}">{body}</w:body>')), in_runs=in_runs)


def run(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    "body",
    [
        run("{{ a }} และ {{ b }}"),
        run("{% if a %}{{ a }}{% else %}–{% endif %}"),
        run("{% if a %}{% if b %}{{ b }}{% endif %}ก{% endif %}"),
        "{% for one in all %}" + run("{{ one }}") + "{% endfor %}",
        "{% if a %}" + run("ก") + "{% elif b %}" + run("{{ b }}") + "{% endif %}",
        "{% set a = 1 %}" + run("{{ a }}"),
    ],
)
def test_pieces_that_are_whole_prove_the_part(body: str) -> None:
    assert proven(body)


@pytest.mark.parametrize(
    "body",
    [
        "{% if a %}<w:p>{% endif %}</w:p>",
        "{% for one in all %}</w:p><w:p>{% endfor %}",
        '<w:p w:x="{{ a }}"/>',
        "<w:p>{{ a }}</w:p>",
        "<w:{{ a }}/>",
        "{% macro one() %}x{% endmacro %}",
        run("{% if a %}</w:t>{% endif %}"),
    ],
)
def test_pieces_that_may_tear_the_part_apart_prove_nothing(body: str) -> None:
    assert not proven(body)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_form_is_proven(path: Path) -> None:
    assert [name for name, program in load_template(path).programs.items() if not program.proven] == []


def test_what_is_proven_parses_with_the_worst_values() -> None:
    source = f'<w:body xmlns:w="{W}">{run("{{ a }}{% if a %}{{ a }}{% endif %}")}</w:body>'
    environment = sandbox.environment(in_runs=True)
    tree = sandbox.bounded(environment.parse(source))
    assert stays_xml(tree, in_runs=True)
    text = environment.from_string(tree).render(sandbox.context_of({"a": "<&>\"'\n\t\r\x00{{ b }}</w:t>\ud800"}))
    assert etree.fromstring(text.encode("utf-8", "replace")) is not None


def test_the_program_source_of_a_form_is_what_is_proven() -> None:
    part = f'<w:document xmlns:w="{W}"><w:body>{run("{{ a }}")}</w:body></w:document>'.encode()
    assert stays_xml(sandbox.bounded(sandbox.environment(in_runs=True).parse(tags.program_source(part))), in_runs=True)
