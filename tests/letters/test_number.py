"""The number of a letter: tolerant in, one form out, ordered by key."""

import contextlib
import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from correspondence.letters.number import InvalidNumberError, LetterNumber
from correspondence.thai.calendar import BuddhistYear

CONSONANTS = "กขคงจชซดตทธนบปพฟมยรลสหอ"
ARABIC_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")

prefixes = st.text(CONSONANTS, min_size=2, max_size=4).filter(lambda letters: letters != "พิเศษ")
codes = st.builds(
    lambda office, parts: ".".join([office, *parts]),
    st.from_regex(r"\A[0-9]{4,5}\Z"),
    st.lists(st.from_regex(r"\A[0-9]{1,2}\Z"), max_size=2),
)
runnings = st.none() | st.integers(1, 99_999)
years = st.integers(2490, 2590).map(BuddhistYear)

office_numbers = st.builds(
    LetterNumber,
    prefix=prefixes,
    code=codes,
    circular=st.booleans(),
    running=runnings,
    unit=st.none() | st.text(CONSONANTS, min_size=2, max_size=5),
)
bare_circulars = st.builds(
    LetterNumber, circular=st.just(value=True), running=st.integers(1, 99_999), year=st.none() | years
)
orders = st.builds(LetterNumber, running=st.integers(1, 99_999), year=years)
numbers = office_numbers | bare_circulars | orders


@given(numbers)
def test_what_is_printed_reads_back_as_the_same_number(number: LetterNumber) -> None:
    assert LetterNumber.parse(str(number)) == number


@given(numbers)
def test_the_key_reads_back_as_the_same_number(number: LetterNumber) -> None:
    assert LetterNumber.parse(number.key) == number


@given(numbers, numbers)
def test_equal_keys_are_equal_numbers_and_the_other_way_round(one: LetterNumber, other: LetterNumber) -> None:
    assert (one.key == other.key) == (one == other)
    assert one != other or hash(one) == hash(other)


@given(office_numbers, st.sampled_from(["", " ", "  ", "\n", "\u00a0", "\u200b"]), st.booleans(), st.booleans())
def test_every_spelling_has_the_same_key(number: LetterNumber, gap: str, thai: bool, dots: bool) -> None:  # noqa: FBT001  # drawn
    letters = ".".join(number.prefix or "") + "." if dots else number.prefix
    unit = f"{gap}({number.unit}){gap}" if number.unit else gap
    circular = f"{gap}ว{'.' if dots else ''}{gap}" if number.circular else gap
    spelling = f"{letters}{unit}{number.code}{gap}/{circular}{number.running or ''}"
    assert LetterNumber.parse(spelling.translate(ARABIC_TO_THAI) if thai else spelling).key == number.key


@given(st.text(max_size=30) | st.text("พรวท()./ ๐๑๒0123oOl-ที่", max_size=20))
def test_strange_text_is_a_number_or_a_named_error(text: str) -> None:
    with contextlib.suppress(InvalidNumberError):
        assert LetterNumber.parse(text).text == text.strip()


