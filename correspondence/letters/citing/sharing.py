"""Lists of letters: what is written once for all of them, and given to each with a doubt."""

from dataclasses import replace

from correspondence.doubts import Doubt
from correspondence.language import say
from correspondence.letters.citing import words
from correspondence.letters.citing.found import Found
from correspondence.letters.citing.page import Page
from correspondence.letters.number import LetterNumber


def share(page: Page, found: list[Found]) -> list[Found]:
    """Give the later letters of a list what is written once for all of them."""
    shared: list[Found] = []
    for each in found:
        shared.append(_inherit(page, shared[-1], each) if shared else each)
    for place in range(len(shared) - 2, -1, -1):
        shared[place] = _take_date(page, shared[place], shared[place + 1])
    return shared


def _inherit(page: Page, before: Found, each: Found) -> Found:
    if each.heading.kind or each.agency or not each.number or not before.number:
        return each
    gap = page.plain[before.end : each.start]
    if len(gap) > 400 or "\n\n" in gap or not (_is_joint(gap) or words.ENDS_IN_JOINT.search(gap)):
        return each
    if _is_bare(each.number) and before.number.code and _is_joint(gap):
        return _with_office(_with_office_code(each, each.number, before, before.number), before)
    return _with_office(each, before) if each.number.prefix == before.number.prefix else each


def _with_office(each: Found, before: Found) -> Found:
    if not before.agency:
        return each
    doubt = Doubt("agency", before.agency, say("the office is taken from the letter before it"))
    return replace(each, agency=before.agency, doubts=(*each.doubts, doubt))


def _continues_a_list(found: Found) -> bool:
    """Whether only the last part of a number is written: `ว ๑๕`, or `๓๕๔/๒๕๖๖` without a ที่ of its own."""
    if found.candidate is None:
        return False
    number = found.candidate.number
    return _is_bare(number) or (number.year is not None and not number.code and not found.heading.labelled)


def _is_joint(gap: str) -> bool:
    return words.JOINT.fullmatch(gap) is not None


def _is_bare(number: LetterNumber) -> bool:
    return number.circular and not number.prefix and not number.code and not number.year


def _with_office_code(each: Found, bare: LetterNumber, before: Found, full: LetterNumber) -> Found:
    number = replace(bare, prefix=full.prefix, code=full.code, unit=bare.unit or full.unit)
    doubt = Doubt("number", number.text, say("the office code is taken from the number before it"))
    marks = each.heading
    if before.date is None:
        marks = replace(
            marks,
            urgency=marks.urgency or before.heading.urgency,
            secrecy=marks.secrecy or before.heading.secrecy,
        )
    return replace(each, number=number, heading=marks, doubts=(*each.doubts, doubt))


def _take_date(page: Page, each: Found, following: Found) -> Found:
    """`ว ๑๒, ว ๑๕ และ ว ๒๐ ลงวันที่ ...`: the date is written once, behind the last."""
    if each.date or not following.date or following.heading.kind or not _continues_a_list(following):
        return each
    if any(doubt.field == "date" for doubt in each.doubts) or not _is_joint(page.plain[each.end : following.start]):
        return each
    doubt = Doubt("date", following.date.text, say("the date is taken from the letter after it"))
    return replace(each, date=following.date, doubts=(*each.doubts, doubt))
