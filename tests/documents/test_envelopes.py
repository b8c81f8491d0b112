"""Envelopes and labels: แบบที่ ๑๕, the sizes of ข้อ 74.2, the emblem of ข้อ 77, the red of ข้อ 28."""

import ctypes
import re
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from openxml_audit import OpenXmlValidator

from correspondence.documents.check import check_template, template_fields
from correspondence.documents.envelopes import (
    LABELS_14,
    LABELS_24,
    Address,
    EnvelopeSheet,
    LabelGrid,
    LabelSheet,
    NobodyAddressedError,
    NoSuchLabelError,
    envelopes,
    labels,
)
from correspondence.documents.fields import Letterhead
from correspondence.documents.formfields import fields_of_form
from correspondence.documents.pdf import to_pdf
from correspondence.documents.wordfile import parts_of, read_parts
from correspondence.letters.urgency import Urgency
from correspondence.resources import share
from tools.forms.package import package
from tools.make_templates import FORMS as SHIPPED

TEMPLATES = share() / "templates"
GOLDEN = Path(__file__).parents[1] / "golden" / "documents"
SIZES = {"c4": (324, 229), "c5": (229, 162), "dl": (220, 110)}  # millimetres
POINTS = 72 / 25.4  # to a millimetre
LOOK = Letterhead()
FORMS = ("envelope-c4", "envelope-c5", "envelope-dl", "labels", "roster", "status")

MUEANG = Address("นายอำเภอเมืองแพร่", ("ที่ว่าการอำเภอเมืองแพร่", "ถนนไชยบูรณ์ ตำบลในเวียง", "อำเภอเมืองแพร่ จังหวัดแพร่"), "54000")
LONG = Address(
    "ผู้อำนวยการสำนักงานทรัพยากรธรรมชาติและสิ่งแวดล้อมจังหวัดแพร่ ประธานอนุกรรมการ",
    ("ศาลากลางจังหวัดแพร่ (หลังใหม่) ชั้น 3 อาคารอำนวยการ", "ถนนไชยบูรณ์ ตำบลในเวียง", "อำเภอเมืองแพร่ จังหวัดแพร่"),
    "54000",
)
SHEET = EnvelopeSheet(
    office="ศาลากลางจังหวัดแพร่",
    sender=("ถนนไชยบูรณ์ พร 54000",),
    addresses=(MUEANG, LONG),
    number="พร 0023.3/ว 3071",
    urgency=Urgency.MOST_URGENT,
)


def _envelope(size: str, sheet: EnvelopeSheet = SHEET) -> bytes:
    return envelopes(TEMPLATES / f"envelope-{size}.docx", sheet, LOOK)


def _text(document: bytes, part: str = "document") -> str:
    xml = parts_of(document, "envelope")[f"word/{part}.xml"].decode()
    return re.sub(r"<[^>]+>", "", xml.replace("</w:p>", "\n").replace("<w:tab/>", "\t"))


@pytest.mark.parametrize("name", FORMS)
def test_a_shipped_form_is_valid_and_has_no_findings(name: str) -> None:
    path = TEMPLATES / f"{name}.docx"
    assert not list(OpenXmlValidator().validate(path).errors)
    assert check_template(path, fields_of_form(name)) == []


def test_an_office_s_own_form_is_known_by_the_beginning_of_its_name() -> None:
    assert "rows.cells" in fields_of_form("roster-phrae")
    assert "subject" in fields_of_form("external-phrae")
    assert "letters" not in fields_of_form("register")


@pytest.mark.parametrize("name", FORMS)
def test_a_shipped_form_is_what_its_script_makes(name: str) -> None:
    assert parts_of(package(SHIPPED[name]()), name) == read_parts(TEMPLATES / f"{name}.docx")


@pytest.mark.parametrize("name", FORMS)
def test_the_readme_lists_the_fields_of_the_form(name: str) -> None:
    readme = (TEMPLATES / "README.md").read_text(encoding="utf-8")
    for use in template_fields(TEMPLATES / f"{name}.docx"):
        assert f"`{use.name}`" in readme, use.name


@pytest.mark.parametrize("name", FORMS)
def test_every_run_names_typeface_and_size_for_thai_letters(name: str) -> None:
    for part, data in read_parts(TEMPLATES / f"{name}.docx").items():
        for properties in re.findall(r"<w:rPr>.*?</w:rPr>", data.decode()) if part.startswith("word/") else ():
            for needed in ("w:cs=", "<w:sz ", "<w:szCs ", "<w:bCs", 'w:bidi="th-TH"'):
                assert needed in properties, (part, properties)