@pytest.mark.parametrize(
    ("written", "key", "printed"),
    [
        ("พร ๐๐๒๓.๓/ว ๓๐๗๑", "พร 0023.3/ว3071", "พร ๐๐๒๓.๓/ว ๓๐๗๑"),
        ("พ.ร. 0023.3/ว.3071", "พร 0023.3/ว3071", "พร ๐๐๒๓.๓/ว ๓๐๗๑"),
        ("ที่ พร๐๐๒๓ .๓ / ว ๓๐ ๗๑", "พร 0023.3/ว3071", "พร ๐๐๒๓.๓/ว ๓๐๗๑"),
        ("พร 0o23.3/ว 3O7l", "พร 0023.3/ว3071", "พร ๐๐๒๓.๓/ว ๓๐๗๑"),
        ("พร ๐๐๒๓.๓\\ว ๓๐๗๑", "พร 0023.3/ว3071", "พร ๐๐๒๓.๓/ว ๓๐๗๑"),
        ("นร 1012ว 10", "นร 1012/ว10", "นร ๑๐๑๒/ว ๑๐"),
        ("กค (กวจ) ๐๔๐๕.๒/ว ๑๑๙", "กค (กวจ) 0405.2/ว119", "กค (กวจ) ๐๔๐๕.๒/ว ๑๑๙"),
        ("กค(กวจ.)0405.4/1234", "กค (กวจ) 0405.4/1234", "กค (กวจ) ๐๔๐๕.๔/๑๒๓๔"),
        ("สส 0001(ทม)/123", "สส (ทม) 0001/123", "สส (ทม) ๐๐๐๑/๑๒๓"),
        ("ตผ ๐๐๕๖ พร/๒๑๐", "ตผ (พร) 0056/210", "ตผ (พร) ๐๐๕๖/๒๑๐"),
        ("กค 0422.2/พิเศษ ว 2", "กค (พิเศษ) 0422.2/ว2", "กค (พิเศษ) ๐๔๒๒.๒/ว ๒"),
        ("อว ๖๔/๐๕๗๐๑", "อว 64/5701", "อว ๖๔/๕๗๐๑"),
        ("ศอ.บต. ๐๑๐๑/ว ๓๒", "ศอบต 0101/ว32", "ศอบต ๐๑๐๑/ว ๓๒"),
        ("ชม 51002.1/234", "ชม 51002.1/234", "ชม ๕๑๐๐๒.๑/๒๓๔"),
        ("๐๐๒๓.๓/ว ๓๐๗๑", "0023.3/ว3071", "๐๐๒๓.๓/ว ๓๐๗๑"),
        ("ว ๘๔๕", "ว845", "ว ๘๔๕"),
        ("ว.89", "ว89", "ว ๘๙"),
        ("ว ๒๑/๒๕๖๐", "ว21/2560", "ว ๒๑/๒๕๖๐"),
        ("ที่ ๓๕๓/๒๕๖๖", "353/2566", "๓๕๓/๒๕๖๖"),
        ("12/59", "12/2559", "๑๒/๒๕๕๙"),
        ("๐๓๖ / ๒๕๕๗", "36/2557", "๓๖/๒๕๕๗"),
        ("นว ๘๙/๒๔๙๗", "นว 89/2497", "นว ๘๙/๒๔๙๗"),
        ("พร ๐๐๒๓.๓/ว", "พร 0023.3/ว", "พร ๐๐๒๓.๓/ว"),
        ("พร ๐๐๒๓.๓/ว ........", "พร 0023.3/ว", "พร ๐๐๒๓.๓/ว"),
        ("พร ๐๐๒๓.๓/", "พร 0023.3/", "พร ๐๐๒๓.๓/"),
    ],
)
def test_what_people_write_has_one_key_and_one_printed_form(written: str, key: str, printed: str) -> None:
    number = LetterNumber.parse(written)
    assert (number.key, str(number), number.text) == (key, printed, written)


def test_a_number_keeps_its_parts_apart() -> None:
    number = LetterNumber.parse("กค (กวจ) ๐๔๐๕.๒/ว ๑๑๙")
    assert (number.prefix, number.unit, number.code) == ("กค", "กวจ", "0405.2")
    assert (number.circular, number.running, number.year) == (True, 119, None)


def test_an_order_is_of_a_year_and_has_no_code() -> None:
    number = LetterNumber.parse("๓๕๓/๒๕๖๖")
    assert (number.prefix, number.code, number.running, number.year) == (None, None, 353, BuddhistYear(2566))


def test_the_year_is_part_of_the_identity_though_it_is_not_printed() -> None:
    last_year = LetterNumber(prefix="พร", code="0023.3", running=1, year=BuddhistYear(2558))
    this_year = LetterNumber(prefix="พร", code="0023.3", running=1, year=BuddhistYear(2559))
    assert str(last_year) == str(this_year) == "พร ๐๐๒๓.๓/๑"
    assert last_year != this_year


def test_circular_1_and_letter_1_are_two_numbers() -> None:
    assert LetterNumber.parse("พร 0023.3/ว 1") != LetterNumber.parse("พร 0023.3/1")


def test_numbers_sort_by_value_not_by_digits() -> None:
    written = ["พร 0023.10/1", "พร 0023.3/ว 10", "พร 0023.3/10", "พร 0023.3/2", "พร 0023.3/ว 2", "กค 0405/99"]
    assert [number.key for number in sorted(map(LetterNumber.parse, written))] == [
        "กค 0405/99", "พร 0023.3/2", "พร 0023.3/10", "พร 0023.3/ว2", "พร 0023.3/ว10", "พร 0023.10/1",
    ]  # fmt: skip


def test_the_next_number_prints_itself() -> None:
    draft = LetterNumber.parse("พร ๐๐๒๓.๓/ว ......")
    issued = draft.with_running(3071, BuddhistYear(2559))
    assert (issued.text, issued.year) == ("พร ๐๐๒๓.๓/ว ๓๐๗๑", 2559)


def test_a_number_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        LetterNumber.parse("ว 1").running = 2  # type: ignore[misc]  # that it is refused is the point


@pytest.mark.parametrize("text", ["", "พร", "พร ๐๐๒๓.๓", "๓๐๗๑", "22/7/2559", "หนังสือจังหวัดแพร่", "ป.๖/๑/๒", "พ" * 500])
def test_what_is_no_number_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(InvalidNumberError, match="๓๐๗๑"):
        LetterNumber.parse(text)
