"""Which letter a reply answers: what is certain, what is asked, and what must never be placed in silence."""

from datetime import date

import pytest

from benchmarks.replies import score
from benchmarks.replycases import directory_of_phrae
from correspondence.letters.number import LetterNumber
from correspondence.letters.parse.reader import read_letter
from correspondence.thai.calendar import BuddhistYear
from correspondence.tracking.matching import Matching, OpenCircular, match_reply

PHRAE = directory_of_phrae()
DISTRICTS = frozenset(one.id for one in PHRAE if one.kind == "อำเภอ")
LOCAL = frozenset(one.id for one in PHRAE if one.kind != "อำเภอ")
SENT = date(2016, 7, 22)


def ours(running: int = 3071, *, subject: str = "การสำรวจข้อมูลผู้สูงอายุ ประจำปี ๒๕๕๙", **more: object) -> OpenCircular:
    number = LetterNumber(prefix="พร", code="0023.3", circular=True, running=running, year=BuddhistYear(2559))
    facts = {"dated": SENT, "recipients": DISTRICTS} | more
    return OpenCircular(id=f"2559-{running}", number=number, subject=subject, **facts)  # type: ignore[arg-type]


def answered(
    *circulars: OpenCircular,
    office: str = "ที่ว่าการอำเภอลอง",
    subject: str = "รายงานผลการสำรวจข้อมูลผู้สูงอายุ ประจำปี ๒๕๕๙",
    cites: str = "หนังสือจังหวัดแพร่ ที่ พร ๐๐๒๓.๓/ว ๓๐๗๑ ลงวันที่ ๒๒ กรกฎาคม ๒๕๕๙",
    body: str = "ได้ดำเนินการเสร็จแล้ว",
    post: str = "นายอำเภอลอง",
) -> Matching:
    reference = f"อ้างถึง {cites}\n\n" if cites else ""
    text = (
        f"ที่ พร ๐๓๑๘/๔๕\n\n{office}\n\n๒๘ กรกฎาคม ๒๕๕๙\n\nเรื่อง {subject}\n\nเรียน ผู้ว่าราชการจังหวัดแพร่\n\n"
        f"{reference}ตามที่ให้ดำเนินการ นั้น\n\n{body}\n\nจึงเรียนมาเพื่อโปรดทราบ\n\nขอแสดงความนับถือ\n\n(นายวีระ ใจดี)\n{post}\n"
    )
    return match_reply(read_letter(text).letter, circulars or (ours(),), PHRAE, received=date(2016, 7, 30))


@pytest.mark.parametrize(
    "cites",
    [
        "หนังสือจังหวัดแพร่ ที่ พร ๐๐๒๓.๓/ว ๓๐๗๑ ลงวันที่ ๒๒ กรกฎาคม ๒๕๕๙",
        "หนังสือจังหวัดแพร่ ที่ พร 0023.3/ว3071 ลว. 22 ก.ค. 59",
        "หนังสือจังหวัดแพร่ ด่วนที่สุด ที่ ว ๓๐๗๑ ลงวันที่ ๒๒ กรกฎาคม ๒๕๕๙",
        "หนังสือจังหวัดแพร่ ที่ พร ๐๐๒๓.๓/ว ๓๐๗๑ ลงวันที่ ๒๒ กรกฎาคม ๒๕๕๘",
        "หนังสือจังหวัดแพร่ ที่ พร ๐๐๒๓๒.๓/ว ๓๐๗๑ ลงวันที่ ๒๒ กรกฎาคม ๒๕๕๙",
        "หนังสือจังหวัดแพร่ ที่ พร ๐๐๒๓.๓/๓๐๗๑ ลงวันที่ ๒๒ กรกฎาคม ๒๕๕๙",
    ],
)
def test_a_citation_in_any_usual_spelling_is_certain(cites: str) -> None:
    found = answered(cites=cites)
    assert found.sure
    assert found.proposals[0].recipients == ("5403",)
    assert "ว ๓๐๗๑" in str(found.proposals[0].reasons[0])


def test_a_number_with_one_wrong_digit_is_certain_only_with_the_day() -> None:
    wrong = "หนังสือจังหวัดแพร่ ที่ พร ๐๐๒๓.๓/ว ๓๐๗๗"
    assert answered(cites=f"{wrong} ลงวันที่ ๒๒ กรกฎาคม ๒๕๕๙").sure
    alone = answered(cites=wrong, subject="ส่งเอกสาร")
    assert not alone.sure


def test_the_same_running_number_of_another_office_is_another_letter() -> None:
    found = answered(cites="หนังสือกระทรวงมหาดไทย ที่ มท ๐๘๑๐.๒/ว ๓๐๗๑ ลงวันที่ ๒๒ กรกฎาคม ๒๕๕๙", subject="ส่งเอกสาร")
    assert found == Matching()


