"""What districts and offices say that their results are, kept beside what is computed, never in its place."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from correspondence.errors import CorrespondenceError
from correspondence.indicators.answers import Claim, Source
from correspondence.indicators.comparing import Difference, compare_claims
from correspondence.indicators.compute import Computation
from correspondence.indicators.definition import Definition
from correspondence.language import say
from correspondence.letters.recipient import Recipient
from correspondence.office.indicators import day_of
from correspondence.office.office import Office
from correspondence.registry.records import Entry, Record, Stamp
from correspondence.thai.numerals import arabic_digits

CLAIMS = "claims"
"""The table: what was claimed, under `code/fiscal year/…`; of one thing the last claim stands."""

RESULT, SCORE, STEP = "result", "score", "step"
_WORDS = {"ผล": RESULT, "คะแนน": SCORE, "ขั้นตอน": STEP}


class ClaimError(CorrespondenceError):
    """A claim that says nothing that could be compared."""


def claim(  # noqa: PLR0913, PLR0917  # what somebody says, each thing by its name
    office: Office,
    definition: Definition,
    where: Recipient | None,
    words: Mapping[str, str],
    reply: Entry | None = None,
    on: date | None = None,
) -> tuple[Claim, ...]:
    """Keep what somebody says a result is; the same claim again changes nothing.

    Args:
        office: whose register.
        definition: the indicator.
        where: an office or a district; None is the whole.
        words: by what is claimed (`ผล`, `คะแนน`, `ขั้นตอน`, the name of a result or of a field), the number.
        reply: the letter that says so.
        on: the day on which it came, otherwise the letter's or today.

    Raises:
        ClaimError: a name or a number is none.
    """
    source = Source(reply=str(reply.number or ""), dated=reply.dated) if reply else None
    day = on or (reply.registered.date() if reply else office.today())
    key = where.id if where else ""
    claims = tuple(
        Claim(where=key, what=_what(definition, name), value=_number(text), source=source)
        for name, text in words.items()
    )
    known = kept_claims(office, definition, date.max)
    fresh = [one for one in claims if one not in known]
    if fresh:
        stamp = Stamp(who=office.who, command="indicator claim", now=office.now())
        with office.registry.transaction(stamp) as transaction:
            for one in fresh:
                record = _record(definition, one, stamp, day)
                transaction.append(CLAIMS, _key(definition), record)
    return claims


def kept_claims(office: Office, definition: Definition, as_of: date) -> tuple[Claim, ...]:
    """Return what was claimed by the end of a day; of one thing the last claim stands."""
    latest: dict[tuple[str, str], Claim] = {}
    for _, record in office.registry.records(CLAIMS, f"{_key(definition)}/"):
        if day_of(record) <= as_of:
            one = _claim_from(record)
            latest[one.where, one.what] = one
    return tuple(latest.values())


def differences(office: Office, computation: Computation, as_of: date) -> tuple[Difference, ...]:
    """Return each claim beside what was computed."""
    return compare_claims(computation, kept_claims(office, computation.definition, as_of))


def _what(definition: Definition, name: str) -> str:
    what = _WORDS.get(name.strip(), name.strip())
    if what == RESULT and len(definition.measures) == 1:
        return definition.measures[0].name
    names = [one.name for one in definition.measures]
    parts = [f"{one}.{part}" for one in names for part in ("numerator", "denominator")]
    known = [*names, *parts, *(one.name for one in definition.fields), SCORE, STEP]
    if what not in known:
        raise ClaimError(
            say(
                "{code} has no result {name}; there are: {known}",
                code=definition.code,
                name=name,
                known=", ".join(known),
            )
        )
    return what


def _number(text: str) -> Decimal:
    try:
        value = Decimal(arabic_digits(text).replace(",", "").strip().removesuffix("%"))
    except InvalidOperation as error:
        raise ClaimError(say("“{text}” is not a number", text=text)) from error
    if not value.is_finite():
        raise ClaimError(say("“{text}” is not a number", text=text))
    return value


def _key(definition: Definition) -> str:
    return f"{definition.code}/{int(definition.fiscal_year)}"


def _record(definition: Definition, one: Claim, stamp: Stamp, on: date) -> Record:
    return {
        "year": int(definition.fiscal_year),
        "where": one.where,
        "what": one.what,
        "value": str(one.value),
        "reply": one.source.reply if one.source else "",
        "dated": one.source.dated.isoformat() if one.source and one.source.dated else "",
        "on": on.isoformat(),
        "by": stamp.who,
        "recorded": stamp.now.isoformat(),
    }


def _claim_from(record: Record) -> Claim:
    dated = date.fromisoformat(record["dated"]) if record["dated"] else None
    source = Source(reply=record["reply"], dated=dated) if record["reply"] or dated else None
    return Claim(where=record["where"], what=record["what"], value=Decimal(record["value"]), source=source)
