"""A disk that fails, at every single call that writes: a clear error, nothing lost, nothing half."""

import errno
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from correspondence.errors import CorrespondenceError
from correspondence.registry import embedded
from correspondence.registry.backup import back_up
from correspondence.registry.disk import Disk, WriteFailedError
from correspondence.registry.records import Direction, Entry, Filter
from correspondence.registry.repair import repair
from correspondence.registry.tiny import TinyRegistry
from correspondence.registry.verify import verify
from correspondence.registry.writer import UncertainWriteError

if TYPE_CHECKING:
    from tests.registry.conftest import Phrae

_CALLS = ("make_folder", "open_to_append", "create", "write", "flush", "cut", "replace", "settle")


class FailingDisk(Disk):
    """A disk whose call number `fails_at` fails: once, or for ever from then on; a write may leave a half."""

    def __init__(self, fails_at: int = 0, code: int = errno.EIO, *, for_ever: bool = False, half: bool = False) -> None:
        self.calls = 0
        self._fails_at = fails_at
        self._code = code
        self._for_ever = for_ever
        self._half = half

    def _call(self, call: Callable[..., Any], *given: Any) -> Any:
        self.calls += 1
        due = self.calls >= self._fails_at if self._for_ever else self.calls == self._fails_at
        if not (self._fails_at and due):
            return call(*given)
        if self._half and call.__name__ == "write":
            call(given[0], bytes(given[1])[: len(given[1]) // 2])
        raise OSError(self._code, "injected")


def _counted(name: str) -> Callable[..., Any]:
    def counted(self: FailingDisk, *given: Any) -> Any:
        return self._call(getattr(super(FailingDisk, self), name), *given)

    return counted


for _name in _CALLS:
    setattr(FailingDisk, _name, _counted(_name))


@dataclass
class _Day:
    """What a clerk was told that day."""

    done: list[Entry] = field(default_factory=list)
    void: list[str] = field(default_factory=list)
    refused: list[CorrespondenceError] = field(default_factory=list)


def _work(folder: Path, phrae: "Phrae", disk: Disk) -> _Day:
    """Do a day's work on a disk, noting what was acknowledged and what was refused; go on after each refusal."""
    registry, day = TinyRegistry(folder, disk=disk), _Day()

    def attempt(work: Callable[[], object]) -> None:
        try:
            work()
        except CorrespondenceError as error:
            day.refused.append(error)

    def receive() -> None:
        with phrae.writing(registry, command="receive") as transaction:
            entry = transaction.receive(phrae.incoming())
            transaction.attach(entry.id, "scan.pdf", f"scan {entry.running}".encode())
        day.done.append(entry)

    def void() -> None:
        with phrae.writing(registry, command="void") as transaction:
            transaction.void(day.done[0].id, "ซ้ำ")
        day.void.append(day.done[0].id)

    for _ in range(2):
        attempt(lambda: day.done.append(phrae.issue(registry)))
        attempt(receive)
    if day.done:
        attempt(void)
    attempt(lambda: registry.rebuild("สมศรี", phrae.at()))
    attempt(lambda: day.done.append(phrae.issue(registry)))
    registry.close()
    return day


@pytest.fixture
def small_tail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "TAIL_BYTES", 1000)


@pytest.mark.usefixtures("small_tail")
@pytest.mark.parametrize(
    ("code", "for_ever", "half"),
    [
        (errno.ENOSPC, False, True),
        (errno.ENOSPC, True, True),
        (errno.EIO, False, False),
        (errno.EIO, True, False),
        (errno.EROFS, False, False),
    ],
    ids=["full once, half written", "full for good", "input/output error", "disk gone", "read-only"],
)
def test_whatever_call_fails_nothing_acknowledged_is_lost_and_nothing_is_half(
    tmp_path: Path, phrae: "Phrae", code: int, *, for_ever: bool, half: bool
) -> None:
    healthy = FailingDisk()
    _work(tmp_path / "healthy", phrae, healthy)
    assert healthy.calls > 40

    for failing in range(1, healthy.calls + 1):
        folder = tmp_path / str(failing)
        day = _work(folder, phrae, FailingDisk(failing, code, for_ever=for_ever, half=half))

        registry = TinyRegistry(folder)
        uncertain = sum(isinstance(error, UncertainWriteError) for error in day.refused)
        rows = {entry.id: entry for entry in registry.page(Filter(direction=None), limit=100).entries}
        assert {entry.id for entry in day.done} <= rows.keys()
        assert len(rows) <= len(day.done) + uncertain
        assert all(rows[row_id].void_reason == "ซ้ำ" for row_id in day.void)
        for row_id, row in rows.items():
            assert len(registry.attachments(row_id)) == (row.direction is Direction.RECEIVED)
        phrae.issue(registry)  # sets a torn line aside, if there is one
        numbers = [entry.running for entry in registry.page(Filter(), limit=100).entries]
        assert numbers == list(range(len(numbers), 0, -1))
        left = [finding for finding in verify(registry.store) if finding.where.startswith("journal")]
        assert left == []
        registry.close()
        assert repair(TinyRegistry(folder).store, phrae.stamp()).left == ()


@pytest.mark.usefixtures("small_tail")
def test_a_full_disk_says_so_and_takes_no_number(tmp_path: Path, phrae: "Phrae") -> None:
    registry = TinyRegistry(tmp_path, disk=FailingDisk(1, errno.ENOSPC, for_ever=True))

    with pytest.raises(WriteFailedError, match="nothing was registered"):
        phrae.issue(registry)
    assert TinyRegistry(tmp_path).preview(phrae.letters) == [1]


def test_a_backup_that_fails_leaves_no_file_behind(tmp_path: Path, phrae: "Phrae") -> None:
    phrae.issue(TinyRegistry(tmp_path / "registry"))
    target = tmp_path / "out" / "register.zip"
    target.parent.mkdir()
    counting = FailingDisk()
    back_up(tmp_path / "registry", target, phrae.stamp(), counting)
    target.unlink()

    for failing in range(1, counting.calls):  # the last call only settles the folder of a file that is complete
        with pytest.raises(WriteFailedError):
            back_up(tmp_path / "registry", target, phrae.stamp(), FailingDisk(failing, errno.ENOSPC, half=True))
        assert list(target.parent.iterdir()) == []


@pytest.mark.usefixtures("small_tail")
def test_when_only_index_and_book_fail_the_letter_is_registered_and_the_user_is_told(
    tmp_path: Path, phrae: "Phrae"
) -> None:
    heard: list[str] = []

    class NoIndex(Disk):
        def create(self, path: Path) -> int:
            raise OSError(errno.ENOSPC, f"no room for {path.name}")

    registry = TinyRegistry(tmp_path, disk=NoIndex(), notify=lambda message: heard.append(str(message)))
    numbers = [phrae.issue(registry).running for _ in range(5)]

    assert numbers == [1, 2, 3, 4, 5]
    assert "registered; but index" in heard[0]
    assert TinyRegistry(tmp_path).preview(phrae.letters) == [6]