def test_without_a_citation_the_subject_decides_where_only_one_letter_has_it() -> None:
    other = ours(3100, subject="การจัดทำแผนพัฒนาท้องถิ่น พ.ศ. ๒๕๖๐ - ๒๕๖๓")
    found = answered(ours(), other, cites="")
    assert found.sure
    assert found.proposals[0].circular == "2559-3071"


def test_two_letters_on_the_same_matter_are_asked_about() -> None:
    again = ours(3155)
    found = answered(ours(), again, cites="")
    assert not found.sure
    assert {one.circular for one in found.proposals} == {"2559-3071", "2559-3155"}


def test_what_the_office_answered_already_is_not_answered_again_by_a_subject_alone() -> None:
    assert not answered(ours(replied=frozenset({"5403"})), cites="").sure
    corrected = answered(ours(replied=frozenset({"5403"})))
    assert corrected.sure
    assert any("correct" in str(reason) for reason in corrected.proposals[0].reasons)


def test_a_letter_of_an_office_that_was_not_asked_is_asked_about() -> None:
    assert not answered(office="สำนักงานเทศบาลตำบลช่อแฮ", post="นายกเทศมนตรีตำบลช่อแฮ").sure


def test_one_reply_may_answer_for_two() -> None:
    found = answered(subject="รายงานผลการสำรวจข้อมูลผู้สูงอายุของอำเภอลองและอำเภอวังชิ้น")
    assert found.sure
    assert set(found.proposals[0].recipients) == {"5403", "5407"}


def test_offices_that_are_only_data_in_the_text_are_not_answered_for() -> None:
    found = answered(body="อำเภอลองได้รับการสนับสนุนจากอำเภอสูงเม่น จึงดำเนินการได้ครบถ้วน")
    assert found.proposals[0].recipients == ("5403",)


def test_a_district_may_answer_for_its_local_offices() -> None:
    found = answered(
        ours(recipients=LOCAL),
        office="ที่ว่าการอำเภอวังชิ้น",
        post="นายอำเภอวังชิ้น",
        body="ขอส่งรายงานขององค์การบริหารส่วนตำบลสรอยและองค์การบริหารส่วนตำบลป่าสัก",
    )
    assert found.sure
    assert {PHRAE.get(one).short for one in found.proposals[0].recipients} == {"อบต.สรอย", "อบต.ป่าสัก"}  # type: ignore[union-attr]
    assert found.proposals[0].through == "5407"


def test_a_reminder_that_is_cited_means_the_letter_it_reminds_of() -> None:
    reminder = LetterNumber(prefix="พร", code="0023.3", circular=True, running=3200)
    found = answered(ours(reminders=(reminder,)), cites="หนังสือจังหวัดแพร่ ที่ พร ๐๐๒๓.๓/ว ๓๒๐๐ ลงวันที่ ๕ สิงหาคม ๒๕๕๙")
    assert found.sure
    assert "reminder" in str(found.proposals[0].reasons[0])


def test_a_reply_in_part_says_so() -> None:
    assert answered(body="ได้สำรวจแล้วบางส่วน ส่วนที่เหลือจะจัดส่งภายหลัง").proposals[0].partial
    assert not answered().proposals[0].partial


def test_a_request_for_more_time_is_no_answer_in_silence() -> None:
    found = answered(subject="ขอขยายเวลาการสำรวจข้อมูลผู้สูงอายุ ประจำปี ๒๕๕๙")
    assert not found.sure
    assert found.proposals


def test_a_new_matter_is_proposed_nowhere() -> None:
    assert answered(cites="", subject="ขอเชิญร่วมงานประเพณี") == Matching()


def test_a_letter_older_than_ours_does_not_answer_it() -> None:
    assert not answered(ours(dated=date(2016, 9, 1)), cites="").sure


def test_a_closed_letter_waits_for_nothing() -> None:
    assert answered(ours(closed=True)) == Matching()


def test_letters_with_a_number_for_each_recipient_are_one_letter() -> None:
    parts = [ours(3071, recipients=frozenset({"5403"})), ours(3072, recipients=frozenset({"5404"}))]
    same = [
        OpenCircular(id="2559-3071", number=one.number, dated=SENT, subject=one.subject, recipients=one.recipients)
        for one in parts
    ]
    found = answered(*same)
    assert found.sure
    assert len(found.proposals) == 1


@pytest.mark.parametrize("seed", [1, 101])
def test_of_damaged_replies_at_least_98_in_100_are_right_and_none_is_wrong_in_silence(seed: int) -> None:
    found = score(seed, 200, 60)
    assert found["wrong"] == 0
    assert found["right"] >= 0.98
    assert found["sure"] >= 0.75, "asking about everything is no matching"
