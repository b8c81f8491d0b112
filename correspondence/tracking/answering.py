"""Who sent an arrival, and for which offices it answers.

Offices are named in a letter for many reasons: they answer, they took part, they are data. An office is answered for
when it stands in one row with the sender or in the subject, or where the text says `ของ`, `ได้แก่`, or reports of it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from correspondence.language import Message, say
from correspondence.letters.directory import Directory, Mention
from correspondence.letters.letter import Kind, Letter
from correspondence.letters.recipient import DISTRICT, LOCAL_OFFICES, MUNICIPALITIES, TAMBON_ORGANISATION, Recipient
from correspondence.thai.text import comparable

CERTAIN = 0.9  # certainty of a name from which it is beyond doubt
NEARLY = 0.8  # misspelt, and near to one name only
_POSSIBLE = 0.3
_A_PLACE_ONLY = 0.7  # `อำเภอลอง` without ที่ว่าการ may be the address of any office there

_JOINTS = frozenset({"", "และ", "กับ", ",", "และของ", "ของ", "พร้อมทั้ง", "ตลอดจน", "รวมทั้ง", ",และ"})
_REACH = 30  # letters before and behind a row that tell what it is there for
_ONLY_NAMED = re.compile(
    r"(?:ระหว่าง|ร่วมกับ|ด้วยกันกับ|พร้อมด้วย|ประสาน(?:งาน)?(?:กับ)?|เขต|พื้นที่|ท้องที่|จาก|ไปยัง|ถึง|กับ|เช่นเดียวกับ|โดย|ใน|ณ|เคียง|ให้)$"
)
_ANSWERED_BEFORE = re.compile(r"(?:ของ|ผล|รายงาน|ข้อมูล|แทน|ได้แก่|ประกอบด้วย|คือ|ดังนี้:?|นาม|สำหรับ|เอกสาร|แบบ)$")
_ANSWERED_BEHIND = re.compile(
    r"(?:ซึ่ง[^|]{0,90})?(?:จึง)?(?:ขอ|ได้)?(?:รายงาน|ส่ง|นำส่ง|จัดส่ง|จัดทำ|ดำเนินการ|สำรวจ|ตรวจสอบ|รวบรวม|เรียน|แจ้ง|มา(?:พร้อม|เพื่อ|ด้วย))"
)
_COUNTED = re.compile(r"ทั้ง(สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|[0-9]{1,3})(?:อำเภอ|เทศบาล|อบต|องค์กรปก|องค์การบ)")
_COUNTS = {"สอง": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9, "สิบ": 10}
_ALL_OF_THEM = re.compile(
    r"(?P<kind>องค์กรปกครองส่วนท้องถิ่น|อปท\.?|เทศบาลและองค์การบริหารส่วนตำบล|เทศบาลและอบต\.?|เทศบาล|องค์การบริหารส่วนตำบล|อบต\.?)"
    r"[^|]{0,60}?(?:ครบ(?:ถ้วน)?ทุก|ทุก|ครบทั้ง|ทั้ง(?P<count>[0-9]{1,3})?|จำนวน(?P<number>[0-9]{1,3}))(?:แห่ง|หน่วย|องค์กร)"
)
_KINDS = {"เทศบาล": MUNICIPALITIES, "องค์การบริหารส่วนตำบล": frozenset({TAMBON_ORGANISATION})}
_KINDS |= {"อบต": _KINDS["องค์การบริหารส่วนตำบล"], "อบต.": _KINDS["องค์การบริหารส่วนตำบล"]}
_A_PLACE = re.compile(r"\s*(?:อำเภอ|อ\.)")
_A_DISTRICT = re.compile(r"อำเภอ|อ\.")
_DISTRICT_OF = re.compile(r"(?:อำเภอ|อ\.)\s*([ก-๎]{2,30})")


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent an arrival.

    Attributes:
        offices: whom it may be, the likeliest first.
        certainty: 0 to 1 that it is the first.
        reason: where that is read.
    """

    offices: tuple[Recipient, ...] = ()
    certainty: float = 0.0
    reason: Message | None = None

    @property
    def known(self) -> Recipient | None:
        """The sender, when there is no doubt."""
        return self.offices[0] if self.offices and self.certainty >= CERTAIN else None


@dataclass(frozen=True, slots=True)
class Whom:
    """For whom an arrival answers.

    Attributes:
        offices: ids, the sender's first.
        certainty: 0 to 1 that it is for these and for nobody else.
        through: the id of the sender when it answers for others only.
        reasons: where that is read, or why it cannot be told.
        instead: ids of the offices that may have sent it in place of the first.
    """

    offices: tuple[str, ...] = ()
    certainty: float = 0.0
    through: str = ""
    reasons: tuple[Message, ...] = ()
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    """Offices named in one breath; an empty id is a name that is not clear."""

    offices: tuple[str, ...]
    answered: bool
    only_named: bool
    in_subject: bool


