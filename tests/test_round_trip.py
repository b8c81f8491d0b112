"""A letter that is issued and read again is the same letter."""

from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from correspondence.documents.fields import Letterhead, letter_fields
from correspondence.documents.gate import render
from correspondence.letters.letter import Kind, Letter
from correspondence.letters.shape import letter_from, letter_shape
from correspondence.office.reading import read_file
from correspondence.resources import share
from tests.strategies import external_letters

# Filling a template and reading it back touches the disk: a slow example is no failure.
patient = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _compared(letter: Letter) -> dict[str, object]:
    values = {field.name: getattr(letter, field.name) for field in fields(letter)}
    values["date"] = letter.date and letter.date.start
    values["references"] = [
        (one.text, one.agency, one.urgency, one.number, one.date and one.date.start) for one in letter.references
    ]
    return values


def _issued(letter: Letter, folder: Path) -> Path:
    template = share() / "templates" / f"{letter.kind.value}.docx"
    path = folder / "letter.docx"
    path.write_bytes(render(template, letter_fields(letter, Letterhead())))
    return path


@patient
@given(letter=external_letters())
def test_an_external_letter_reads_back_with_the_same_fields(letter: Letter, tmp_path: Path) -> None:
    draft = read_file(_issued(letter, tmp_path))

    assert _compared(draft.letter) == _compared(letter)
    assert draft.doubts == ()


@patient
@given(letter=external_letters())
def test_a_memo_reads_back_with_the_same_fields(letter: Letter, tmp_path: Path) -> None:
    # A memo has no address, references, enclosures, closing or unit of its own (แบบที่ ๒).
    memo = replace(
        letter,
        kind=Kind.MEMO,
        address=(),
        references=(),
        enclosures=(),
        closing="",
        owner_unit=(),
        addressees=letter.addressees[:1],
    )

    draft = read_file(_issued(memo, tmp_path))

    assert _compared(draft.letter) == _compared(memo)


@given(letter=external_letters())
def test_the_json_shape_of_a_letter_loses_nothing(letter: Letter) -> None:
    back = letter_from(letter_shape(letter))

    assert _compared(back) == _compared(letter)


@pytest.mark.office
@settings(deadline=None, max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(letter=external_letters())
def test_the_pdf_of_a_letter_reads_back_with_the_same_number_date_and_subject(letter: Letter, tmp_path: Path) -> None:
    from correspondence.documents.pdf import to_pdf

    [pdf] = to_pdf([_issued(letter, tmp_path)], tmp_path)
    read = read_file(pdf).letter

    assert (read.number, read.date and read.date.start) == (letter.number, letter.date and letter.date.start)
    assert read.subject.replace(" ", "") == letter.subject.replace(" ", "")
