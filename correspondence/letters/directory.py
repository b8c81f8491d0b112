"""The directory (ทะเบียนหน่วยรับ): offices by id, by the names people write, by group, and as lines of addressees."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from correspondence.errors import CorrespondenceError
from correspondence.language import say
from correspondence.letters.addressing import Resolution, Skip, read_addressees
from correspondence.letters.grouping import WrittenGroup, read_group
from correspondence.letters.mentioning import Mention, find_mentions
from correspondence.letters.nameindex import Candidate, NameIndex
from correspondence.letters.naming import fold, place_name
from correspondence.letters.recipient import Recipient

__all__ = ["Candidate", "Directory", "Mention", "Resolution", "Skip", "UnknownGroupError"]

_HEADS = ("หัวหน้า", "ผู้อำนวยการ", "ผู้บริหาร")
_EVERY = "ทุก"
_OF_THEM = frozenset({"", "แห่ง", "คน", "ท่าน", "หน่วย", "หน่วยงาน", "ส่วนราชการ"})


class UnknownGroupError(CorrespondenceError):
    """A text that names no group of offices, or a group that nobody is in."""

    def __init__(self, name: str) -> None:
        super().__init__(say("“{name}” is no group of the directory; saraban recipients group lists them", name=name))
        self.name = name


class Directory:
    """Offices in the order given; what is needed to find them by name is made when it is first asked for."""

    def __init__(self, recipients: Iterable[Recipient]) -> None:
        self._recipients = {one.id: one for one in recipients}

    def __iter__(self) -> Iterator[Recipient]:
        return iter(self._recipients.values())

    def __len__(self) -> int:
        return len(self._recipients)

    def get(self, recipient_id: str) -> Recipient | None:
        """Return the office of an id, retired or not, or None."""
        return self._recipients.get(recipient_id)

    @property
    def groups(self) -> dict[str, tuple[Recipient, ...]]:
        """The written groups with their working offices."""
        return {
            names[0]: tuple(one for one in self._written[folded] if not one.retired)
            for folded, names in self._group_names.items()
        }

    def group(self, name: str) -> tuple[Recipient, ...]:
        """Return the working offices of a group, written or understood (see `grouping`).

        Raises:
            UnknownGroupError: it is no group, or nobody is in it.
        """
        found = tuple(one for one in self.members(name) or () if not one.retired)
        if not found:
            raise UnknownGroupError(name)
        return found

    def members(self, name: str) -> tuple[Recipient, ...] | None:
        """Return the offices of a group, retired ones too, or None when there is no such group."""
        understood = read_group(name, self._index.districts, self._kinds)
        ids = {one.id for one in self._written.get(fold(name), ())}
        if understood:
            ids |= {one.id for one in self if self._is_in(one, understood)}
        elif not ids:
            ids = {one.id for words in _without_heads(fold(name)) for one in self._written.get(words, ())}
        return tuple(one for one in self if one.id in ids) if ids else None

    def named(self, text: str, *, district: str = "") -> tuple[Candidate, ...]:
        """Return the offices that a written name may mean, best first.

        Args:
            text: the name as written, with or without its kind and a place behind it.
            district: the district it is known to lie in, when the text does not say.
        """
        return self._index.named(text, district)

    def of_name(self, name: str) -> tuple[Recipient, ...]:
        """Return the offices, retired ones too, that bear exactly this name: formal, short, of the post, or another."""
        return self._index.of_form(name)

    def sure(self, text: str) -> Recipient | None:
        """Return the one office that `text` names without a slip of the pen, or None."""
        return self._index.sure(text)

    def addressed(self, lines: Sequence[str]) -> Resolution:
        """Return whom the lines behind เรียน or ถึง reach, in directory order, and who is skipped and why."""
        found, skipped = read_addressees(lines, self)
        ids = {one.id for one in found}
        return Resolution(tuple(one for one in self if one.id in ids), tuple(skipped))

    def mentioned(self, text: str) -> tuple[Mention, ...]:
        """Return the offices named in running text, with the offsets of each."""
        return tuple(find_mentions(text, self._index))

    def _is_in(self, one: Recipient, group: WrittenGroup) -> bool:
        return (
            (not group.kinds or one.kind in group.kinds)
            and (not group.districts or any(self._index.lies_in(one, district) for district in group.districts))
            and (not group.province or not one.province or place_name(one.province) == group.province)
        )

    @cached_property
    def _index(self) -> NameIndex:
        return NameIndex(self)

    @cached_property
    def _kinds(self) -> frozenset[str]:
        return frozenset(one.kind for one in self)

    @cached_property
    def _group_names(self) -> dict[str, list[str]]:
        names: dict[str, list[str]] = {}
        for name in dict.fromkeys(group for one in self for group in one.groups):
            names.setdefault(fold(name), []).append(name)
        return names

    @cached_property
    def _written(self) -> dict[str, tuple[Recipient, ...]]:
        members: dict[str, dict[str, Recipient]] = {}
        for one in self:
            for group in one.groups:
                members.setdefault(fold(group), {})[one.id] = one
        return {group: tuple(ones.values()) for group, ones in members.items()}


def _without_heads(words: str) -> Iterator[str]:
    """Yield the names that a group of heads of offices may be written under.

    หัวหน้าส่วนราชการประจำจังหวัดทุกส่วนราชการ is the group ส่วนราชการประจำจังหวัด, with or without ทุก.
    """
    head = next((head for head in _HEADS if words.startswith(head)), "")
    group, every, of_them = words.removeprefix(head).partition(_EVERY)
    name = group or of_them
    if name and (head or every) and (of_them in _OF_THEM or name.startswith(of_them)):
        yield from (name, _EVERY + name, head + name)