def sender_of(letter: Letter, directory: Directory, said: str = "") -> Sender:
    """Return who sent a letter: as a clerk says, else by its letterhead and the signer's post."""
    if said and (told := directory.sure(said)):
        return Sender((told,), 1.0, say("it comes from {office}, as you say", office=told.name))
    district = next(iter(_DISTRICT_OF.findall(" ".join(letter.address))), "")
    position = letter.signer.position if letter.signer else ()
    head = _likeliest((said, letter.office), directory, district)
    if not said and letter.kind is not Kind.MEMO and _A_PLACE.match(letter.office):
        head = Sender(head.offices, min(head.certainty, _A_PLACE_ONLY), head.reason)
    post = _likeliest((*position, " ".join(position)), directory, district)
    unit = _likeliest(letter.owner_unit, directory, district)
    if head.offices:
        return _agreed(
            Sender(head.offices, head.certainty, say("its letterhead names {office}", office=head.offices[0].name)),
            post,
        )
    if post.offices:
        return Sender(post.offices, post.certainty, say("it is signed for {office}", office=post.offices[0].name))
    return Sender(unit.offices, min(unit.certainty, 0.7), None)


def _likeliest(places: Sequence[str], directory: Directory, district: str) -> Sender:
    """Return whom texts name best: a clear name before a likely one."""
    texts = [text for text in places if text]
    if clear := next((office for text in texts if (office := directory.sure(text))), None):
        return Sender((clear,), 1.0)
    found = [list(directory.named(text, district=district)) for text in texts]
    likely = sorted((one for row in found for one in row if one.certainty >= _POSSIBLE), key=lambda one: -one.certainty)
    offices = tuple(dict.fromkeys(one.recipient for one in likely))
    if not offices:
        return Sender()
    beside = [one.certainty for one in likely if one.recipient.id != offices[0].id]
    certainty = likely[0].certainty if not beside or likely[0].certainty - beside[0] > 0.2 else 0.5
    return Sender(offices, min(certainty, 1.0))


def _agreed(head: Sender, post: Sender) -> Sender:
    """Return what letterhead and signer's post tell together; a branch office's letterhead is not made up for."""
    if not post.offices or head.certainty <= _POSSIBLE:
        return head
    both = [one for one in head.offices if one == post.offices[0]]
    if both:
        certainty = 1.0 if max(head.certainty, post.certainty) >= CERTAIN else max(head.certainty, post.certainty)
        return Sender((*both, *(one for one in head.offices if one not in both)), certainty, head.reason)
    if post.certainty < NEARLY:
        return head
    if head.certainty <= _A_PLACE_ONLY and post.offices[0].parent == head.offices[0].id:
        reason = say("it is signed for {office}", office=post.offices[0].name)
        return Sender(post.offices, post.certainty, reason)
    return Sender((*head.offices, *post.offices), 0.5, head.reason)


