"""What the program says, in the user's language.

Sentences are written in English in the code and translated by gettext when they are shown. `SARABAN_LANG`
(`th` or `en`) decides, else the terminal's locale; anything that is neither Thai nor English is shown in Thai, since
the users are Thai clerks on computers whose locale is often not set at all.

`Message` keeps a sentence and its facts apart until it is shown, so that the pure core never asks who is reading.
"""

import gettext
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DOMAIN = "correspondence"
LOCALE_FOLDER = Path(__file__).parent / "locale"

_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def chosen_language(environment: Mapping[str, str] = os.environ) -> str:
    """Return `th` or `en` for this environment."""
    wanted = environment.get("SARABAN_LANG") or next(
        (environment[name] for name in _LOCALE_VARIABLES if environment.get(name)), ""
    )
    return "en" if wanted.lower().startswith("en") else "th"


@cache
def _translations(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, LOCALE_FOLDER, languages=[language], fallback=True)


def translate(sentence: str) -> str:
    """Return an English `sentence` of this program in the user's language."""
    return _translations(chosen_language()).gettext(sentence)


@dataclass(frozen=True)
class Message:
    """A sentence of this program with the facts that fill its `{}` fields; `str()` is in the user's language."""

    sentence: str
    facts: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        return translate(self.sentence).format_map(dict(self.facts))

    @property
    def thai(self) -> str:
        """The sentence in Thai, whoever reads the screen: papers are Thai."""
        facts = {name: fact.thai if isinstance(fact, Message) else fact for name, fact in self.facts}
        return _translations("th").gettext(self.sentence).format_map(facts)


def say(sentence: str, /, **facts: object) -> Message:
    """Return a `Message`; the English `sentence` stands literally in the call, so that it can be collected."""
    return Message(sentence, tuple(facts.items()))
