"""What an arrival says of itself: that it reports, in part or in full, or that it asks, promises or acknowledges.

The opening of a Thai letter retells what it answers (`ตามหนังสือที่อ้างถึง … นั้น`). What stands there was said by us, so
it is parted from what the sender says.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from correspondence.language import Message, say
from correspondence.letters.citation import find_citations
from correspondence.letters.directory import Directory
from correspondence.letters.letter import Kind, Letter
from correspondence.thai.text import comparable, normalise
from correspondence.tracking.evidence import Cited, is_foreign

_OPENS = re.compile(r"\s*(?:ตาม|ด้วย|อ้างถึง|อนุสนธิ|สืบเนื่อง)")
_OPENING_ENDS = re.compile(r"(?<!ดัง)(?<!ฉะ)(?<!เช่น)(?<!ทั้ง)\s{0,2}นั้น(?=\s|$)")

_REST = r"(?:ส่วน|ข้อมูล|แห่ง|หน่วยงาน|ตำบล)ที่เหลือ"
_PARTIAL = re.compile(
    rf"บางส่วน|ยังไม่ครบ|ยังขาด|{_REST}|ส่วนที่ยังไม่|เบื้องต้นก่อน|พลางก่อน|ยังไม่(?:ได้)?(?:รายงาน|จัดส่ง|นำส่ง|ส่ง)"
    r"|(?:จะ|ขอ)(?:จัด)?ส่ง[ก-๙]{0,20}(?:ภายหลัง|เพิ่มเติม)"
    r"|ส่วน[ก-๙0-9.()]{2,60}(?:อยู่(?:ใน)?ระหว่าง|จะ(?:ได้)?(?:รายงาน|จัดส่ง|นำส่ง|ส่ง))"
)
_NOT_PARTIAL = re.compile(
    rf"(?:แก้ไข|ปรับปรุง|เปลี่ยนแปลง|คลาดเคลื่อน)[ก-๙]{{0,30}}บางส่วน|{_REST}(?:มาพร้อม|ครบ|เรียบร้อย|เสร็จ)"
    rf"|(?:ขอ|จัด|นำ)ส่ง(?:(?!บางส่วน)[ก-๙]){{0,20}}{_REST}(?![ก-๙]{{0,12}}?(?:จะ|ยัง|ระหว่าง))"
    r"|บางส่วน[ก-๙]{0,20}(?:ไปแล้ว|บัดนี้)|ยังไม่(?:ได้)?(?:รายงาน|จัดส่ง|นำส่ง|ส่ง)[ก-๙]{0,30}ครบ(?:ถ้วน|ทุก|แล้ว)"
)
_REQUEST = re.compile(
    r"ขอ(?:รับ(?:การ)?)?(?:ขยาย|ยืด|เลื่อน|ผ่อนผัน|หารือ|สอบถาม|ทราบ(?!ผล)|ความอนุเคราะห์|เชิญ|ความร่วมมือ|สนับสนุน|จัดสรร|ยืม|ใช้สถานที่"
    r"|อนุมัติ|อนุญาต|ยกเว้น|คำแนะนำ|คำปรึกษา|แนวทาง|ยกเลิก|ถอน|เบิก|ให้จังหวัด|ให้ท่าน|ให้พิจารณา|ไฟล์|แบบ|รหัส|เอกสาร|สำเนา"
    r"|ให้(?:จัด)?ส่ง[ก-๙]{0,30}(?:อีกครั้ง|ใหม่)|คัดค้าน|โต้แย้ง|ทักท้วง|อุทธรณ์)|ข้อหารือ|ทวงถาม|เชิญประชุม|ขอเชิญ|ยังไม่(?:ได้|เคย)?รับ"
)
_SENT_BACK = re.compile(r"ส่ง(?:หนังสือ|เรื่อง)?(?:กลับ)?คืน|(?:ไม่|มิ)(?:ได้)?(?:อยู่ใน|ใช่)อำนาจหน้าที่")
_OTHER_PAPERS = re.compile(
    r"(?:แต่งตั้ง|แผนการดำเนินงาน|แผนปฏิบัติ|ปฏิทินการ|กำหนดการ|ผู้ประสานงาน|ผู้เข้าร่วม|รายงานการประชุม|ประชุมชี้แจง|โต้แย้ง|คัดค้าน|ทักท้วง|อุทธรณ์"
    r"|ร้องเรียน|เปลี่ยนแปลงผู้|ซักซ้อม)"
)
_LATER = re.compile(
    r"จะ(?:เร่ง)?(?:ได้)?(?:รายงาน|แจ้ง|จัดส่ง|ส่ง|นำส่ง|สรุป|นำเสนอ|เสนอ)"
    r"[ก-๙]{0,40}(?:ต่อไป|ภายหลัง|อีกครั้ง|โดยเร็ว|เมื่อแล้วเสร็จ|ในโอกาส)"
    r"|จะ(?:เร่ง)?(?:ได้)?(?:ดำเนินการ|รายงาน|แจ้ง|จัดส่ง|ส่ง|นำส่ง)[ก-๙]{0,40}ภายใน"
    r"|(?:อยู่(?:ใน)?ระหว่าง(?:การ)?|กำลัง)(?:ดำเนินการ|จัดทำ|รวบรวม|สำรวจ|ตรวจสอบ)|ยังไม่(?:สามารถ|แล้วเสร็จ|ได้ดำเนินการ)"
)
_COULD_NOT = re.compile(r"ไม่(?:สามารถ|อาจ)(?:ดำเนินการ|รายงาน|จัดส่ง|ส่ง|รวบรวม|จัดทำ)")
_OWN_PAPERS = re.compile(
    r"ส่งร่าง|ส่งสำเนา(?:หนังสือ|คำสั่ง|บันทึก|วิทยุ)|(?:รายงาน|จัดส่ง|นำส่ง|ส่ง|แจ้ง)[ก-๙]{0,30}ไปแล้ว(?:ตาม|โดย|ด้วย)หนังสือ"
)
_CLOSING = re.compile(r"จึง(?:ขอ)?(?:เรียน|เสนอ|แจ้ง)?มาเพื่อ[ก-๙]*")
_CAME = re.compile(r"รับทราบ|ได้รับ(?:หนังสือ|เรื่อง)[ก-๙]{0,25}(?:แล้ว|เรียบร้อย)|(?:ตอบรับ|แจ้ง)(?:การ)?(?:ได้)?รับหนังสือ|ใบตอบรับ")
_PASSED_ON = re.compile(
    r"(?:แจ้งเวียน|แจ้ง|สั่งการ|มอบหมาย|กำชับ|ส่งต่อ|ส่งเรื่อง|ส่งหนังสือ|ส่งสำเนา)(?:ไปยัง|ต่อ|ให้|แก่)*"
    r"(?:องค์กร|อปท|เทศบาล|ทต|อบต|หน่วย|ส่วนราชการ|กำนัน|ผู้ใหญ่บ้าน|ผู้เกี่ยวข้อง|ผู้รับผิดชอบ|เจ้าหน้าที่|นาย|นาง|ปลัด|ทุก|กลุ่มงาน|งาน|ฝ่าย)"
    r"[ก-๙0-9./]{0,80}?(?:ดำเนินการ|ทราบ|ปฏิบัติ|รายงาน)[ก-๙]{0,20}?(?:แล้ว|เรียบร้อย|ต่อไป|โดยเร็ว)"
)
_DONE = re.compile(
    r"(?:ดำเนินการ|จัดทำ|สำรวจ|ตรวจสอบ|รวบรวม|รายงาน)[ก-๙0-9]{0,40}(?:แล้ว|เสร็จ|เรียบร้อย|ครบ)"
    r"|(?:ขอ|จึง|ได้)(?:ราย|จัดส่ง|นำส่ง|ส่ง|แจ้งผล|แจ้งข้อมูล)|ไม่มี(?:ข้อมูล|กรณี|ผู้)"
)
_TOLD = re.compile(r"มาพร้อม|ปรากฏ|รายละเอียด|สิ่งที่ส่งมา|แนบ|ดังนี้|ดังต่อไปนี้|จำนวน|ครบ|ร้อยละ|รวบรวม|ผลการ|มี")
_NATIONAL = re.compile(r"อธิบดี|ปลัดกระทรวง|รัฐมนตรี|เลขาธิการ|นายกรัฐมนตรี")
_PROVINCE = re.compile(r"จังหวัด([ก-๎]{2,})")
_AMENDS = re.compile(r"แก้ไข|เพิ่มเติม|ทดแทน|แทนฉบับ|ปรับปรุง|ส่วนที่เหลือ|คลาดเคลื่อน")
_MOST_CITED = 200
_BREAK = "|"  # what no pattern reaches across
_NO_REPLIES = frozenset(
    {
        Kind.ORDER, Kind.RULE, Kind.BYLAW, Kind.ANNOUNCEMENT, Kind.STATEMENT, Kind.NEWS, Kind.CERTIFICATE, Kind.MINUTES,
    }
)  # fmt: skip


@dataclass(frozen=True)
class Bearing:
    """The text of an arrival, its opening parted from what its sender says."""

    letter: Letter
    opening: str
    statements: tuple[str, ...]
    cited: tuple[Cited, ...]

    @classmethod
    def of(cls, letter: Letter) -> "Bearing":
        """Read the text of a letter."""
        parted = [_part(paragraph.text) for paragraph in letter.body]
        return cls(
            letter=letter,
            opening="\n".join(opening for opening, _ in parted if opening),
            statements=tuple(said for _, said in parted if said.strip()),
            cited=tuple(_distinct(_cited(letter, parted))),
        )

    @cached_property
    def _said(self) -> str:
        return _BREAK.join(comparable(one) for one in (self.letter.subject, *self.statements))

    @cached_property
    def _stated(self) -> str:
        return _BREAK.join(map(comparable, self.statements))

    @cached_property
    def partial(self) -> bool:
        """Whether it says that more is to come."""
        return bool(_PARTIAL.search(_NOT_PARTIAL.sub("", self._stated))) or self.is_deferred

    @cached_property
    def is_deferred(self) -> bool:
        """Whether it only says that the answer will come."""
        return bool(_LATER.search(self._said)) and not _PARTIAL.search(self._said) and not self._is_done

    @property
    def _is_done(self) -> bool:
        said = self._stated
        for pattern in (_CAME, _PASSED_ON, _LATER, _COULD_NOT):
            said = pattern.sub(_BREAK, said)
        return bool(_DONE.search(said))

    @cached_property
    def amends(self) -> bool:
        """Whether it says that it corrects or completes an earlier one."""
        return bool(_AMENDS.search(self._said))

    @property
    def answers_something(self) -> bool:
        """Whether it opens like an answer and asks for nothing itself."""
        return self.opening.lstrip().startswith("ตาม") and not _REQUEST.search(self._said)

    def objections(self, subject: str) -> Iterator[Message]:
        """Yield why it may be no answer to a letter of ours with that subject."""
        if self.letter.kind in _NO_REPLIES:
            yield say("it is no letter to us but an order, an announcement or the like")
        asked = set(_REQUEST.findall(self._said)) - set(_REQUEST.findall(comparable(subject)))
        if asked:
            yield say("it asks for something itself (“{words}”)", words=", ".join(sorted(asked)))
        own = set(_OWN_PAPERS.findall(self._stated)) - set(_OWN_PAPERS.findall(comparable(subject)))
        if own:
            yield say("it sends or names another paper of its own (“{words}”)", words=", ".join(sorted(own)))
        if _SENT_BACK.search(self._said):
            yield say("it sends our letter back")
        other = set(_OTHER_PAPERS.findall(comparable(self.letter.subject))) - set(
            _OTHER_PAPERS.findall(comparable(subject))
        )
        if other:
            yield say("its subject is of another kind (“{words}”)", words=", ".join(sorted(other)))
        if self.is_deferred:
            yield say("it says that the answer is still to come")
        if not self._is_done:
            yield from self._left_undone()

    def _left_undone(self) -> Iterator[Message]:
        """Yield what it says in place of an answer."""
        if _CAME.search(self._said):
            yield say("it only says that our letter came")
        elif _PASSED_ON.search(self._said):
            yield say("it only says that our letter was passed on")
        elif _COULD_NOT.search(self._said):
            yield say("it says that it could not be done")
        elif (said := _CLOSING.sub("", self._stated).strip(_BREAK)) and not _TOLD.search(said):
            yield say("it does not say that anything was done or sent")

    def passed_on_to(self, directory: Directory, recipients: frozenset[str], sender: str) -> str:
        """Return the name of a recipient, or an office below the sender, that it is addressed to; else it is to us."""
        if not self.letter.addressees:
            return ""
        found = directory.addressed(self.letter.addressees).recipients
        return next((one.name for one in found if one.id in recipients or (sender and one.parent == sender)), "")

    def addressed_elsewhere(self, province: str) -> str:
        """Return to whom it is when that is nobody of the one province that our letter went to, else an empty text."""
        lines = [comparable(line) for line in self.letter.addressees]
        ours = comparable(province)
        if not ours or not lines or any(_is_of(line, ours) for line in lines):
            return ""
        return " ".join(self.letter.addressees)


def _is_of(line: str, province: str) -> bool:
    if _NATIONAL.match(line):
        return False
    named = _PROVINCE.search(line)
    return named is None or named[1].startswith(province)


def _part(text: str) -> tuple[str, str]:
    """Return the opening of a paragraph, and what its sender says behind it."""
    plain = normalise(text)
    if not _OPENS.match(plain):
        return "", plain
    end = _OPENING_ENDS.search(plain)
    return (plain[: end.end()], plain[end.end() :]) if end else ("", plain)


def _distinct(cited: Iterable[Cited]) -> Iterator[Cited]:
    """Yield each letter cited once, as it is cited first, and no more of them than any letter cites."""
    seen = {(one.citation.number, one.day, one.foreign): one for one in reversed(list(cited))}
    yield from islice(reversed(seen.values()), _MOST_CITED)


def _cited(letter: Letter, parted: list[tuple[str, str]]) -> Iterator[Cited]:
    """Yield what is cited: in the head, the subject and the opening, and in passing behind them."""
    for one in (*letter.references, *find_citations(letter.subject)):
        yield Cited(one, foreign=is_foreign(one.agency, letter.addressees))
    for opening, said in parted:
        for one in find_citations(opening):
            yield Cited(one, foreign=is_foreign(one.agency, letter.addressees))
        leads = bool(_OPENS.match(said)) and not opening
        for one in find_citations(said):
            yield Cited(one, passing=not leads, foreign=is_foreign(one.agency, letter.addressees))