@dataclass(frozen=True)
class Answering:
    """The offices that an arrival names, ready to be compared with the recipients of each letter of ours.

    `texts` are the subject and what the sender says, a paragraph each.
    """

    sender: Sender
    texts: tuple[str, ...]
    directory: Directory

    def whom(self, recipients: frozenset[str], owing: frozenset[str]) -> Whom:
        """Return for which recipients of a letter it answers; `owing` are those who have not answered in full."""
        own = [one.id for one in self.sender.offices if one.id in recipients]
        known = self.sender.known
        if own and (known is None or known.id == own[0]):
            return self._for_sender(own, recipients)
        if known:
            return self._through(known, recipients, owing)
        named = self._named(recipients)
        return Whom(named, 0.0, "", (say("it does not tell who sent it"),))

    def _for_sender(self, own: Sequence[str], recipients: frozenset[str]) -> Whom:
        sender, reasons = own[0], [self.sender.reason] if self.sender.reason else []
        certainty = self.sender.certainty
        if certainty < NEARLY:
            likely = dict.fromkeys((*(one for one in self._named(recipients) if one in own), *own))
            first, *instead = likely
            return Whom((first,), certainty, "", (*reasons, say("who sent it is not certain")), tuple(instead))
        offices = [sender]
        for row in self._rows:
            asked = [one for one in row.offices if one in recipients]
            if row.only_named or not set(asked) - {sender}:
                continue
            if sender in row.offices:
                offices += asked
                certainty = min(certainty, 1.0 if (row.answered or row.in_subject) and "" not in row.offices else 0.5)
            elif row.answered or row.in_subject:
                certainty = 0.5
                reasons.append(say("it also names {offices}", offices=self._names(asked)))
        offices = list(dict.fromkeys(offices))
        if len(offices) > 1:
            reasons.append(say("it answers for {offices}", offices=self._names(offices)))
        if self._counts_others(len(offices)):
            certainty = min(certainty, 0.5)
            reasons.append(say("it speaks of another number of offices than it names"))
        return Whom(tuple(offices), certainty, "", tuple(reasons))

    def _through(self, sender: Recipient, recipients: frozenset[str], owing: frozenset[str]) -> Whom:
        """Return the offices that another office answers for; certain when all of them lie below it."""
        reason = say("it comes from {office}, which was not asked", office=sender.name)
        named = self._named(recipients)
        below = frozenset(one for one in recipients if self._lies_below(one, sender.id))
        if not named and below:
            named = self._all_below(below)
            if not named:
                return Whom((), 0.0, sender.id, (reason, say("it does not tell for whom it answers")))
        if not named:
            return Whom((), 0.0, "", (reason,))
        certain = set(named) <= below and not self._unclear
        told = say("it answers for {offices}", offices=self._names(named))
        return Whom(named, 1.0 if certain and set(named) & owing else 0.5, sender.id, (reason, told))

    def _named(self, recipients: frozenset[str]) -> tuple[str, ...]:
        rows = (row for row in self._rows if not row.only_named)
        return tuple(dict.fromkeys(one for row in rows for one in row.offices if one in recipients))

    @property
    def _unclear(self) -> bool:
        return any("" in row.offices for row in self._rows if row.answered or row.in_subject)

    def _all_below(self, below: frozenset[str]) -> tuple[str, ...]:
        """Return the offices below a district when the text says that all of a kind are answered for."""
        for text in self._plain:
            if told := _ALL_OF_THEM.search(text):
                kinds = _KINDS.get(told["kind"], LOCAL_OFFICES)
                found = [one for one in below if (office := self.directory.get(one)) and office.kind in kinds]
                count = told["count"] or told["number"]
                return tuple(sorted(found)) if not count or int(count) == len(found) else ()
        return ()

    def _counts_others(self, count: int) -> bool:
        found = [one for text in self._plain for one in _COUNTED.findall(text)]
        return any((_COUNTS.get(one) or int(one)) != count for one in found)

    def _lies_below(self, office: str, above: str) -> bool:
        found = self.directory.get(office)
        return found is not None and found.parent == above

    def _names(self, offices: Sequence[str]) -> str:
        found = [self.directory.get(one) for one in offices]
        return ", ".join(one.name for one in found if one)

    @cached_property
    def _plain(self) -> tuple[str, ...]:
        return tuple(comparable(text) for text in self.texts)

    @cached_property
    def _rows(self) -> tuple[_Row, ...]:
        rows = (row for place, text in enumerate(self.texts) for row in self._rows_of(text, in_subject=place == 0))
        return tuple(dict.fromkeys(rows))

    def _rows_of(self, text: str, *, in_subject: bool) -> Iterator[_Row]:
        row: list[Mention] = []
        for mention in self._mentions(text):
            if row and comparable(text[row[-1].end : mention.start]) not in _JOINTS:
                yield self._row(text, row, in_subject=in_subject)
                row = []
            row.append(mention)
        if row:
            yield self._row(text, row, in_subject=in_subject)

    def _mentions(self, text: str) -> Iterator[Mention]:
        """Yield the offices named; `อำเภอลอง อำเภอวังชิ้น` are two, though the second could be where the first lies."""
        for mention in self.directory.mentioned(text):
            parts = [mention.start, *self._second_districts(text, mention), mention.end]
            if len(parts) == 2:
                yield mention
                continue
            for start, end in pairwise(parts):
                candidates = self.directory.named(text[start:end].strip())
                yield Mention(start, end, candidates)

    @staticmethod
    def _second_districts(text: str, mention: Mention) -> Iterator[int]:
        if mention.candidates and mention.candidates[0].recipient.kind == DISTRICT:
            yield from [one.start() for one in _A_DISTRICT.finditer(text, mention.start, mention.end)][1:]

    def _row(self, text: str, mentions: Sequence[Mention], *, in_subject: bool) -> _Row:
        start, end = mentions[0].start, mentions[-1].end
        before = comparable(text[max(0, start - 2 * _REACH) : start])[-_REACH:]
        behind = comparable(text[end : end + 6 * _REACH])
        leads = not before and (len(mentions) > 1 or not behind)  # the subject of its sentence, or an item of a list
        return _Row(
            offices=tuple(_clear(one) for one in mentions),
            answered=bool(leads or _ANSWERED_BEFORE.search(before) or _ANSWERED_BEHIND.match(behind)),
            only_named=bool(_ONLY_NAMED.search(before)),
            in_subject=in_subject,
        )


def _clear(mention: Mention) -> str:
    """Return the id of the one office that is named, or nothing."""
    clear = [one.recipient.id for one in mention.candidates if one.certainty >= NEARLY]
    return clear[0] if len(clear) == 1 else ""
