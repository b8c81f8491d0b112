"""The chain of a letter: what it cites and what cites it, as trees that begin with the oldest letters."""

from dataclasses import dataclass

from correspondence.office.office import Office
from correspondence.registry.records import Entry, Link


@dataclass(frozen=True, slots=True)
class Branch:
    """A letter of a chain, the references of it that are not in the register, and the letters that cite it."""

    entry: Entry
    stubs: tuple[Link, ...]
    answers: tuple["Branch", ...]


def thread_of(office: Office, entry: Entry) -> list[Branch]:
    """Return the trees in which `entry` stands; each begins with a letter that cites none in the register."""
    return [_branch(office, root, set()) for root in _roots(office, entry, set())]


def _roots(office: Office, entry: Entry, seen: set[str]) -> list[Entry]:
    """Go back along the references to where the chain begins; a circle of citations ends where it closes."""
    seen.add(entry.id)
    cited = [one for link in office.registry.references(entry.id) for one in link.cited if one not in seen]
    roots = [root for one in cited for root in _roots(office, office.registry.entry(one), seen)]
    return roots or [entry]


def _branch(office: Office, entry: Entry, seen: set[str]) -> Branch:
    seen.add(entry.id)
    citing = dict.fromkeys(link.citing for link in office.registry.cited_by(entry.id))
    answers = [_branch(office, office.registry.entry(one), seen) for one in citing if one not in seen]
    stubs = tuple(link for link in office.registry.references(entry.id) if not link.cited)
    return Branch(entry, stubs, tuple(answers))
