"""A clerk at work in a process of its own, for tests that start several and kill some.

    python clerk.py FOLDER NAME COUNT KIND [SEED]

KIND is `issue`, `read` or `mixed` (issue, receive, void, import, backup, rebuild). What the registry acknowledged is
told at once on standard output, a line each: `issued 12 2569-0000012-00001`.
"""

import sys
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from random import Random

from correspondence.letters.letter import Kind
from correspondence.letters.number import LetterNumber
from correspondence.registry import embedded
from correspondence.registry.backup import back_up
from correspondence.registry.numbering import received_series, series_for
from correspondence.registry.records import Direction, Filter, Incoming, Outgoing, Stamp
from correspondence.registry.tiny import TinyRegistry
from correspondence.thai.calendar import BuddhistYear

_NOW = datetime(2026, 3, 2, 9, 30, tzinfo=timezone(timedelta(hours=7)))
_YEAR = BuddhistYear(2569)
_NUMBER = LetterNumber(prefix="พร", code="0023.3")
_LETTERS = series_for(_NUMBER, Kind.EXTERNAL, _YEAR)
_RECEIVED = received_series(_NUMBER, _YEAR)
CAMPAIGN = 40


class Clerk:
    """One clerk with a registry of their own."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        self.name = name
        self.registry = TinyRegistry(folder, lock_seconds=120)

    def stamp(self, command: str) -> Stamp:
        return Stamp(who=self.name, command=command, now=_NOW)

    def outgoing(self, subject: str = "") -> Outgoing:
        return Outgoing(series=_LETTERS, number=_NUMBER, subject=subject or f"หนังสือของ {self.name}")

    def issue(self) -> str:
        with self.registry.transaction(self.stamp("letter issue")) as transaction:
            entry = transaction.issue(self.outgoing())
        return f"issued {entry.running} {entry.id}"

    def receive(self) -> str:
        with self.registry.transaction(self.stamp("receive")) as transaction:
            entry = transaction.receive(Incoming(series=_RECEIVED, subject="ตอบ", sender="อำเภอลอง"))
            transaction.attach(entry.id, "scan.pdf", f"scan of {entry.id}".encode())
        return f"received {entry.running} {entry.id}"

    def void(self) -> str:
        entry = self.registry.page(Filter(), limit=1).entries[0]
        with self.registry.transaction(self.stamp("letter void")) as transaction:
            transaction.void(entry.id, entry.void_reason or "ทดสอบ")
        return f"void {entry.running} {entry.id}"

    def campaign(self) -> str:
        with self.registry.transaction(self.stamp("import")) as transaction:
            entries = [transaction.issue(self.outgoing("หนังสือเวียน")) for _ in range(CAMPAIGN)]
        return f"campaign {entries[0].running} {entries[0].id}"

    def backup(self) -> str:
        back_up(self.folder, self.folder.parent / f"{self.name}.zip", self.stamp("registry backup"))
        return f"backup 0 {self.name}.zip"

    def rebuild(self) -> str:
        self.registry.rebuild(self.name, _NOW)
        return "rebuilt 0 -"

    def work(self, count: int, kind: str, random: Random) -> Iterator[str]:
        """Do `count` things of a kind, yielding each when it was acknowledged."""
        mixed = [self.issue] * 6 + [self.receive] * 3 + [self.void, self.campaign, self.backup, self.rebuild]
        for place in range(count):
            yield (random.choice(mixed) if kind == "mixed" and place else self.issue)()

    def read(self, count: int) -> Iterator[str]:
        """List until `count` letters are there, and check that each list is whole."""
        seen = 0
        while seen < count:
            numbers = [entry.running for entry in self.registry.page(Filter(), limit=10_000).entries]
            whole = numbers == list(range(len(numbers), 0, -1)) and len(numbers) >= seen
            if not whole:
                yield f"broken {len(numbers)} -"
                return
            seen = len(numbers)
        list(self.registry.search("หนังสือ", Filter(direction=Direction.SENT)))
        yield f"read {seen} -"


def main(arguments: list[str]) -> None:
    folder, name, count, kind, *seed = arguments
    if kind == "mixed":
        embedded.TAIL_BYTES = 4000  # so that index and books are written often
    clerk = Clerk(Path(folder), name)
    random = Random("".join(seed))  # noqa: S311  # which work comes next is no secret
    told = clerk.read(int(count)) if kind == "read" else clerk.work(int(count), kind, random)
    for line in told:
        print(line, flush=True)  # noqa: T201  # this is how the test hears of it


if __name__ == "__main__":
    main(sys.argv[1:])
