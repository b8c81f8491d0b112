"""How well replies find their letter: 1,000 made-up ones, damaged as real ones are, over 60 open circulars.

    python benchmarks/replies.py [--seed 1] [--replies 1000] [--circulars 60] [--json]

Each reply is a whole letter as text, read like any other. One in ten answers nothing of ours. Right is: placed where it
belongs and said to be certain, or asked about with the right answer first; a letter that answers nothing is right when
it is not placed. Wrong in silence, a wrong place said to be certain, must never happen.
"""

import argparse
import csv
import json
import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from correspondence.letters.directory import Directory
from correspondence.letters.letter import Letter
from correspondence.letters.number import LetterNumber
from correspondence.letters.parse.reader import read_letter
from correspondence.letters.recipient import DISTRICT, Recipient
from correspondence.resources import share
from correspondence.thai.calendar import MONTHS, SHORT_MONTHS, BuddhistYear, format_long
from correspondence.thai.numerals import arabic_digits, thai_digits
from correspondence.tracking.matching import OpenCircular, match_reply

SUBJECTS = (
    "รายงานผลการดำเนินงานตัวชี้วัดตามคำรับรองการปฏิบัติราชการ ปีงบประมาณ พ.ศ. {year} รอบ {months} เดือน",
    "การสำรวจข้อมูลผู้สูงอายุที่มีสิทธิรับเงินเบี้ยยังชีพ ประจำปีงบประมาณ พ.ศ. {year}",
    "การจัดทำแผนพัฒนาท้องถิ่น (พ.ศ. {year} - {later})",
    "การรายงานสถานการณ์อุทกภัยและความเสียหายในพื้นที่ ประจำเดือน{month} {year}",
    "การจัดสรรเงินอุดหนุนทั่วไป สำหรับสนับสนุนศูนย์พัฒนาเด็กเล็ก ไตรมาสที่ {quarter}",
    "ขอความอนุเคราะห์ประชาสัมพันธ์โครงการลดอุบัติเหตุทางถนนช่วงเทศกาล",
    "การตรวจประเมินประสิทธิภาพขององค์กรปกครองส่วนท้องถิ่น ประจำปี {year}",
    "การเบิกจ่ายงบประมาณค่าใช้จ่ายในการจัดการศึกษา ไตรมาสที่ {quarter} ปีงบประมาณ พ.ศ. {year}",
    "รายงานผลการดำเนินงานกองทุนหลักประกันสุขภาพในระดับท้องถิ่น ประจำเดือน{month} {year}",
    "การสำรวจความต้องการเครื่องจักรกลและรถบรรทุกน้ำช่วยเหลือภัยแล้ง ปี {year}",
    "การขับเคลื่อนโครงการธนาคารขยะและการคัดแยกขยะต้นทาง รอบ {months} เดือน",
    "แจ้งยืนยันข้อมูลการจัดเก็บภาษีที่ดินและสิ่งปลูกสร้าง ประจำปี {year}",
)
NEW_MATTERS = (
    "ขอเชิญร่วมเป็นเกียรติในพิธีเปิดงานประจำปี",
    "ขออนุมัติเดินทางไปราชการนอกเขตจังหวัด",
    "ขอความอนุเคราะห์วิทยากรบรรยายการจัดทำบัญชี",
    "ขอขยายเวลาการ{subject}",
    "ส่งสำเนาข้อบัญญัติงบประมาณรายจ่ายประจำปี",
    "รายงานการใช้รถราชการ",
    "แจ้งเปลี่ยนแปลงหมายเลขโทรศัพท์สำนักงาน",
)
NAMES = ("นายสมชาย ใจดี", "นางสาวมาลี ศรีสุข", "นายวิชัย แก้วมา", "นางพรทิพย์ คำแสน", "ว่าที่ร้อยตรีเกรียงไกร วงศ์ไชย")


@dataclass
class Case:
    """A reply, what it should be matched with, and how it was damaged."""

    text: str
    received: date
    circular: str
    recipients: frozenset[str]
    damage: str


