"""Replies as they come in: untidy whole letters, and small cases in which another letter could be meant."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from benchmarks.replycases import directory_of_phrae
from correspondence.letters.number import LetterNumber
from correspondence.letters.parse.reader import read_letter
from correspondence.letters.recipient import Recipient
from correspondence.thai.calendar import BuddhistYear
from correspondence.tracking.matching import Matching, OpenCircular, match_reply

DATA = Path(__file__).parent / "data"
PHRAE = directory_of_phrae()
DISTRICTS = frozenset(one.id for one in PHRAE if one.kind == "อำเภอ")
LOCAL = frozenset(one.id for one in PHRAE if one.kind != "อำเภอ")
TOWN = "5401-T01"
OUR_DAY = "๒๒ กรกฎาคม ๒๕๕๙"
MATTER = "การสำรวจข้อมูลผู้สูงอายุ ประจำปี ๒๕๕๙"
PLAN = "การจัดทำแผนพัฒนาท้องถิ่นสี่ปี พ.ศ. ๒๕๖๐ - ๒๕๖๓ และการทบทวนแผน"


def ours(running: int = 3071, subject: str = MATTER, **more: object) -> OpenCircular:
    number = LetterNumber(prefix="พร", code="0023.3", circular=True, running=running, year=BuddhistYear(2559))
    facts = {"dated": date(2016, 7, 22), "recipients": DISTRICTS | {TOWN}} | more
    return OpenCircular(id=f"2559-{running}", number=number, subject=subject, **facts)  # type: ignore[arg-type]


def cites(number: str = "พร ๐๐๒๓.๓/ว ๓๐๗๑", day: str = OUR_DAY, agency: str = "จังหวัดแพร่") -> str:
    return f"หนังสือ{agency} ที่ {number}" + (f" ลงวันที่ {day}" if day else "")


def reply(
    *circulars: OpenCircular,
    cited: str | None = None,
    subject: str = f"รายงานผล{MATTER}",
    said: str = "อำเภอลองได้ดำเนินการเสร็จแล้ว จึงขอส่งรายงานมาพร้อมนี้",
    opening: str = "ตามหนังสือที่อ้างถึง นั้น",
    office: str = "ที่ว่าการอำเภอลอง",
    place: str = "ถนนจรูญลองรัฐ พร ๕๔๑๕๐",
    post: str = "นายอำเภอลอง",
    to: str = "ผู้ว่าราชการจังหวัดแพร่",
    sender: str = "",
) -> Matching:
    reference = cites() if cited is None else cited
    head = ["ที่ พร ๐๓๒๓/๔๕", f"{office}\n{place}", "๒๘ กรกฎาคม ๒๕๕๙", f"เรื่อง {subject}", f"เรียน {to}"]
    head += [f"อ้างถึง {reference}"] if reference else []
    foot = ["จึงเรียนมาเพื่อโปรดทราบ", "ขอแสดงความนับถือ", f"(นายวีระ ใจดี)\n{post}"]
    letter = read_letter("\n\n".join([*head, opening, said, *foot])).letter
    return match_reply(letter, circulars or (ours(),), PHRAE, received=date(2016, 7, 30), sender=sender)


def reasons(found: Matching) -> str:
    return " | ".join(str(one) for one in found.proposals[0].reasons)


@pytest.mark.parametrize(
    ("name", "recipients"),
    [
        ("01-pdf-spaces-and-arabic", {TOWN}),
        ("02-memo-from-a-district", {"5404"}),
        ("03-stamped-by-a-town", {TOWN}),
        ("06-list-of-local-offices", {"5407-A02", "5407-A06", "5407-T01"}),
        ("08-the-rest-of-an-answer", {"5403"}),
    ],
)
def test_an_untidy_letter_is_placed_without_a_question(name: str, recipients: set[str]) -> None:
    found = of_file(name)
    assert found.sure, reasons(found)
    assert found.proposals[0].circular == "2559-3071"
    assert set(found.proposals[0].recipients) == recipients
    assert not found.proposals[0].partial


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("04-forwarded-with-a-copy-to-us", "not to us"),
        ("05-health-office-of-the-district", "who sent it is not certain"),
        ("07-nothing-but-a-template-line", "its subject may be that of พร ๐๐๒๓.๓/ว ๓๑๐๐"),
    ],
)
def test_a_letter_that_could_be_something_else_is_asked_about_with_the_reason(name: str, why: str) -> None:
    found = of_file(name)
    assert not found.sure
    assert why in reasons(found)


def of_file(name: str) -> Matching:
    letter = read_letter((DATA / f"{name}.txt").read_text(encoding="utf-8")).letter
    asked = LOCAL if "local" in name else DISTRICTS | {TOWN}
    return match_reply(letter, (ours(recipients=asked), ours(3100, PLAN)), PHRAE, received=date(2016, 8, 6))


# -- citations ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cited",
    [
        "นส.จว.พร. ที่ พร0023.3/ว.3071 ลว.22กค59",
        cites(day="๓๑ มิถุนายน ๒๕๕๙"),  # no such day
        cites(day="๒๗ กรกฎาคม ๒๕๕๙"),  # misread
        cites("พร ๐๐๓๒.๓/ว ๓๐๗๑"),
        cites("พร ๐๐๒๓.๓/ว ๓๐๑๗"),
        f"๑. {cites('มท ๐๘๙๑.๓/ว ๑๕๒๐', '๑ กรกฎาคม ๒๕๕๙', 'กระทรวงมหาดไทย')}\n๒. {cites()}",
        f"๑. {cites()}\n๒. หนังสืออำเภอลอง ที่ พร ๐๓๒๓/๔๑๐ ลงวันที่ ๒๕ กรกฎาคม ๒๕๕๙",
    ],
)
def test_a_slip_in_the_citation_is_no_question_when_all_else_agrees(cited: str) -> None:
    assert reply(cited=cited).sure


@pytest.mark.parametrize(
    "cited",
    [
        cites("พร ๐๐๒๓.๓/ว ๓๐๗๗"),  # the letter beside ours, which nobody follows
        cites(day="๑๕ กันยายน ๒๕๕๗"),  # the number of another year
        cites("ว ๓๐๗๑", ""),  # any office has such a number
        cites("พร ๐๐๒๓.๓/ว ๓๒๐๐", "๕ มกราคม ๒๕๕๘"),  # older than what our reminder with that number reminds of
    ],
)
def test_a_slip_in_the_citation_is_asked_about_when_the_subject_is_another(cited: str) -> None:
    reminded = ours(reminders=(LetterNumber.parse("พร 0023.3/ว 3200"),))
    assert not reply(reminded, cited=cited, subject="รายงานการจัดเก็บรายได้และการใช้รถราชการ").sure


@pytest.mark.parametrize(
    "cited",
    [
        cites("ว ๓๐๗๑", "๑๐ มกราคม ๒๕๕๙", "กระทรวงมหาดไทย"),
        cites("มท ๐๘๑๐.๒/ว ๓๐๗๑", OUR_DAY, "กระทรวงมหาดไทย"),
        cites("ลป ๐๐๒๓.๓/ว ๓๐๗๑", OUR_DAY, "จังหวัดลำปาง"),
        cites("พร ๐๐๑๗.๒/ว ๓๐๗๑"),
        cites("พร ๐๐๒๓.๓/ว ๓๙๗๗"),
        cites("พร ๐๐๒๓.๓/ว ๒๙๙๙", "๑ กรกฎาคม ๒๕๕๙"),
    ],
)
def test_a_citation_of_another_letter_keeps_even_the_same_subject_from_being_certain(cited: str) -> None:
    assert not reply(cited=cited).sure


def test_one_number_in_two_years_is_told_apart_by_the_day() -> None:
    before = replace(ours(subject="การสำรวจข้อมูลผู้สูงอายุ ประจำปี ๒๕๕๘"), id="2558", dated=date(2015, 3, 3))
    assert reply(ours(), before).proposals[0].circular == "2559-3071"
    assert reply(ours(), before).sure
    assert not reply(ours(), before, cited=cites(day=""), subject="รายงานผลการสำรวจข้อมูลผู้สูงอายุ").sure


def test_of_two_readings_of_one_citation_that_both_need_a_slip_none_is_certain() -> None:
    before = replace(ours(subject="การสำรวจข้อมูลผู้สูงอายุ ประจำปี ๒๕๕๘"), id="2558", dated=date(2015, 8, 22))
    wrong_month = cites(day="๒๒ สิงหาคม ๒๕๕๙")
    assert reply(ours(), cited=wrong_month).sure
    assert not reply(ours(), before, cited=wrong_month, subject="รายงานผลการสำรวจข้อมูลผู้สูงอายุ").sure


def test_a_number_one_digit_from_another_of_that_day_needs_a_subject_that_bears_it_out() -> None:
    beside = ours(3072, PLAN)
    assert reply(ours(), beside).sure
    assert reply(ours(), subject="ส่งรายงาน").sure
    assert not reply(ours(), beside, subject="ส่งรายงาน").sure
    assert reply(ours(), replace(beside, recipients=LOCAL - {TOWN}), subject="ส่งรายงาน").sure


def test_two_letters_of_ours_that_are_both_cited_are_asked_about() -> None:
    both = f"๑. {cites()}\n๒. {cites('พร ๐๐๒๓.๓/ว ๓๑๐๐')}"
    found = reply(ours(), ours(3100, PLAN), cited=both, subject="ส่งรายงาน")
    assert not found.sure
    assert {one.circular for one in found.proposals} == {"2559-3071", "2559-3100"}


def test_a_letter_that_cites_a_closed_one_is_not_placed_elsewhere() -> None:
    closed = replace(ours(3072), closed=True)
    assert not reply(ours(), closed, cited=cites("พร ๐๐๒๓.๓/ว ๓๐๗๒")).sure


def test_the_number_of_a_neighbour_in_the_same_mailing_is_the_same_letter() -> None:
    parts = [
        replace(ours(number, recipients=frozenset({office})), id="2559-3071")
        for number, office in ((3071, "5403"), (3072, "5404"))
    ]
    found = reply(*parts, cited=cites("พร ๐๐๒๓.๓/ว ๓๐๗๒"))
    assert found.proposals[0].recipients == ("5403",)
    assert "went to another office" in reasons(found)


def test_what_is_cited_in_passing_does_not_decide() -> None:
    more = f"อนึ่ง เรื่องการสำรวจได้รายงานตาม{cites()} ไปแล้ว"
    assert not reply(cited="", subject="รายงานการใช้รถราชการและค่าน้ำมันเชื้อเพลิง", opening="", said=more).sure
    assert reply(cited="", opening=f"ตาม{cites()} แจ้งให้รายงาน นั้น").sure


# -- subjects ----------------------------------------------------------------------------------------------------------


def test_the_report_of_another_month_is_no_answer_in_silence() -> None:
    august = ours(subject="การรายงานผลการดำเนินงานกองทุนหลักประกันสุขภาพในระดับท้องถิ่น ประจำเดือนสิงหาคม ๒๕๕๙")
    july = august.subject.replace("สิงหาคม", "กรกฎาคม")
    assert not reply(august, cited="", subject=july).sure
    assert reply(august, cited="", subject=august.subject).sure


def test_a_short_subject_of_ours_inside_another_is_not_enough() -> None:
    assert not reply(ours(subject="การสำรวจข้อมูล"), cited="", subject="รายงานการสำรวจข้อมูลสุนัขและแมวเพื่อขึ้นทะเบียน").sure


def test_what_the_text_opens_with_is_proposed_when_the_subject_says_nothing() -> None:
    found = reply(cited="", subject="ส่งรายงาน", opening=f"ตามที่จังหวัดแพร่แจ้งให้อำเภอดำเนินการ{MATTER} นั้น")
    assert not found.sure
    assert found.proposals[0].circular == "2559-3071"


def test_the_only_letter_that_still_waits_is_proposed_when_nothing_else_tells() -> None:
    found = reply(cited="", subject="ส่งรายงาน", opening="ตามที่จังหวัดแพร่แจ้ง นั้น")
    assert not found.sure
    assert "only this letter still waits for อำเภอลอง" in reasons(found)
    assert reply(ours(), ours(3100, PLAN), cited="", subject="ส่งรายงาน", opening="ตามที่จังหวัดแพร่แจ้ง นั้น") == Matching()


# -- what is no answer -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("subject", "said", "why"),
    [
        (f"ข้อหารือ{MATTER}", "อำเภอลองขอทราบว่าให้สำรวจเฉพาะผู้มีสัญชาติไทยหรือไม่", "asks for something"),
        (f"ขอรับการสนับสนุนงบประมาณ{MATTER}", "จึงขอรับการสนับสนุนงบประมาณ", "asks for something"),
        (MATTER, "เนื่องจากมีอุทกภัย จึงขอขยายเวลาออกไปอีก ๑๕ วัน", "asks for something"),
        (f"แจ้งการรับทราบ{MATTER}", "อำเภอลองได้รับหนังสือเรียบร้อยแล้ว", "only says that our letter came"),
        (
            "ตอบรับการรับหนังสือ",
            "อำเภอลองได้รับหนังสือดังกล่าวแล้ว และได้แจ้งให้องค์กรปกครองส่วนท้องถิ่นในพื้นที่ดำเนินการแล้ว",
            "only says that our letter came",
        ),
        (MATTER, "อำเภอลองได้แจ้งเวียนให้เทศบาลและ อบต. ทุกแห่งในพื้นที่ทราบและถือปฏิบัติแล้ว", "was passed on"),
        (f"การดำเนินการ{MATTER}", "อำเภอลองได้มอบหมายให้ผู้เกี่ยวข้องดำเนินการต่อไป", "was passed on"),
        (MATTER, "ขณะนี้อยู่ระหว่างดำเนินการ หากแล้วเสร็จจะรายงานให้ทราบต่อไป", "still to come"),
        (MATTER, "อำเภอลองจะจัดส่งรายงานภายในวันที่ ๑๐ สิงหาคม ๒๕๕๙", "still to come"),
        (MATTER, "อำเภอลองไม่สามารถดำเนินการได้ทันตามกำหนด เนื่องจากบุคลากรไม่เพียงพอ", "could not be done"),
        (f"ส่งคืนหนังสือ{MATTER}", "ตรวจสอบแล้วเรื่องดังกล่าวไม่อยู่ในอำนาจหน้าที่ จึงขอส่งคืนหนังสือ", "sends our letter back"),
        (MATTER, "อำเภอลองยังไม่ได้รับแบบสำรวจที่อ้างถึง จึงขอให้จัดส่งแบบสำรวจอีกครั้ง", "asks for something"),
        (f"ขอแบบ{MATTER}", "เนื่องจากไฟล์แบบสำรวจชำรุด จึงขอไฟล์แบบสำรวจใหม่", "asks for something"),
        (f"แต่งตั้งคณะทำงาน{MATTER}", "ได้แต่งตั้งคณะทำงานแล้ว ตามสำเนาคำสั่งที่ส่งมาพร้อมนี้", "of another kind"),
        (f"แจ้งรายชื่อผู้ประสานงาน{MATTER}", "ขอแจ้งรายชื่อผู้ประสานงาน", "of another kind"),
        (f"รายงานการประชุมชี้แจง{MATTER}", "ขอส่งรายงานการประชุมมาพร้อมนี้", "of another kind"),
        ("รายงานผลการสำรวจข้อมูลผู้สูงอายุ ประจำปี ๒๕๕๘", "ขอส่งรายงานประจำปี ๒๕๕๘", "another number or month"),
    ],
)
def test_a_question_a_promise_or_a_receipt_is_no_answer_in_silence(subject: str, said: str, why: str) -> None:
    found = reply(subject=subject, said=said)
    assert not found.sure
    assert why in reasons(found)


@pytest.mark.parametrize("to", ["ผู้ว่าราชการจังหวัดน่าน", "อธิบดีกรมส่งเสริมการปกครองท้องถิ่น"])
def test_a_letter_to_somebody_else_is_asked_about(to: str) -> None:
    found = reply(to=to)
    assert not found.sure
    assert "not to us" in reasons(found)


def test_what_could_not_be_done_everywhere_is_an_answer_all_the_same() -> None:
    assert reply(said="อำเภอลองได้สำรวจแล้ว ๘ ตำบล ส่วนอีก ๑ ตำบลไม่สามารถดำเนินการได้ จึงขอส่งรายงาน").sure


def test_what_we_asked_for_ourselves_and_the_reply_retells_is_no_request() -> None:
    assert reply(opening="ตามหนังสือที่อ้างถึง จังหวัดแพร่ขอความร่วมมือให้อำเภอสำรวจข้อมูล นั้น").sure


def test_an_order_that_names_our_letter_does_not_answer_it() -> None:
    text = (
        f"คำสั่งอำเภอลอง\nที่ ๑๒๓/๒๕๕๙\nเรื่อง แต่งตั้งคณะทำงาน{MATTER}\n\nตาม{cites()} ให้สำรวจ จึงแต่งตั้งคณะทำงาน\n\n"
        "สั่ง ณ วันที่ ๒๘ กรกฎาคม ๒๕๕๙\n\n(นายวีระ ใจดี)\nนายอำเภอลอง"
    )
    assert not match_reply(read_letter(text).letter, (ours(),), PHRAE, received=date(2016, 7, 30)).sure


def test_an_empty_page_answers_nothing() -> None:
    assert match_reply(read_letter("").letter, (ours(),), PHRAE, received=date(2016, 7, 30)) == Matching()


@pytest.mark.parametrize(
    "said",
    [
        "อำเภอลองขอยืดระยะเวลาการส่งรายงานออกไปก่อน",
        "อำเภอลองมีภารกิจเร่งด่วน จึงจะได้จัดส่งผลการดำเนินงานให้จังหวัดในโอกาสแรก",
        "อำเภอลองได้มอบหมายให้นายสมชาย ใจดี ท้องถิ่นอำเภอ เป็นผู้รับผิดชอบดำเนินการแล้ว",
        "อำเภอลองกำหนดประชุมชี้แจงในวันที่ ๕ สิงหาคม ๒๕๕๙ และจะสรุปผลเสนอจังหวัดต่อไป",
        "อำเภอลองขอส่งร่างรายงานมาให้จังหวัดตรวจสอบก่อน แล้วจะส่งรายงานฉบับสมบูรณ์อีกครั้งหนึ่ง",
        "อำเภอลองขอส่งสำเนาหนังสือที่แจ้งองค์กรปกครองส่วนท้องถิ่นมาเพื่อทราบ",
        "อำเภอลองได้รายงานไปแล้วตามหนังสืออำเภอลอง ที่ พร ๐๓๒๓/๑๐ ลงวันที่ ๒๖ กรกฎาคม ๒๕๕๙",
        "อำเภอลองขอขอบคุณจังหวัด",
    ],
)
def test_what_only_speaks_of_an_answer_is_asked_about(said: str) -> None:
    found = reply(said=said)
    assert found.proposals
    assert not found.sure, reasons(found)


def test_a_copy_that_was_asked_for_is_an_answer() -> None:
    asked = ours(subject="ขอให้จัดส่งสำเนาคำสั่งแต่งตั้งคณะทำงานผู้สูงอายุ")
    said = "อำเภอลองขอส่งสำเนาคำสั่งแต่งตั้งคณะทำงานมาพร้อมนี้"
    found = reply(asked, subject="จัดส่งสำเนาคำสั่งแต่งตั้งคณะทำงานผู้สูงอายุ", said=said)
    assert found.sure, reasons(found)


def test_a_number_of_one_letter_with_the_day_of_another_on_the_same_matter_is_asked_about() -> None:
    before = ours(1, dated=date(2015, 3, 10))
    after = ours(3061, dated=date(2016, 3, 10))
    for running in ("๑", "๓๐๖๑"):
        for day in ("๑๐ มีนาคม ๒๕๕๘", "๑๐ มีนาคม ๒๕๕๙"):
            found = reply(before, after, cited=cites(f"พร ๐๐๒๓.๓/ว {running}", day))
            assert found.sure is ((running == "๑") == (day == "๑๐ มีนาคม ๒๕๕๘")), reasons(found)


@pytest.mark.parametrize(
    ("said", "partial"),
    [
        ("ได้สำรวจแล้วบางส่วน ส่วนที่เหลือจะจัดส่งภายหลัง", True),
        ("ได้สำรวจแล้ว ยังขาดข้อมูลตำบลเวียงต้า จึงขอส่งมาก่อน", True),
        ("ได้แก้ไขข้อมูลบางส่วนตามที่ทักท้วง จึงขอส่งรายงานฉบับสมบูรณ์", False),
        ("ได้ดำเนินการครบถ้วนแล้ว จึงขอรายงานผล", False),
        ("ขอส่งข้อมูลบางส่วน ส่วนที่เหลือจะรายงานให้ทราบต่อไป", True),
        ("ขอรายงานข้อมูลรอบแรก และจะรายงานข้อมูลที่เหลือให้ทราบภายหลัง", True),
        ("ขอรายงานผลของ อบต. ๔ แห่ง ส่วน อบต.สรอย ยังไม่ได้รายงาน จะได้เร่งรัดและรายงานต่อไป", True),
        ("ขอส่งข้อมูลไปพลางก่อน", True),
        ("ขอรายงานเฉพาะตัวชี้วัดที่ ๑.๕ ส่วนตัวชี้วัดที่ ๑.๔ อยู่ระหว่างการรวบรวม", True),
        ("ขอนำส่งข้อมูลส่วนที่เหลือ จำนวน ๓ แห่ง รายละเอียดตามสิ่งที่ส่งมาด้วย", False),
        ("ได้ส่งข้อมูลแล้วบางส่วน บัดนี้ได้รวบรวมครบถ้วนแล้ว จึงขอส่งข้อมูลที่เหลือมาพร้อมนี้", False),
        ("ได้เร่งรัดหน่วยงานที่ยังไม่ส่งข้อมูลจนครบทุกแห่งแล้ว จึงขอส่งรายงาน", False),
    ],
)
def test_an_answer_in_part_is_told_from_a_whole_one(said: str, partial: bool) -> None:  # noqa: FBT001  # the expectation
    assert reply(said=said).proposals[0].partial is partial


# -- who, and for whom -------------------------------------------------------------------------------------------------


def test_what_a_clerk_says_of_the_sender_holds_when_the_letterhead_cannot_be_read() -> None:
    unread = {"office": "ทวกอลง", "place": "", "post": "ปลัดอาวุโส", "said": "ดำเนินการเสร็จแล้ว"}
    assert not reply(**unread).sure
    assert reply(**unread, sender="อำเภอลอง").sure


def test_the_place_in_an_address_is_no_letterhead() -> None:
    said = "ดำเนินการเสร็จแล้ว จึงขอส่งรายงาน"
    assert not reply(office="", place="อำเภอลอง จังหวัดแพร่ ๕๔๑๕๐", post="ปลัด", said=said).sure


def test_a_name_without_its_kind_is_asked_about() -> None:
    local = ours(recipients=LOCAL)
    assert not reply(local, office="ตำบลร้องกวาง", place="อำเภอร้องกวาง", post="ผู้บริหาร", said="ดำเนินการแล้ว").sure


@pytest.mark.parametrize(
    "row",
    [
        "อำเภอลอง อำเภอวังชิ้น และอำเภอเด่นชัย",
        "อำเภอลอง, อำเภอวังชิ้น, อำเภอเด่นชัย",
        " อ.ลอง อ.วังชิ้น และ อ.เด่นชัย",
        "อำเภอลอง วังชิ้น และเด่นชัย",
    ],
)
def test_three_offices_in_a_row_are_all_answered_for(row: str) -> None:
    found = reply(subject=f"รายงานผล{MATTER} ของ{row}")
    assert set(found.proposals[0].recipients) == {"5403", "5405", "5407"}
    assert found.sure, reasons(found)


@pytest.mark.parametrize(
    "said",
    [
        "อำเภอลองได้ประชุมร่วมกับอำเภอวังชิ้นและอำเภอเด่นชัย แล้วดำเนินการเสร็จ",
        "จากการแลกเปลี่ยนข้อมูลระหว่างอำเภอลองและอำเภอวังชิ้น จึงดำเนินการได้ครบถ้วน",
        "อำเภอลองได้รับการสนับสนุนจากอำเภอสูงเม่น จึงดำเนินการเสร็จแล้ว",
    ],
)
def test_offices_that_only_took_part_are_not_answered_for(said: str) -> None:
    assert reply(said=said).proposals[0].recipients == ("5403",)


def test_a_number_of_offices_that_does_not_fit_the_names_is_asked_about() -> None:
    assert not reply(said="อำเภอลองและอำเภอวังชิ้น ขอรายงานผลของทั้ง ๓ อำเภอมาพร้อมกัน").sure


def test_a_district_that_was_asked_itself_and_sends_reports_of_its_offices_is_asked_about() -> None:
    said = "อำเภอลองขอส่งรายงานของ อบต.หัวทุ่ง และ อบต.ทุ่งแล้ง มาเพื่อโปรดพิจารณา"
    assert not reply(ours(recipients=LOCAL | DISTRICTS), said=said).sure


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("อำเภอวังชิ้นขอส่งรายงานขององค์การบริหารส่วนตำบลสรอย มาเพื่อโปรดพิจารณา", 1),
        ("อำเภอวังชิ้นได้รวบรวมรายงานขององค์กรปกครองส่วนท้องถิ่นในเขตอำเภอวังชิ้น ครบทุกแห่ง", 8),
        ("อำเภอวังชิ้นได้รวบรวมรายงานของ อบต. ในเขตอำเภอ จำนวน ๗ แห่ง มาพร้อมนี้", 7),
    ],
)
def test_a_district_answers_for_offices_below_it(said: str, count: int) -> None:
    found = reply(ours(recipients=LOCAL), office="ที่ว่าการอำเภอวังชิ้น", place="", post="นายอำเภอวังชิ้น", said=said)
    assert found.sure, reasons(found)
    assert len(found.proposals[0].recipients) == count
    assert found.proposals[0].through == "5407"


def test_for_whom_a_district_answers_is_asked_when_it_names_nobody() -> None:
    found = reply(
        ours(recipients=LOCAL), office="ที่ว่าการอำเภอวังชิ้น", place="", post="นายอำเภอวังชิ้น", said="ส่งรายงานมาพร้อมนี้"
    )
    assert not found.sure
    assert found.proposals[0].recipients == ()


def test_a_directory_without_anybody_proposes_by_the_number_alone() -> None:
    letter = read_letter((DATA / "02-memo-from-a-district.txt").read_text(encoding="utf-8")).letter
    nobody: list[Recipient] = []
    found = match_reply(letter, (ours(),), type(PHRAE)(nobody), received=date(2016, 7, 30))
    assert found.proposals[0].circular == "2559-3071"
    assert not found.sure
