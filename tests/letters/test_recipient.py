"""A recipient is plain JSON and back, with what is empty left out."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from correspondence.letters.recipient import Recipient, directory_order, recipient_from, recipient_record

WORDS = st.text(max_size=8)
LISTS = st.lists(WORDS.filter(bool), max_size=3).map(tuple)
RECIPIENTS = st.builds(
    Recipient,
    id=st.just("5401"), kind=WORDS, name=WORDS, short=WORDS, addressee=WORDS, district=WORDS, province=WORDS,
    parent=WORDS, postcode=WORDS, address=LISTS, groups=LISTS, aliases=LISTS, contact=WORDS, phone=WORDS, email=WORDS,
    retired=st.none() | st.dates(), retired_why=WORDS,
)  # fmt: skip


@given(RECIPIENTS)
def test_a_record_gives_back_the_recipient(recipient: Recipient) -> None:
    assert recipient_from("5401", recipient_record(recipient)) == recipient


def test_what_is_empty_is_left_out_and_days_are_iso() -> None:
    one = Recipient(id="5401", kind="อำเภอ", name="อำเภอลอง", groups=("ทุกอำเภอ",), retired=date(2026, 10, 1))

    assert recipient_record(one) == {
        "kind": "อำเภอ",
        "name": "อำเภอลอง",
        "groups": ["ทุกอำเภอ"],
        "retired": "2026-10-01",
    }


def test_districts_are_listed_first_and_municipalities_before_organisations() -> None:
    ones = [
        Recipient(id="S01", kind="ส่วนราชการ", name="สำนักงานจังหวัดแพร่"),
        Recipient(id="5401-A01", kind="องค์การบริหารส่วนตำบล", name="x", parent="5401"),
        Recipient(id="5401-T02", kind="เทศบาลตำบล", name="x", parent="5401"),
        Recipient(id="5402", kind="อำเภอ", name="x"),
        Recipient(id="5401-T01", kind="เทศบาลเมือง", name="x", parent="5401"),
        Recipient(id="5401", kind="อำเภอ", name="x"),
    ]

    listed = [one.id for one in sorted(ones, key=directory_order)]

    assert listed == ["5401", "5402", "5401-T01", "5401-T02", "5401-A01", "S01"]