class Office:
    """The directory, the open circulars and the writers of replies, made from one seed."""

    def __init__(self, seed: int, circulars: int) -> None:
        self.random = random.Random(seed)  # noqa: S311  # a seed that everyone can repeat
        self.directory = directory_of_phrae()
        self.districts = [one for one in self.directory if one.kind == DISTRICT]
        self.locals = [one for one in self.directory if one.kind != DISTRICT]
        self.circulars = [self._circular(place) for place in range(circulars)]
        self.damages: dict[str, Callable[[OpenCircular, Recipient], Case]] = {
            "none": self._plain,
            "arabic digits": lambda circular, one: self._plain(circular, one, digits=arabic_digits, short=True),
            "no space behind ว": lambda circular, one: self._plain(circular, one, tight=True),
            "wrong year": lambda circular, one: self._plain(circular, one, year=-1),
            "a day off by one": lambda circular, one: self._plain(circular, one, days=1),
            "no prefix and code": lambda circular, one: self._plain(circular, one, bare=True),
            "one digit wrong": lambda circular, one: self._plain(circular, one, slip="digit"),
            "digits swapped": lambda circular, one: self._plain(circular, one, slip="swap"),
            "code with a slip": lambda circular, one: self._plain(circular, one, slip="code"),
            "no reference": lambda circular, one: self._plain(circular, one, cite="none"),
            "cited in the text only": lambda circular, one: self._plain(circular, one, cite="text"),
            "the reminder is cited": lambda circular, one: self._plain(circular, one, cite="reminder"),
            "spaces inside words": lambda circular, one: _spaced(self.random, self._plain(circular, one)),
            "misspelt office": lambda circular, one: self._plain(circular, one, misspelt=True),
            "abbreviated office": lambda circular, one: self._plain(circular, one, abbreviated=True),
            "for two offices": self._for_two,
            "in part": lambda circular, one: self._plain(circular, one, partial=True),
            "other subject": lambda circular, one: self._plain(circular, one, subject="การดำเนินการตามหนังสือสั่งการ"),
        }

    def case(self) -> Case:
        """Return one reply, or in one of ten cases a letter that answers nothing."""
        circular = self.random.choice(self.circulars)
        sender = self.directory.get(self.random.choice(sorted(circular.recipients)))
        if sender is None:
            message = f"{circular.id} has no recipients"
            raise ValueError(message)
        if self.random.random() < 0.1:
            return self._new_matter(circular, sender)
        damage = self.random.choice(list(self.damages))
        return replace(self.damages[damage](circular, sender), damage=damage)

    def _circular(self, place: int) -> OpenCircular:
        year = self.random.choice((2566, 2567, 2568))
        day = date(year - 543, self.random.randint(1, 12), self.random.randint(1, 28))
        running = self.random.randint(11, 4999)
        subject = self.random.choice(SUBJECTS).format(
            year=year,
            later=year + 4,
            months=self.random.choice((6, 9, 12)),
            month=MONTHS[day.month - 1],
            quarter=self.random.randint(1, 4),
        )
        whom = self.random.choice((self.districts, self.locals, [*self.districts, *self.locals[:1]]))
        ids = frozenset(one.id for one in whom)
        number = LetterNumber(prefix="พร", code="0023.3", circular=True, running=running, year=BuddhistYear(year))
        reminder = replace(number, running=running + 137)
        return OpenCircular(
            id=f"{year}-{place:07}-00001",
            number=number,
            dated=day,
            subject=thai_digits(subject),
            recipients=ids,
            replied=frozenset(self.random.sample(sorted(ids), len(ids) // 4)),
            reply_by=day + timedelta(days=20),
            reminders=(reminder,) if self.random.random() < 0.5 else (),
        )

    def _plain(  # noqa: PLR0913  # each is one kind of damage
        self,
        circular: OpenCircular,
        sender: Recipient,
        *,
        digits: Callable[[str], str] = thai_digits,
        short: bool = False,
        tight: bool = False,
        year: int = 0,
        days: int = 0,
        bare: bool = False,
        slip: str = "",
        cite: str = "head",
        misspelt: bool = False,
        abbreviated: bool = False,
        partial: bool = False,
        subject: str = "",
        whom: str = "",
    ) -> Case:
        number = circular.reminders[0] if cite == "reminder" and circular.reminders else circular.number
        cited_day = circular.dated.replace(year=circular.dated.year + year) + timedelta(days=days)
        reference = self._reference(number, cited_day, bare=bare, slip=slip, tight=tight, short=short)
        name = _misspelt(self.random, sender.name) if misspelt else sender.name
        text = self._letter(
            sender,
            name=sender.short if abbreviated else name,
            subject=subject or self.random.choice(("", "การ", "ขอส่ง", "รายงาน")) + circular.subject + whom,
            reference=reference if cite in {"head", "reminder"} else "",
            inside=reference if cite == "text" else "",
            day=circular.dated + timedelta(days=self.random.randint(3, 60)),
            partial=partial,
            abbreviated=abbreviated,
        )
        received = circular.dated + timedelta(days=self.random.randint(61, 70))
        return Case(digits(text), received, circular.id, frozenset({sender.id}), "")

    def _for_two(self, circular: OpenCircular, sender: Recipient) -> Case:
        others = [one for one in self.directory if one.id in circular.recipients and one.id != sender.id]
        near = [one for one in others if one.kind == sender.kind] or others
        other = self.random.choice(near)
        case = self._plain(circular, sender, whom=f" ของ{sender.name}และ{other.name}")
        return replace(case, recipients=frozenset({sender.id, other.id}))

    def _new_matter(self, circular: OpenCircular, sender: Recipient) -> Case:
        subject = self.random.choice(NEW_MATTERS).format(subject=circular.subject)
        text = self._letter(
            sender,
            name=sender.name,
            subject=subject,
            reference="",
            inside="",
            day=circular.dated + timedelta(days=20),
            partial=False,
            abbreviated=False,
        )
        return Case(text, circular.dated + timedelta(days=25), "", frozenset(), "answers nothing")

    def _reference(  # noqa: PLR0913  # each is one kind of damage
        self, number: LetterNumber, day: date, *, bare: bool, slip: str, tight: bool, short: bool
    ) -> str:
        running, code = str(number.running), "๐๐๒๓.๓"
        place = self.random.randrange(len(running))
        if slip == "digit":
            other = self.random.choice([one for one in "123456789" if one != running[place]])
            running = running[:place] + other + running[place + 1 :]
        elif slip == "swap" and len(running) > 1:
            place = min(place, len(running) - 2)
            running = running[:place] + running[place + 1] + running[place] + running[place + 2 :]
        elif slip == "code":
            code = "๐๐๒๓๒.๓"
        mark = "ว" if tight else "ว "
        office = "" if bare else f"พร {code}/"
        shown = format_long(day)
        if short:
            shown = f"{day.day} {SHORT_MONTHS[day.month - 1]} {(day.year + 543) % 100}"
        return f"หนังสือจังหวัดแพร่ ที่ {office}{mark}{thai_digits(running)} ลงวันที่ {shown}"

    def _letter(  # noqa: PLR0913  # the pieces of a letter
        self,
        sender: Recipient,
        *,
        name: str,
        subject: str,
        reference: str,
        inside: str,
        day: date,
        partial: bool,
        abbreviated: bool,
    ) -> str:
        head = name if sender.kind != DISTRICT or abbreviated else name.replace("อำเภอ", "ที่ว่าการอำเภอ", 1)
        running = self.random.randint(1, 999)
        body = f"ตาม{inside or 'ที่จังหวัดแพร่แจ้งให้ดำเนินการเรื่องดังกล่าว'} นั้น"
        more = "ได้ดำเนินการแล้วบางส่วน ส่วนที่เหลือจะจัดส่งภายหลัง" if partial else "ได้ดำเนินการเสร็จเรียบร้อยแล้ว"
        lines = [
            f"ที่ พร ๗{thai_digits(running)}/{thai_digits(running * 3)}",
            "",
            head,
            f"จังหวัดแพร่ {thai_digits(sender.postcode)}",
            "",
            format_long(day),
            "",
            f"เรื่อง {subject}",
            "",
            "เรียน ผู้ว่าราชการจังหวัดแพร่",
            "",
            *([f"อ้างถึง {reference}", ""] if reference else []),
            body,
            "",
            f"{sender.short if abbreviated else name}{more} จึงขอรายงานผลมาพร้อมหนังสือนี้",
            "",
            "จึงเรียนมาเพื่อโปรดทราบ",
            "",
            "ขอแสดงความนับถือ",
            "",
            f"({self.random.choice(NAMES)})",
            sender.addressee if not abbreviated else f"ปลัด {sender.short} รักษาราชการแทน",
        ]
        return "\n".join(lines)


def outcome(case: Case, letter: Letter, office: Office) -> str:
    """Return how a reply fared: `sure`, `asked`, `later`, `missed`, `wrong`; what answers nothing: `left`, `wrong`."""
    matching = match_reply(letter, office.circulars, office.directory, received=case.received)
    first = matching.proposals[0] if matching.proposals else None
    right = first is not None and first.circular == case.circular and frozenset(first.recipients) == case.recipients
    if matching.sure:
        return "sure" if right else "wrong"
    if not case.circular:
        return "left"
    if right:
        return "asked"
    return "later" if any(one.circular == case.circular for one in matching.proposals) else "missed"


def score(seed: int, replies: int, circulars: int) -> dict[str, Any]:
    """Return the outcomes of a run, whole and by kind of damage."""
    office = Office(seed, circulars)
    cases = [office.case() for _ in range(replies)]
    letters = [read_letter(case.text).letter for case in cases]
    start = time.perf_counter()
    outcomes = [outcome(case, letter, office) for case, letter in zip(cases, letters, strict=True)]
    spent = time.perf_counter() - start
    by_damage: dict[str, Counter[str]] = {}
    for case, one in zip(cases, outcomes, strict=True):
        by_damage.setdefault(case.damage, Counter())[one] += 1
    counts = Counter(outcomes)
    right = counts["sure"] + counts["asked"] + counts["left"]
    return {
        "seed": seed,
        "replies": replies,
        "right": right / replies,
        "sure": counts["sure"] / replies,
        "wrong": counts["wrong"],
        "seconds": round(spent, 2),
        "by_damage": {name: dict(found) for name, found in sorted(by_damage.items())},
    }


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
                parent=row["สังกัด"],
                postcode=row["รหัสไปรษณีย์"],
                groups=tuple(row["กลุ่ม"].split(";")),
            )
            for row in csv.DictReader(file)
        )


