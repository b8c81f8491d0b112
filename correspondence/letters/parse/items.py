"""Recognise lists on labelled lines: references and enclosures by their numbers, addressees by their posts."""

import re
from collections.abc import Iterable, Iterator

from correspondence.letters.citation import Citation, find_citations
from correspondence.letters.parse.lines import flat

_MARK = re.compile(r"^(?:\(?[๐-๙0-9]{1,2} ?[.)](?![๐-๙0-9])|[-–•]) ?")
_ENDED = re.compile(r"จำนวน ?[๐-๙0-9]{1,4} ?[ก-๎]{2,12}$")
_NEXT = re.compile(r"(?<=\S) +(?=[๐-๙0-9]{1,2}\. )")
_LAST = 30  # letters, in which a quantity stands
_HOLDERS = (
    r"(?:นายก(?!รัฐ)|นายอำเภอ|ผู้ว่าราชการ|ผู้อำนวยการ|หัวหน้า(?!กลุ่ม)|ท้องถิ่น(?:จังหวัด|อำเภอ)|ปลัด|อธิบดี|อธิการบดี|ประธาน|คณบดี|"
    r"เลขาธิการ|ผู้บังคับ|ผู้บริหาร|ผู้ว่าการ|ผู้กำกับ|ผู้บัญชาการ|ผู้จัดการ|ผู้พิพากษา|พัฒนาการ|กำนัน|ผู้ใหญ่บ้าน|รัฐมนตรี|อัยการ|เกษตร(?:จังหวัด|อำเภอ)|"
    r"สาธารณสุข(?:จังหวัด|อำเภอ)|ศึกษาธิการ(?:จังหวัด|ภาค))"
)
_POSTS = re.compile(
    rf" และ ?(?={_HOLDERS})|(?<!รองนายกรัฐมนตรี)(?<! )และ ?(?={_HOLDERS})|"
    rf", ?(?={_HOLDERS})| / (?={_HOLDERS})| {{2,}}(?={_HOLDERS})"
)
_LISTED = re.compile(rf"(?<!ผ่าน) (?={_HOLDERS})")
_NEW_POST = re.compile(rf"{_HOLDERS}|ผู้|นาย|ปลัด|อธิ|หัวหน้า|คณบดี|ประธาน|รอง")
_PARTED = re.compile(
    "นั้น$|(?:ครั้งที่|(?:ลง|เมื่อ|ระหว่าง|ภายใน|ตั้งแต่)?วันที่|จำนวน|พ\\.ศ\\.|ณ|เวลา) ?[๐-๙0-9]|ประจำ(?:ปี|เดือน)(?! ?งบ)"
)
_BOTH_THAI = re.compile("[ก-ฮะ-ๅ็-๎] [ก-ฮเ-ไ]")


def joint(text: str, following: str) -> str:
    """Return what stands between two lines of running text: nothing between Thai letters, else a space.

    Words that no writer puts without a space are parted all the same: a last นั้น, ครั้งที่ ๒, ลงวันที่ ๑.
    """
    if _PARTED.match(following):
        return " "
    return "" if _BOTH_THAI.fullmatch(f"{text[-1:]} {following[:1]}") else " "


def one_line(lines: Iterable[str]) -> str:
    """Return broken lines as one."""
    return flat(_in_line(lines))


def _in_line(lines: Iterable[str]) -> str:
    whole: list[str] = []
    for line in filter(None, lines):
        whole += [joint(whole[-1], line), line] if whole else [line]
    return "".join(whole)


def list_items(lines: list[str]) -> list[str]:
    """Join the lines of a list and part its items by their numbers, or else where one ends in its quantity."""
    items: list[list[str]] = []
    numbered = False
    for piece in (piece for line in lines for piece in _NEXT.split(line)):
        numbered = numbered or bool(_MARK.match(piece))
        if not items or _MARK.match(piece) or (not numbered and _ENDED.search(items[-1][-1][-_LAST:])):
            items.append([_MARK.sub("", piece)])
        else:
            items[-1].append(piece)
    return [item for lines_of_item in items if (item := one_line(line for line in lines_of_item if line))]


def references(lines: list[str]) -> tuple[Citation, ...]:
    """Return the letters cited in the lines of อ้างถึง; what is no citation is kept as its text."""
    return tuple(_citations(lines))


def _citations(lines: list[str]) -> Iterator[Citation]:
    for item in list_items(lines):
        yield from find_citations(item) or [Citation(text=item, start=0, end=len(item))]


def addressees(lines: list[str]) -> tuple[str, ...]:
    """Return the posts addressed, one by one; a post whose own name contains และ stays whole."""
    pieces: list[list[str]] = []
    for line in lines:
        text = _MARK.sub("", line)
        if not pieces or _MARK.match(line) or _NEW_POST.match(text):
            pieces.append([text])
        else:
            pieces[-1].append(text)
    posts = [post for piece in pieces for post in _POSTS.split(_in_line(piece)) if post.strip()]
    if len(posts) > 1:
        # Where two posts are joined, spaces part the others before them: ก ข และค.
        posts = [one for post in posts for one in _LISTED.split(flat(post))]
    return tuple(map(flat, posts))
