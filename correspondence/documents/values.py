"""What a value prints in a letter: always text, escaped, never without end."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from jinja2 import Environment, pass_environment
from jinja2.runtime import Undefined
from markupsafe import Markup, escape

LONGEST_TEXT = 1_000_000  # characters of one value or of one sum of texts

_OPENED = '<w:t xml:space="preserve">'
_BREAK = f"</w:t><w:br/>{_OPENED}"
_ELEMENTS = {"\t": f"</w:t><w:tab/>{_OPENED}"}
_LINE_OR_TAB = re.compile("\r\n|\r|\n|\t")
_SIGN = re.compile("[&<>\"']")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class TooMuchError(Exception):
    """A template asks for more work or text than any letter needs."""


class NotTextError(Exception):
    """A template prints a list or a table as if it were a text; `what` is the beginning of its value."""


def printed(value: object) -> str:
    """Return what a value prints: nothing for None, and never a list or a table.

    Raises:
        NotTextError: it is no text, number or date.
        TooMuchError: it is longer than any text of a letter.
    """
    if value is None:
        return ""
    if not isinstance(value, str | int | float | Decimal | date | Undefined):
        raise NotTextError(type(value).__name__)
    text = str(value)
    if len(text) > LONGEST_TEXT:
        raise TooMuchError
    return text


def plain_text(value: object) -> Markup:
    """Return what a value prints as XML text; characters that XML does not know are left out."""
    if isinstance(value, Markup):
        return value
    return escape(_NOT_XML.sub("", printed(value)))


def run_text(value: object) -> str:
    """Return what a value prints inside a run of Word: line breaks and tabs are elements there."""
    # Nearly every value: neither what XML does not know, nor a line break or tab, is printable.
    if type(value) is str and value.isprintable() and len(value) <= LONGEST_TEXT:
        return escape(value) if _SIGN.search(value) else value
    text = plain_text(value)
    if isinstance(value, Markup) or not _LINE_OR_TAB.search(text):
        return text
    return Markup(_LINE_OR_TAB.sub(lambda found: _ELEMENTS.get(found[0], _BREAK), str(text)))  # noqa: S704  # escaped above


def of_text(change: Callable[..., Any]) -> Callable[..., Any]:
    """Keep a filter on text from being run over a list, whose printed form can be without end."""

    def checked(value: object, *args: Any, **kwargs: Any) -> Any:
        return change(printed(value), *args, **kwargs)

    def with_environment(environment: Environment, value: object, *args: Any, **kwargs: Any) -> Any:
        return change(environment, printed(value), *args, **kwargs)

    if getattr(change, "jinja_pass_arg", None) is None:
        return checked
    return pass_environment(with_environment)


def join(pieces: Iterable[object], between: object = "") -> str:
    """Return texts joined, as long as a letter needs.

    Raises:
        TooMuchError: it would be longer.
    """
    texts = [printed(piece) for piece in pieces]
    if sum(map(len, texts)) + len(texts) * len(printed(between)) > LONGEST_TEXT:
        raise TooMuchError
    return printed(between).join(texts)


def replace(value: object, old: object, new: object) -> str:
    """Return a text with `new` for `old`, as long as a letter needs.

    Raises:
        TooMuchError: it would be longer.
    """
    text, before, after = printed(value), printed(old), printed(new)
    if text.count(before) * len(after) + len(text) > LONGEST_TEXT:
        raise TooMuchError
    return text.replace(before, after)