def _misspelt(chance: random.Random, name: str) -> str:
    places = [at for at, letter in enumerate(name) if at > 6 and "ก" <= letter <= "ฮ"]
    if not places:
        return name
    at = chance.choice(places)
    return name[:at] + chance.choice("กนรมลสย") + name[at + 1 :]


def _spaced(chance: random.Random, case: Case) -> Case:
    """Put spaces inside words, as the text of some PDF files has them, and part sara am from its letter."""
    letters = []
    for at, letter in enumerate(case.text):
        letters.append(letter)
        inside = 0 < at < len(case.text) - 1 and "ก" <= letter <= "ฮ" and "ก" <= case.text[at + 1] <= "ฮ"
        if inside and chance.random() < 0.04:
            letters.append(" ")
    return replace(case, text="".join(letters).replace("ำ", "ํา"))


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--replies", type=int, default=1000)
    parser.add_argument("--circulars", type=int, default=60)
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args()
    found = score(wanted.seed, wanted.replies, wanted.circulars)
    if wanted.json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
        return
    print(f"right {found['right']:.1%}, placed without asking {found['sure']:.1%}, wrong in silence {found['wrong']}")
    print(f"{found['replies']} replies in {found['seconds']} s\n")
    print("| damage | certain | asked, right first | right among others | not found | left alone | wrong |")
    print("|---|---|---|---|---|---|---|")
    for name, counts in found["by_damage"].items():
        cells = (counts.get(one, 0) for one in ("sure", "asked", "later", "missed", "left", "wrong"))
        print(f"| {name} | " + " | ".join(map(str, cells)) + " |")


if __name__ == "__main__":
    main()
