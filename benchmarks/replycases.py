"""Replies as offices write them: made up from a seed, each with what it answers, over circulars easily mistaken.

Among the open circulars are monthly and yearly reports of one subject, letters of one day whose numbers differ by one
digit, and one running number in two years. Beside them are letters of ours that nobody follows; they are answered too.
A reply has a slip in its citation, or in its writing, or in both; one letter in ten answers nothing that is open.
"""

import csv
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from correspondence.letters.directory import Directory
from correspondence.letters.number import LetterNumber
from correspondence.letters.recipient import DISTRICT, Recipient
from correspondence.resources import share
from correspondence.thai.calendar import MONTHS, SHORT_MONTHS, BuddhistYear, format_long
from correspondence.thai.numerals import arabic_digits, thai_digits
from correspondence.tracking.matching import OpenCircular

MONTHLY = (
    "รายงานผลการดำเนินงานกองทุนหลักประกันสุขภาพในระดับท้องถิ่น ประจำเดือน{month} {year}",
    "การรายงานสถานการณ์ไฟป่า หมอกควัน และฝุ่นละออง ประจำเดือน{month} {year}",
)
YEARLY = (
    "การตรวจประเมินประสิทธิภาพขององค์กรปกครองส่วนท้องถิ่น ประจำปี {year}",
    "การสำรวจข้อมูลผู้สูงอายุที่มีสิทธิรับเงินเบี้ยยังชีพ ประจำปีงบประมาณ พ.ศ. {year}",
    "แจ้งยืนยันข้อมูลการจัดเก็บภาษีที่ดินและสิ่งปลูกสร้าง ประจำปี {year}",
)
OTHERS = (
    "รายงานผลการดำเนินงานตัวชี้วัดตามคำรับรองการปฏิบัติราชการ ปีงบประมาณ พ.ศ. {year} รอบ {months} เดือน",
    "การจัดทำแผนพัฒนาท้องถิ่น (พ.ศ. {year} - {later})",
    "การจัดสรรเงินอุดหนุนทั่วไป สำหรับสนับสนุนศูนย์พัฒนาเด็กเล็ก ไตรมาสที่ {quarter}",
    "ขอความอนุเคราะห์ประชาสัมพันธ์โครงการลดอุบัติเหตุทางถนนช่วงเทศกาล",
    "การเบิกจ่ายงบประมาณค่าใช้จ่ายในการจัดการศึกษา ไตรมาสที่ {quarter} ปีงบประมาณ พ.ศ. {year}",
    "การสำรวจความต้องการเครื่องจักรกลและรถบรรทุกน้ำช่วยเหลือภัยแล้ง ปี {year}",
    "การขับเคลื่อนโครงการธนาคารขยะและการคัดแยกขยะต้นทาง รอบ {months} เดือน",
    "การสำรวจสุนัขและแมวเพื่อการควบคุมโรคพิษสุนัขบ้า ครั้งที่ {quarter}/{year}",
    "แจ้งรายชื่อผู้เข้ารับการฝึกอบรมหลักสูตรการจัดซื้อจัดจ้างและการบริหารพัสดุภาครัฐ",
    "การตรวจสอบฐานะการเงินการคลังและเงินสะสมขององค์กรปกครองส่วนท้องถิ่น",
    "การรายงานความก้าวหน้าโครงการก่อสร้างที่ได้รับเงินอุดหนุนเฉพาะกิจ ปีงบประมาณ พ.ศ. {year}",
    "การจัดทำทะเบียนผู้ประสบภัยและบัญชีความเสียหายจากวาตภัย",
)
NEW_MATTERS = (
    "ขอเชิญร่วมเป็นเกียรติในพิธีเปิดงานประจำปี",
    "ขออนุมัติเดินทางไปราชการนอกเขตจังหวัด",
    "ขอความอนุเคราะห์วิทยากรบรรยายการจัดทำบัญชี",
    "ส่งสำเนาข้อบัญญัติงบประมาณรายจ่ายประจำปี",
    "รายงานการใช้รถราชการ",
    "แจ้งเปลี่ยนแปลงหมายเลขโทรศัพท์สำนักงาน",
    "รายงานผลการประชุมสภาท้องถิ่น สมัยสามัญ สมัยที่ ๒",
)
NAMES = ("นายสมชาย ใจดี", "นางสาวมาลี ศรีสุข", "นายวิชัย แก้วมา", "นางพรทิพย์ คำแสน", "ว่าที่ร้อยตรีเกรียงไกร วงศ์ไชย")
OPENINGS = (
    "ตามหนังสือที่อ้างถึง จังหวัดแพร่แจ้งให้{kind}ดำเนินการและรายงานผลให้จังหวัดทราบ นั้น",
    "ตามที่จังหวัดแพร่ขอความร่วมมือให้{kind}ดำเนินการเรื่องดังกล่าว และส่งรายงานภายในกำหนด นั้น",
    "ตามหนังสือที่อ้างถึง จังหวัดแพร่ได้แจ้งแนวทางและขอให้{kind}จัดส่งข้อมูลตามแบบที่กำหนด นั้น",
    "ตามหนังสือที่อ้างถึงแจ้งให้ทราบความละเอียดแจ้งแล้ว นั้น",
)
REPORTS = (
    "{name}ได้ดำเนินการเสร็จเรียบร้อยแล้ว จึงขอรายงานผลมาพร้อมหนังสือนี้",
    "บัดนี้ {name}ได้จัดทำข้อมูลดังกล่าวเสร็จแล้ว รายละเอียดปรากฏตามสิ่งที่ส่งมาด้วย",
    "{name}ขอส่งรายงานตามแบบที่กำหนดมาเพื่อดำเนินการต่อไป",
    "ในการนี้ {name}ขอรายงานว่าไม่มีกรณีดังกล่าวในพื้นที่",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """A citation as it is typed."""

    running: int
    day: date | None
    agency: str = "หนังสือจังหวัดแพร่ "
    office: str = "พร ๐๐๒๓.๓/"
    mark: str = "ว "
    short: bool = False

    def __str__(self) -> str:
        number = f"{self.agency}ที่ {self.office}{self.mark}{thai_digits(self.running)}"
        if self.day is None:
            return number
        if self.short:
            return f"{number} ลว. {self.day.day} {SHORT_MONTHS[self.day.month - 1]} {(self.day.year + 543) % 100}"
        return f"{number} ลงวันที่ {format_long(self.day)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A reply before it is typed, and what it answers; `recipients` is empty when it answers nothing that is open."""

    circular: OpenCircular
    sender: Recipient
    recipients: frozenset[str]
    cite: Cite | None
    subject: str
    opening: str
    said: tuple[str, ...]
    letterhead: str
    post: tuple[str, ...]
    day: date
    also_cited: tuple[str, ...] = ()
    to: str = "ผู้ว่าราชการจังหวัดแพร่"
    inside: bool = False
    typed: Callable[[str], str] = thai_digits
    damage: str = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A reply as text, what it should be matched with (nothing: empty), and how it was damaged."""

    text: str
    received: date
    circular: str
    recipients: frozenset[str]
    damage: str


class Desk:
    """The directory, the open circulars and the writers of replies, made from one seed."""

    def __init__(self, seed: int, circulars: int = 60) -> None:
        self.chance = random.Random(seed)  # noqa: S311  # a seed that everyone can repeat
        self.directory = directory_of_phrae()
        self.districts = [one for one in self.directory if one.kind == DISTRICT]
        self.locals = [one for one in self.directory if one.kind != DISTRICT]
        self.taken: set[tuple[int, int]] = set()
        self.circulars: list[OpenCircular] = []
        self._issue_series()
        while len(self.circulars) < circulars:
            self._issue_pair()
        del self.circulars[circulars:]
        self.unfollowed = [self._beside(self.chance.choice(self.circulars)) for _ in range(circulars // 2)]

    def case(self) -> Case:
        """Return one reply, or in one of ten cases a letter that answers nothing that is open."""
        circular = self.chance.choice(self.circulars)
        sender = self._office(self.chance.choice(sorted(circular.recipients)))
        if self.chance.random() < 0.1:
            return self._typed(self.chance.choice(NO_ANSWERS)(self, self._plain(circular, sender)), answers=False)
        reply = self._plain(circular, sender)
        names = []
        for kinds, share_of in ((CITING, 0.75), (WRITING, 0.5)):
            if self.chance.random() < share_of:
                name = self.chance.choice(list(kinds))
                reply = kinds[name](self, reply)
                names.append(name)
        return self._typed(replace(reply, damage=" + ".join(names) if len(names) < 2 else "two at once"), answers=True)

    def _office(self, recipient: str) -> Recipient:
        found = self.directory.get(recipient)
        if found is None:
            raise KeyError(recipient)
        return found

    def _issue_series(self) -> None:
        for subject in MONTHLY:
            whom = self.chance.choice((self.districts, self.locals))
            for month in range(1, 7):
                self._issue(subject, date(2024, month, self.chance.randint(20, 28)), whom)
        for subject in YEARLY:
            whom = self.chance.choice((self.districts, self.locals))
            running = self.chance.randint(200, 4000)
            for year in (2023, 2024, 2025):
                self._issue(subject, date(year, self.chance.randint(1, 9), self.chance.randint(1, 28)), whom, running)

    def _issue_pair(self) -> None:
        """Issue two letters of one day whose numbers follow each other or differ by one digit."""
        day = date(self.chance.choice((2023, 2024, 2025)), self.chance.randint(1, 12), self.chance.randint(1, 28))
        running = self.chance.randint(100, 4899)
        other = running + self.chance.choice((1, 2, 10, 100))
        if self.chance.random() < 0.2:  # one matter, to the districts and to the local offices
            subject = self._worded(self.chance.choice(OTHERS), day)
            self._issue(subject, day, self.districts, running)
            self._issue(subject, day, self.locals, other)
            return
        for number, subject in zip((running, other), self.chance.sample(OTHERS, 2), strict=True):
            whom = self.chance.choice((self.districts, self.locals, [*self.districts, *self.locals[:1]]))
            self._issue(subject, day, whom, number)

    def _issue(self, subject: str, day: date, whom: Sequence[Recipient], running: int = 0) -> None:
        year = day.year + 543
        running = running or self.chance.randint(11, 4999)
        while (year, running) in self.taken:
            running += 7
        self.taken.add((year, running))
        ids = frozenset(one.id for one in whom)
        number = LetterNumber(prefix="พร", code="0023.3", circular=True, running=running, year=BuddhistYear(year))
        late = self.chance.random() < 0.5
        self.taken.add((year, running + 137))
        self.circulars.append(
            OpenCircular(
                id=f"{year}-{len(self.circulars):07}-00001",
                number=number,
                dated=day,
                subject=thai_digits(self._worded(subject, day)),
                recipients=ids,
                replied=frozenset(self.chance.sample(sorted(ids), len(ids) // 4)),
                reply_by=day + timedelta(days=20),
                reminders=(replace(number, running=running + 137, text=""),) if late else (),
            )
        )

    def _worded(self, subject: str, day: date) -> str:
        year = day.year + 543
        return subject.format(
            year=year,
            later=year + 4,
            months=self.chance.choice((6, 9, 12)),
            month=MONTHS[day.month - 1],
            quarter=self.chance.randint(1, 4),
        )

    def _beside(self, circular: OpenCircular) -> OpenCircular:
        """Return a letter of ours of the same day, to the same offices, on another matter, that nobody follows."""
        year, running = int(circular.number.year or 0), circular.number.running or 0
        running += self.chance.choice((1, 3, 10, 20, 100, 200))
        while (year, running) in self.taken:
            running += 1
        that_day = {one.subject[:20] for one in self.circulars if one.dated == circular.dated}
        matters = [thai_digits(self._worded(one, circular.dated)) for one in OTHERS]
        subject = self.chance.choice([one for one in matters if one[:20] not in that_day])
        return replace(
            circular, id="", number=replace(circular.number, running=running, text=""), subject=subject, reminders=()
        )

    def _plain(self, circular: OpenCircular, sender: Recipient) -> Reply:
        kind = "อำเภอ" if sender.kind == DISTRICT else "องค์กรปกครองส่วนท้องถิ่น"
        name = sender.name
        return Reply(
            circular=circular,
            sender=sender,
            recipients=frozenset({sender.id}),
            cite=Cite(running=circular.number.running or 0, day=circular.dated),
            subject=self.chance.choice(("", "การ", "ขอส่ง", "รายงาน", "ส่ง")) + circular.subject,
            opening=self.chance.choice(OPENINGS).format(kind=kind),
            said=(self.chance.choice(REPORTS).format(name=name),),
            letterhead=name.replace("อำเภอ", "ที่ว่าการอำเภอ", 1)
            if sender.kind == DISTRICT
            else f"สำนักงาน{name}"
            if self.chance.random() < 0.5
            else name,
            post=self.chance.choice(
                ((sender.addressee,), (f"ปลัด{name} รักษาราชการแทน", sender.addressee), (f"ปลัด{name}",))
            ),
            day=circular.dated + timedelta(days=self.chance.randint(3, 60)),
        )

    def _typed(self, reply: Reply, *, answers: bool) -> Case:
        sender, running = reply.sender, self.chance.randint(1, 999)
        cited = [str(reply.cite)] if reply.cite and not reply.inside else []
        cited += reply.also_cited
        opening = f"ตาม{reply.cite} แจ้งให้รายงาน นั้น" if reply.cite and reply.inside else reply.opening
        marks = [f"{thai_digits(place)}. " for place in range(1, len(cited) + 1)] if len(cited) > 1 else [""]
        references = "\n".join(mark + one for mark, one in zip(marks, cited, strict=False))
        lines = [
            f"ที่ พร ๗{thai_digits(running)}/{thai_digits(running * 3)}",
            reply.letterhead,
            f"{f'อำเภอ{sender.district} ' if sender.kind != DISTRICT else ''}จังหวัดแพร่ {thai_digits(sender.postcode)}",
            format_long(reply.day),
            f"เรื่อง {reply.subject}",
            f"เรียน {reply.to}",
            f"อ้างถึง {references}" if cited else "",
            opening,
            *reply.said,
            self.chance.choice(("จึงเรียนมาเพื่อโปรดทราบ", "จึงเรียนมาเพื่อโปรดพิจารณา")),
            "ขอแสดงความนับถือ",
            "\n".join((f"({self.chance.choice(NAMES)})", *reply.post)),
            "สำนักปลัด\nโทร. ๐ ๕๔๕๑ ๑๐๖๐",
        ]
        return Case(
            text=reply.typed("\n\n".join(line for line in lines if line)),
            received=reply.day + timedelta(days=self.chance.randint(0, 5)),
            circular=reply.circular.id if answers else "",
            recipients=reply.recipients if answers else frozenset(),
            damage=reply.damage or "none",
        )


Slip = Callable[[Desk, Reply], Reply]


def _recited(**changes: object) -> Slip:
    """Return a slip that types the citation otherwise."""

    def slip(_desk: Desk, reply: Reply) -> Reply:
        return replace(reply, cite=replace(reply.cite, **changes)) if reply.cite else reply  # type: ignore[arg-type]

    return slip


def _redated(shift: Callable[[Desk, date], date]) -> Slip:
    def slip(desk: Desk, reply: Reply) -> Reply:
        if not (reply.cite and reply.cite.day):
            return reply
        return replace(reply, cite=replace(reply.cite, day=shift(desk, reply.cite.day)))

    return slip


def _renumbered(shift: Callable[[Desk, str], str]) -> Slip:
    def slip(desk: Desk, reply: Reply) -> Reply:
        if not reply.cite:
            return reply
        return replace(reply, cite=replace(reply.cite, running=int(shift(desk, str(reply.cite.running)))))

    return slip


def _other_digit(desk: Desk, running: str) -> str:
    at = desk.chance.randrange(len(running))
    other = desk.chance.choice([one for one in "123456789" if one != running[at]])
    return running[:at] + other + running[at + 1 :]


def _swapped(desk: Desk, running: str) -> str:
    at = desk.chance.randrange(len(running) - 1)
    return running[:at] + running[at + 1] + running[at] + running[at + 2 :]


def _reminder(_desk: Desk, reply: Reply) -> Reply:
    if not reply.circular.reminders:
        return reply
    number = reply.circular.reminders[0]
    day = reply.circular.dated + timedelta(days=24)
    return replace(
        reply,
        cite=Cite(running=number.running or 0, day=day),
        subject=f"{reply.circular.subject} (ครั้งที่ ๒)",
        day=max(reply.day, day),
    )


def _beside_others(desk: Desk, reply: Reply) -> Reply:
    day = format_long(reply.circular.dated - timedelta(days=9))
    number = f"มท ๐๘๑๐.๗/ว {desk.chance.randint(11, 4999)}"
    ministry = f"หนังสือกรมส่งเสริมการปกครองท้องถิ่น ที่ {number} ลงวันที่ {day}"
    return replace(reply, also_cited=(thai_digits(ministry),))


def _for_more(count: int) -> Slip:
    def slip(desk: Desk, reply: Reply) -> Reply:
        near = [
            one
            for one in desk.directory
            if one.id in reply.circular.recipients and one != reply.sender and one.kind == reply.sender.kind
        ]
        if len(near) < count:
            return reply
        others = desk.chance.sample(near, count)
        names = [reply.sender.name, *(one.name for one in others)]
        row = f"{' '.join(names[:-1])} และ{names[-1]}" if count > 1 else f"{names[0]}และ{names[1]}"
        recipients = frozenset({reply.sender.id, *(one.id for one in others)})
        if desk.chance.random() < 0.5:
            return replace(reply, subject=f"{reply.subject} ของ{row}", recipients=recipients)
        return replace(reply, said=(f"จึงขอส่งรายงานผลของ{row} มาพร้อมหนังสือนี้",), recipients=recipients)

    return slip


def _through_district(desk: Desk, reply: Reply) -> Reply:
    district = desk.directory.get(reply.sender.parent)
    if district is None or district.id in reply.circular.recipients:
        return reply
    below = [one for one in desk.directory if one.parent == district.id and one.id in reply.circular.recipients]
    others = desk.chance.sample([one for one in below if one != reply.sender], desk.chance.randint(0, 2))
    offices = [reply.sender, *others]
    names = "และ".join(filter(None, (" ".join(one.name for one in offices[:-1]), offices[-1].name)))
    said = f"{district.name}ได้รวบรวมแล้ว จึงขอส่งรายงานของ{names} มาเพื่อโปรดพิจารณา"
    return replace(
        reply,
        sender=district,
        letterhead=f"ที่ว่าการ{district.name}",
        post=(district.addressee,),
        said=(said,),
        recipients=frozenset(one.id for one in offices),
    )


def _correction(_desk: Desk, reply: Reply) -> Reply:
    earlier = f"หนังสือ{reply.sender.name} ที่ พร ๗๑๐/๑๒๒ ลงวันที่ {format_long(reply.day - timedelta(days=2))}"
    said = f"{reply.sender.name}ตรวจสอบแล้วพบว่าข้อมูลคลาดเคลื่อน จึงขอแก้ไขรายงานตามเอกสารที่แนบ"
    return replace(
        reply, subject=f"ขอแก้ไขรายงาน{reply.circular.subject}", said=(said,), also_cited=(thai_digits(earlier),)
    )


def _in_part(_desk: Desk, reply: Reply) -> Reply:
    return replace(reply, said=(f"{reply.sender.name}ได้ดำเนินการแล้วบางส่วน ส่วนที่เหลือจะจัดส่งภายหลัง จึงขอรายงานมาเบื้องต้นก่อน",))


def _misspelt(desk: Desk, reply: Reply) -> Reply:
    name = reply.letterhead
    places = [at for at, letter in enumerate(name) if at > 6 and "ก" <= letter <= "ฮ"]
    at = desk.chance.choice(places)
    wrong = name[:at] + desk.chance.choice("กนรมลสย") + name[at + 1 :]
    return replace(reply, letterhead=wrong, post=(reply.sender.addressee,))


def _abbreviated(_desk: Desk, reply: Reply) -> Reply:
    short = reply.sender.short
    return replace(
        reply,
        letterhead=short,
        said=(f"{short} ดำเนินการแล้ว จึงขอส่งรายงานมาพร้อมนี้",),
        post=(f"ปลัด {short} รักษาราชการแทน", reply.sender.addressee),
    )


def _spaced(desk: Desk, reply: Reply) -> Reply:
    """Put spaces inside words, as the text of some PDF files has them, and part sara am from its letter."""

    def typed(text: str) -> str:
        letters = []
        for here, behind in zip(text, f"{text[1:]} ", strict=True):
            letters.append(here)
            if "ก" <= here <= "ฮ" and "ก" <= behind <= "ฮ" and desk.chance.random() < 0.04:
                letters.append(" ")
        return "".join(letters).replace("ำ", "ํา")

    return replace(reply, typed=typed)


def _shortened(_desk: Desk, reply: Reply) -> Reply:
    words = reply.subject.split()
    return replace(reply, subject=" ".join(words[: max(1, len(words) - 2)]))


def _with_data(desk: Desk, reply: Reply) -> Reply:
    other = desk.chance.choice([one for one in desk.directory if one != reply.sender])
    more = f"ทั้งนี้ ได้รับการสนับสนุนเครื่องมือจาก{other.name} และได้ประชุมร่วมกับ{other.name}ด้วยแล้ว"
    return replace(reply, said=(*reply.said, more))


CITING: dict[str, Slip] = {
    "short day": _recited(short=True),
    "no space behind ว": _recited(mark="ว"),
    "ว. with a dot": _recited(mark="ว."),
    "no ว": _recited(mark=""),
    "no prefix and code": _recited(office=""),
    "no prefix": _recited(office="๐๐๒๓.๓/"),
    "code with a slip": _recited(office="พร ๐๐๒๓๒.๓/"),
    "no day cited": _recited(day=None),
    "only ว and number": _recited(day=None, office="", agency="หนังสือ"),
    "wrong year": _redated(lambda _desk, day: day.replace(year=day.year - 1)),
    "a day off by one": _redated(lambda desk, day: day + timedelta(days=desk.chance.choice((-1, 1)))),
    "wrong month": _redated(lambda _desk, day: day.replace(month=day.month % 12 + 1)),
    "one digit wrong": _renumbered(_other_digit),
    "digits swapped": _renumbered(_swapped),
    "no reference": lambda _desk, reply: replace(reply, cite=None),
    "cited in the text only": lambda _desk, reply: replace(reply, inside=True),
    "the reminder is cited": _reminder,
    "a ministry is cited too": _beside_others,
}
WRITING: dict[str, Slip] = {
    "arabic digits": lambda _desk, reply: replace(reply, typed=arabic_digits),
    "spaces inside words": _spaced,
    "misspelt office": _misspelt,
    "abbreviated office": _abbreviated,
    "for two offices": _for_more(1),
    "for three offices": _for_more(2),
    "through the district": _through_district,
    "in part": _in_part,
    "a correction": _correction,
    "shortened subject": _shortened,
    "other subject": lambda _desk, reply: replace(reply, subject="การดำเนินการตามหนังสือสั่งการ"),
    "other offices as data": _with_data,
    "letterhead missing": lambda _desk, reply: replace(reply, letterhead="", post=(reply.sender.addressee,)),
}


def _new_matter(desk: Desk, reply: Reply) -> Reply:
    subject = desk.chance.choice(NEW_MATTERS)
    return replace(reply, subject=subject, cite=None, opening=f"ด้วย{reply.sender.name}มีเรื่องแจ้ง", damage="a new matter")


def _of_unfollowed(desk: Desk, reply: Reply) -> Reply:
    """Answer a letter of ours that nobody follows, perhaps with a slip of the pen that makes it another's number."""
    letter = desk.chance.choice(desk.unfollowed)
    cite = Cite(running=letter.number.running or 0, day=letter.dated, short=desk.chance.random() < 0.3)
    found = replace(reply, subject=f"รายงาน{letter.subject}", cite=cite, day=letter.dated + timedelta(days=12))
    return replace(found, damage="answers another of ours")


def _forward(desk: Desk, reply: Reply) -> Reply:
    below = [one for one in desk.directory if one.parent == reply.sender.id] or [reply.sender]
    to = f"{desk.chance.choice(below).addressee} ทุกแห่ง"
    said = ("จึงขอให้ท่านดำเนินการและรายงานให้อำเภอทราบเพื่อรวบรวมต่อไป",)
    return replace(reply, to=to, said=said, damage="passed on to others")


def _saying(damage: str, *said: str, subject: str = "{subject}") -> Slip:
    def slip(_desk: Desk, reply: Reply) -> Reply:
        return replace(reply, said=said, subject=subject.format(subject=reply.circular.subject), damage=damage)

    return slip


NO_ANSWERS: tuple[Slip, ...] = (
    _new_matter,
    _new_matter,
    _of_unfollowed,
    _of_unfollowed,
    _of_unfollowed,
    _forward,
    _saying("more time", "เนื่องจากข้อมูลมีจำนวนมาก จึงขอขยายเวลาการรายงานออกไปอีก ๑๕ วัน", subject="ขอขยายเวลา{subject}"),
    _saying("a question", "มีข้อสงสัยเกี่ยวกับแบบรายงาน จึงขอหารือแนวทางปฏิบัติ", subject="ขอหารือ{subject}"),
    _saying("acknowledged only", "ได้รับหนังสือดังกล่าวเรียบร้อยแล้ว", subject="แจ้งการได้รับหนังสือ{subject}"),
    _saying("promised only", "ขณะนี้อยู่ระหว่างดำเนินการ หากแล้วเสร็จจะรายงานให้ทราบต่อไป"),
)


def directory_of_phrae() -> Directory:
    """Return the offices of the sample province."""
    path = share() / "registry" / "sample" / "phrae" / "recipients.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return Directory(
            Recipient(
                id=row["รหัส"],
                kind=row["ประเภท"],
                name=row["ชื่อ"],
                short=row["ชื่อย่อ"],
                addressee=row["คำขึ้นต้น"],
                district=row["อำเภอ"],
                province=row["จังหวัด"],
                parent=row["สังกัด"],
                postcode=row["รหัสไปรษณีย์"],
                groups=tuple(row["กลุ่ม"].split(";")),
            )
            for row in csv.DictReader(file)
        )
