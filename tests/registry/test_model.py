"""Whatever clerks do in whatever order, the embedded registry answers as the one in memory."""

import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from correspondence.errors import CorrespondenceError
from correspondence.letters.letter import Kind
from correspondence.letters.number import LetterNumber
from correspondence.registry import embedded
from correspondence.registry.memory import MemoryRegistry
from correspondence.registry.numbering import received_series, series_for
from correspondence.registry.protocol import Registry, Transaction
from correspondence.registry.records import Amendment, Filter, Incoming, Outgoing, Stamp
from correspondence.registry.tiny import TinyRegistry
from correspondence.registry.verify import verify
from correspondence.thai.calendar import BuddhistYear

_START = datetime(2026, 12, 20, 9, 0, tzinfo=timezone(timedelta(hours=7)))
_LETTER = LetterNumber(prefix="พร", code="0023.3")
_CIRCULAR = LetterNumber(prefix="พร", code="0023.3", circular=True)
_words = st.text(alphabet="กขคงจ ํา๐1aAé“\x1b\u200b", max_size=12)
_days = st.integers(0, 9)


class TwoRegistries(RuleBasedStateMachine):
    """Does everything twice, and compares."""

    entries: Bundle[str] = Bundle("entries")

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._now = _START
        self._memory = MemoryRegistry()
        self._tiny: TinyRegistry = self._opened()

    def teardown(self) -> None:
        assert verify(self._tiny.store) == []
        self._tiny.close()
        self._folder.cleanup()

    @rule(target=entries, circular=st.booleans(), subject=_words, back=_days, reason=st.sampled_from(["", "ค้างเสนอ"]))
    def issue(self, *, circular: bool, subject: str, back: int, reason: str) -> str:
        number = _CIRCULAR if circular else _LETTER
        dated = (self._now - timedelta(days=max(0, back - 5))).date()
        series = series_for(number, Kind.EXTERNAL, BuddhistYear.of_date(dated))
        outgoing = Outgoing(series=series, number=number, subject=subject, dated=dated, back_dated=reason)
        return self._both(lambda transaction: transaction.issue(outgoing).id)

    @rule(target=entries, cited=st.integers(1, 6), circular=st.booleans(), once=st.sampled_from(["", "ก", "ข"]))
    def receive(self, *, cited: int, circular: bool, once: str) -> str:
        text = f"พร 0023.3/{'ว' if circular else ''}{cited}"
        number = {"text": text, "prefix": "พร", "code": "0023.3", "circular": circular, "running": cited}
        letter = {"references": [{"text": text, "number": number}]}
        series = received_series(_LETTER, BuddhistYear.of_date(self._now.date()))
        incoming = Incoming(series=series, letter=letter, token=once)
        return self._both(lambda transaction: transaction.receive(incoming).id)

    @rule(entry=entries, reason=_words)
    def void(self, entry: str, reason: str) -> None:
        self._both(lambda transaction: transaction.void(entry, reason).id)

    @rule(entry=entries, remarks=_words)
    def amend(self, entry: str, remarks: str) -> None:
        self._both(lambda transaction: transaction.amend(entry, Amendment(remarks=remarks)).id)

    @rule(entry=entries, other=entries)
    def join(self, entry: str, other: str) -> None:
        self._both(lambda transaction: str(transaction.join(entry, 0, other)))

    @rule(target=entries, days=_days)
    def reserve(self, days: int) -> str:
        series = series_for(_LETTER, Kind.EXTERNAL, BuddhistYear.of_date(self._now.date()))
        expires = self._now + timedelta(days=days)
        return self._both(lambda one: one.reserve(series, _LETTER, holder="ปลัด", expires=expires)[0].id)

    @rule(running=st.integers(1, 20))
    def release(self, running: int) -> None:
        series = series_for(_LETTER, Kind.EXTERNAL, BuddhistYear.of_date(self._now.date()))
        self._both(lambda transaction: transaction.release(series, running).id)

    @rule(last=st.integers(0, 8))
    def set_last(self, last: int) -> None:
        series = series_for(_CIRCULAR, Kind.EXTERNAL, BuddhistYear.of_date(self._now.date()))
        self._both(lambda transaction: str(transaction.set_last(series, last)))

    @rule(days=st.integers(0, 4))
    def time_passes(self, days: int) -> None:
        self._now += timedelta(days=days, hours=1)

    @rule()
    def another_process_opens(self) -> None:
        self._tiny.close()
        self._tiny = self._opened()

    @rule()
    def books_are_brought_up_to_date(self) -> None:
        self._tiny.rebuild("สมศรี", self._now)

    @rule(text=_words)
    def search(self, text: str) -> None:
        assert list(self._tiny.search(text)) == list(self._memory.search(text))

    @invariant()
    def both_answer_alike(self) -> None:
        assert self._tiny.series() == self._memory.series()
        for newest_first in (True, False):
            wanted = Filter(direction=None)
            pages = [one.page(wanted, limit=7, newest_first=newest_first) for one in (self._tiny, self._memory)]
            assert pages[0] == pages[1]
        for entry in pages[0].entries:
            assert self._tiny.references(entry.id) == self._memory.references(entry.id)
            assert self._tiny.cited_by(entry.id) == self._memory.cited_by(entry.id)
            if entry.number:
                assert self._tiny.find(entry.number) == self._memory.find(entry.number)

    def _opened(self) -> TinyRegistry:
        return TinyRegistry(Path(self._folder.name) / "registry")

    def _both(self, work: Callable[[Transaction], str]) -> str:
        stamp = Stamp(who="สมศรี", command="test", now=self._now)
        answers = [_answer(registry, stamp, work) for registry in (self._memory, self._tiny)]
        assert answers[0] == answers[1]
        return answers[0]


def _answer(registry: Registry, stamp: Stamp, work: Callable[[Transaction], str]) -> str:
    try:
        with registry.transaction(stamp) as transaction:
            return work(transaction)
    except CorrespondenceError as error:
        return str(error)


def test_the_embedded_registry_answers_as_the_one_in_memory(monkeypatch: Any) -> None:
    monkeypatch.setattr(embedded, "TAIL_BYTES", 1500)
    patient = settings(max_examples=40, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(TwoRegistries, settings=patient)