def test_an_envelope_names_sender_number_addressee_and_postcode_in_thai_digits() -> None:
    document = _envelope("c5", replace(SHEET, addresses=(MUEANG,)))
    assert _text(document, "header-default").split("\n")[-3:-1] == ["ศาลากลางจังหวัดแพร่", "ถนนไชยบูรณ์ พร ๕๔๐๐๐"]
    assert [line.strip() for line in _text(document).split("\n") if line.strip()] == [
        "ที่ พร ๐๐๒๓.๓/ว ๓๐๗๑",
        "เรียน\tนายอำเภอเมืองแพร่",
        "ที่ว่าการอำเภอเมืองแพร่",
        "ถนนไชยบูรณ์ ตำบลในเวียง",
        "อำเภอเมืองแพร่ จังหวัดแพร่",
        "๕๔๐๐๐",
        "ด่วนที่สุด",
    ]


def test_the_digits_are_arabic_where_the_office_wants_them() -> None:
    look = Letterhead(thai_digits=False)
    assert "54000" in _text(envelopes(TEMPLATES / "envelope-dl.docx", SHEET, look))


def test_the_urgency_is_red_and_32_points_high() -> None:
    urgency = next(run for run in re.findall(r"<w:r>.*?</w:r>", _xml(_envelope("dl"))) if "ด่วนที่สุด" in run)
    assert '<w:color w:val="FF0000"/>' in urgency
    assert '<w:sz w:val="64"/><w:szCs w:val="64"/>' in urgency


def _xml(document: bytes) -> str:
    return parts_of(document, "envelope")["word/document.xml"].decode()


def test_an_ordinary_envelope_has_no_word_of_urgency() -> None:
    assert "ด่วน" not in _text(_envelope("dl", replace(SHEET, urgency=None)))


def test_each_recipient_may_have_a_letter_number_of_its_own() -> None:
    own = replace(MUEANG, number="พร 0023.3/3072")
    text = _text(_envelope("c4", replace(SHEET, addresses=(own, LONG))))
    assert "ที่ พร ๐๐๒๓.๓/๓๐๗๒" in text
    assert text.count("ที่ พร ๐๐๒๓.๓/ว ๓๐๗๑") == 1


def test_an_address_is_text_whatever_it_looks_like() -> None:
    odd = Address("หจก. ก & ข {{ office }} <w:p/>")
    assert "หจก. ก &amp; ข {{ office }} &lt;w:p/&gt;" in _text(_envelope("dl", replace(SHEET, addresses=(odd,))))


def test_an_envelope_for_nobody_is_refused() -> None:
    with pytest.raises(NobodyAddressedError, match="nobody to address"):
        _envelope("c4", replace(SHEET, addresses=()))
    with pytest.raises(NobodyAddressedError, match="nobody to address"):
        labels(TEMPLATES / "labels.docx", LabelSheet(addresses=()), LOOK)


@pytest.mark.parametrize("start", [0, 25, -1])
def test_labels_begin_on_the_sheet(start: int) -> None:
    with pytest.raises(NoSuchLabelError, match=f"1 to 24; there is no label {start}"):
        labels(TEMPLATES / "labels.docx", LabelSheet(addresses=(MUEANG,), start=start), LOOK)


def test_nine_hundred_envelopes_are_one_valid_document(tmp_path: Path) -> None:
    many = tuple(replace(MUEANG, name=f"นายก อบต. แห่งที่ {place}") for place in range(900))
    document = _envelope("dl", replace(SHEET, addresses=many))
    assert _xml(document).count("<w:pageBreakBefore/>") == 900
    path = tmp_path / "envelopes.docx"
    path.write_bytes(document)
    assert not list(OpenXmlValidator().validate(path).errors)


