"""Real processes: many clerks at once, and clerks that are killed in the middle of their work."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import IO, TYPE_CHECKING

import pytest

from correspondence.language import Message
from correspondence.registry.backup import check_backup
from correspondence.registry.lock import LockTimeoutError, WriteLock
from correspondence.registry.records import Direction, Filter, State
from correspondence.registry.tiny import TinyRegistry
from correspondence.registry.verify import verify

if TYPE_CHECKING:
    from tests.registry.conftest import Phrae

_CLERK = Path(__file__).with_name("clerk.py")
_KILLS = int(os.environ.get("SARABAN_KILLS", "12"))
_CAMPAIGN = 40

Starter = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start(tmp_path: Path) -> Starter:
    """Return a function that starts a clerk."""

    def started(name: str, count: int, kind: str, seed: int = 0) -> "subprocess.Popen[str]":
        command = [sys.executable, str(_CLERK), str(tmp_path / "registry"), name, str(count), kind, str(seed)]
        return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)

    return started


def test_eight_clerks_and_two_readers_at_once_lose_and_double_nothing(tmp_path: Path, start: Starter) -> None:
    readers = [start(f"reader{place}", 8 * 25, "read") for place in range(2)]
    writers = [start(f"clerk{place}", 25, "issue") for place in range(8)]
    told = [(process.communicate(timeout=120)[0] or "").splitlines() for process in (*writers, *readers)]

    acknowledged = sorted(int(line.split()[1]) for lines in told[:8] for line in lines)
    assert acknowledged == list(range(1, 201))
    assert told[8:] == [["read 200 -"]] * 2
    registry = TinyRegistry(tmp_path / "registry")
    rows = registry.page(Filter(), limit=300, newest_first=False).entries
    assert [row.running for row in rows] == list(range(1, 201))
    assert {row.by for row in rows} == {f"clerk{place}" for place in range(8)}
    assert verify(registry.store) == []


def test_whenever_a_clerk_is_killed_what_was_acknowledged_is_there_and_nothing_is_half(
    tmp_path: Path, start: Starter
) -> None:
    random = Random(2569)  # noqa: S311  # a seed that everyone can repeat
    told: list[str] = []
    for kill in range(_KILLS):
        clerk = start(f"clerk{kill}", 10_000, "mixed", kill)
        assert clerk.stdout is not None
        told += _heard(clerk.stdout, random.randrange(1, 12))
        clerk.kill()
        told += [line.strip() for line in clerk.stdout if line.endswith("\n")]
        clerk.wait()
        clerk.stdout.close()
        if kill % 4 == 3 or kill == _KILLS - 1:
            _check(tmp_path, told)


def _heard(stdout: IO[str], count: int) -> list[str]:
    return [stdout.readline().strip() for _ in range(count)]


def _check(folder: Path, told: list[str]) -> None:
    registry = TinyRegistry(folder / "registry")
    registry.rebuild("ผู้ตรวจ", registry.page(Filter(), limit=1).entries[0].registered)
    for direction in Direction:
        numbers = [row.running for row in registry.page(Filter(direction=direction), limit=100_000).entries]
        assert numbers == list(range(len(numbers), 0, -1))
    for line in told:
        _check_told(folder, registry, *line.split())
    campaigns = [row for row in registry.page(Filter(), limit=100_000).entries if row.subject == "หนังสือเวียน"]
    assert len(campaigns) % _CAMPAIGN == 0
    assert verify(registry.store) == []
    registry.close()


def _check_told(folder: Path, registry: TinyRegistry, what: str, running: str, name: str) -> None:
    if what == "backup":
        assert "journal/2569.jsonl" in check_backup(folder / name)
    elif what != "rebuilt":
        entry = registry.entry(name)
        assert entry.running == int(running)
        assert entry.state is State.VOID or what != "void"
        if what == "received":
            (scan,) = registry.attachments(name)
            assert registry.content(scan) == f"scan of {name}".encode()


def test_who_waits_is_told_for_whom_and_gives_up_in_time(tmp_path: Path, phrae: "Phrae") -> None:
    heard: list[Message] = []
    holder = WriteLock(tmp_path / "lock", 1, heard.append)
    waiting = WriteLock(tmp_path / "lock", 0.05, heard.append)

    def second() -> None:
        with waiting.held(phrae.stamp(who="วิชัย")):
            pass

    with (
        holder.held(phrae.stamp(who="สมศรี", command="import")),
        pytest.raises(LockTimeoutError, match=r"สมศรี \(import, since 2026-03-02T09:30:00\+07:00, process \d+ on"),
    ):
        second()
    assert "waiting for สมศรี" in str(heard[0])
    second()  # free again


def test_a_lock_whose_holder_was_killed_is_free(tmp_path: Path, start: Starter, phrae: "Phrae") -> None:
    clerk = start("clerk", 10_000, "issue")
    assert clerk.stdout is not None
    _heard(clerk.stdout, 3)
    clerk.kill()
    clerk.wait()
    clerk.stdout.close()

    assert phrae.issue(TinyRegistry(tmp_path / "registry", lock_seconds=1)).running > 3
