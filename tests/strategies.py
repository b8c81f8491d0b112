"""Letters as offices write them, made by Hypothesis from the words that letters are made of."""

from datetime import date

from hypothesis import strategies as st

from correspondence.letters.citation import Citation, find_citations
from correspondence.letters.letter import Kind, Letter, Paragraph, Signer
from correspondence.letters.number import LetterNumber
from correspondence.letters.urgency import Urgency
from correspondence.thai.calendar import BuddhistYear, format_long
from correspondence.thai.dates import DateReading
from correspondence.thai.numerals import thai_digits

PROVINCES = ("แพร่", "น่าน", "ลำปาง", "พะเยา", "กำแพงเพชร", "นครศรีธรรมราช")
PREFIXES = ("พร", "นน", "ลป", "พย", "กพ", "นศ", "มท", "กค", "ศธ", "สธ")
POSTS = (
    "ผู้ว่าราชการจังหวัด ทุกจังหวัด",
    "นายอำเภอ ทุกอำเภอ",
    "นายกเทศมนตรีเมืองแพร่",
    "ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษาประถมศึกษา",
    "รัฐมนตรีว่าการกระทรวงการท่องเที่ยวและกีฬา",
    "หัวหน้าสำนักงานจังหวัด",
)
SUBJECTS = (
    "ขอเชิญประชุมคณะกรรมการติดตามผลการดำเนินงาน",
    "การจัดสรรงบประมาณรายจ่ายประจำปี",
    "รายงานผลการตรวจสอบภายในและการควบคุมความเสี่ยง",
    "ซักซ้อมแนวทางการปฏิบัติ",
)
OPENINGS = ("ด้วย", "เนื่องจาก", "ตามที่")
SENTENCES = (
    "จังหวัดได้กำหนดให้มีการประชุมติดตามผลการดำเนินงานขององค์กรปกครองส่วนท้องถิ่นทุกแห่ง",
    "กรมส่งเสริมการปกครองท้องถิ่นแจ้งหลักเกณฑ์และวิธีการเบิกจ่ายเงินให้ถือปฏิบัติโดยเคร่งครัด",
    "มีผู้เข้าร่วมโครงการจำนวนมาก และได้รับความร่วมมือจากทุกภาคส่วนเป็นอย่างดี",
    "ขอให้หน่วยงานรวบรวมข้อมูลและจัดส่งภายในกำหนดเวลา",
)
NAMES = ("นายสมชาย ใจดี", "นางสาววิภา ศรีสุข", "พลตำรวจเอก อดุลย์ แสงทอง", "ร.ต.ท. สมศักดิ์ มั่นคง", "ว่าที่ร้อยตรี ธนา แก้วมณี")
POSITIONS = (
    ("ท้องถิ่นจังหวัดแพร่ ปฏิบัติราชการแทน", "ผู้ว่าราชการจังหวัดแพร่"),
    ("ผู้ว่าราชการจังหวัด",),
    ("รองผู้ว่าราชการจังหวัด รักษาราชการแทน", "ผู้ว่าราชการจังหวัด"),
)
UNITS = ("สำนักงานจังหวัด", "กลุ่มงานอำนวยการ", "กองคลัง", "ฝ่ายบริหารงานทั่วไป")
ENCLOSURES = ("แบบรายงานผล จำนวน ๑ ชุด", "รายชื่อผู้เข้าประชุม จำนวน ๒ แผ่น", "สำเนาหนังสือ จำนวน ๑ ฉบับ")


def days() -> st.SearchStrategy[date]:
    """Days of the years that letters are of."""
    return st.dates(date(1990, 1, 1), date(2030, 12, 31))


@st.composite
def letter_numbers(draw: st.DrawFn, *, year: int | None = None) -> LetterNumber:
    """Numbers of ordinary letters and circulars."""
    code = f"{draw(st.integers(1, 899)):04d}" + draw(st.sampled_from(["", ".1", ".12", ".3.1"]))
    return LetterNumber(
        prefix=draw(st.sampled_from(PREFIXES)),
        code=code,
        circular=draw(st.booleans()),
        running=draw(st.integers(1, 99999)),
        year=None if year is None else BuddhistYear(year),
    )


@st.composite
def citations(draw: st.DrawFn) -> Citation:
    """References as letters write them."""
    urgency = draw(st.sampled_from(["", *(mark.value for mark in Urgency)]))
    province = draw(st.sampled_from(PROVINCES))
    words = ["หนังสือจังหวัด" + province, urgency, "ที่", str(draw(letter_numbers()))]
    text = " ".join(filter(None, [*words, "ลงวันที่", format_long(draw(days()))]))
    return find_citations(text)[0]


@st.composite
def bodies(draw: st.DrawFn) -> tuple[Paragraph, ...]:
    """Texts: an opening, perhaps a list with a list in it, and a conclusion."""
    sentences = st.sampled_from(SENTENCES)
    opening = Paragraph(0, "", draw(st.sampled_from(OPENINGS)) + draw(sentences))
    listed = []
    for place in range(draw(st.integers(0, 3))):
        listed.append(Paragraph(1, thai_digits(f"{place + 1}."), draw(sentences)))
        listed += [
            Paragraph(2, thai_digits(f"{deeper + 1})"), draw(sentences)) for deeper in range(draw(st.integers(0, 2)))
        ]
    return opening, *listed, Paragraph(0, "", "จึงเรียนมาเพื่อโปรดพิจารณาดำเนินการต่อไป")


@st.composite
def external_letters(draw: st.DrawFn) -> Letter:
    """External letters (แบบที่ ๑), complete and in order."""
    province = draw(st.sampled_from(PROVINCES))
    day = draw(days())
    return Letter(
        kind=Kind.EXTERNAL,
        urgency=draw(st.none() | st.sampled_from(Urgency)),
        number=draw(letter_numbers()),
        office=f"ศาลากลางจังหวัด{province}",
        address=draw(st.sampled_from([("ถนนไชยบูรณ์ พร ๕๔๐๐๐",), ("ถนนราชดำเนิน", "ตำบลในเมือง ๓๐๐๐๐")])),
        date=DateReading(text=format_long(day), start=day, end=None, precision="day", doubts=()),
        subject=draw(st.sampled_from(SUBJECTS)),
        salutation="เรียน",
        addressees=tuple(draw(st.lists(st.sampled_from(POSTS), min_size=1, max_size=2, unique=True))),
        references=tuple(draw(st.lists(citations(), max_size=3))),
        enclosures=tuple(draw(st.lists(st.sampled_from(ENCLOSURES), max_size=3, unique=True))),
        body=draw(bodies()),
        closing="ขอแสดงความนับถือ",
        signer=Signer(draw(st.sampled_from(NAMES)), draw(st.sampled_from(POSITIONS))),
        owner_unit=tuple(draw(st.lists(st.sampled_from(UNITS), min_size=1, max_size=2, unique=True))),
        phone=draw(st.sampled_from(["๐ ๕๔๕๓ ๔๑๑๙", "๐-๕๔๕๓-๔๑๑๙ ต่อ ๑๑"])),
    )