def test_the_envelope_is_made_as_it_was_looked_at(renew_golden: bool) -> None:  # noqa: FBT001  # pytest gives fixtures by name
    made = _xml(_envelope("c5")).replace("><", ">\n<") + "\n"
    path = GOLDEN / "envelope-c5.xml"
    if renew_golden:
        path.write_text(made, encoding="utf-8")
    assert made == path.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Print what the tests measure, all in one call of LibreOffice."""
    folder = tmp_path_factory.mktemp("printed")
    documents = {f"envelope-{size}": _envelope(size) for size in SIZES}
    crowded = replace(LONG, lines=(*LONG.lines, "โทร. 0 5453 4119", "โทรสาร 0 5453 4120"))
    crowd = replace(
        SHEET, office="สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดแพร่", sender=SHEET.sender * 4, addresses=[crowded] * 3
    )
    documents |= {f"crowded-{size}": _envelope(size, crowd) for size in SIZES}
    for name, grid in {"24": LABELS_24, "14": LABELS_14}.items():
        many = tuple(replace(MUEANG, name=f"ผู้รับ {place}") for place in range(2 * grid.labels - 1))
        documents[f"labels-{name}"] = labels(
            TEMPLATES / "labels.docx", LabelSheet(addresses=many, grid=grid, start=2), LOOK
        )
    for name, document in documents.items():
        (folder / f"{name}.docx").write_bytes(document)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        to_pdf([folder / f"{name}.docx" for name in documents], folder)
    return folder


def _origins(page: pypdfium2.PdfPage, words: str) -> list[tuple[float, float]]:
    """Return where each of `words` begins: from the left and from the top, in millimetres."""
    text, x, y = page.get_textpage(), ctypes.c_double(), ctypes.c_double()
    found = []
    for start in (match.start() for match in re.finditer(words, text.get_text_range())):
        pdfium.FPDFText_GetCharOrigin(text.raw, start, x, y)
        found.append((x.value / POINTS, (page.get_height() - y.value) / POINTS))
    return found


@pytest.mark.office
@pytest.mark.parametrize(("size", "measure"), SIZES.items())
def test_an_envelope_lies_down_in_its_size_with_a_page_a_recipient(
    printed: Path, size: str, measure: tuple[int, int]
) -> None:
    document = pypdfium2.PdfDocument(printed / f"envelope-{size}.pdf")
    assert len(document) == len(SHEET.addresses)
    for page in document:
        assert (page.get_width() / POINTS, page.get_height() / POINTS) == pytest.approx(measure, abs=0.1)
    document.close()


@pytest.mark.office
@pytest.mark.parametrize("size", SIZES)
def test_a_long_sender_and_a_long_address_still_fit_on_one_page(printed: Path, size: str) -> None:
    document = pypdfium2.PdfDocument(printed / f"crowded-{size}.pdf")
    assert len(document) == 3
    for page in document:
        assert len(_origins(page, "เรียน")) == len(_origins(page, "๕๔๕๓ ๔๑๒๐")) == 1
    document.close()


@pytest.mark.office
@pytest.mark.parametrize(("size", "measure"), SIZES.items())
def test_the_emblem_is_fifteen_millimetres_high_in_the_upper_left_corner(
    printed: Path, size: str, measure: tuple[int, int]
) -> None:
    document = pypdfium2.PdfDocument(printed / f"envelope-{size}.pdf")
    page = document[0]
    frame = next(iter(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=4)))
    left, bottom, _right, top = (value / POINTS for value in frame.get_bounds())
    assert (left, measure[1] - top, top - bottom) == pytest.approx((15, 10, 15), abs=0.6)
    document.close()


@pytest.mark.office
@pytest.mark.parametrize(("size", "measure"), SIZES.items())
def test_the_addressee_stands_right_of_the_middle_clear_of_the_sender(
    printed: Path, size: str, measure: tuple[int, int]
) -> None:
    document = pypdfium2.PdfDocument(printed / f"envelope-{size}.pdf")
    ((left, top),) = _origins(document[0], "นายอ")
    assert left / measure[0] == pytest.approx(0.5, abs=0.05)
    assert 0.4 < top / measure[1] < 0.55
    document.close()


@pytest.mark.office
@pytest.mark.parametrize(("name", "grid"), [("24", LABELS_24), ("14", LABELS_14)])
def test_labels_stand_where_the_sheet_has_them(printed: Path, name: str, grid: LabelGrid) -> None:
    document = pypdfium2.PdfDocument(printed / f"labels-{name}.pdf")
    assert len(document) == 2
    first, second = (_origins(page, "เรียน") for page in document)
    document.close()
    assert len(first) == grid.labels - 1, "the first label is used"
    assert len(second) == grid.labels
    lefts = sorted({round(left - second[0][0], 1) for left, _ in second})
    assert lefts == pytest.approx([place * (grid.width + grid.gap) for place in range(grid.columns)], abs=0.2)
    tops = sorted({round(top - second[0][1], 1) for _, top in second})
    assert tops == pytest.approx([place * grid.height for place in range(grid.rows)], abs=0.3)
    assert grid.top < second[0][1] < grid.top + grid.height
    assert second[0][0] == pytest.approx(grid.left + 3.5, abs=0.3)
