"""Every sentence of the program exists in Thai, and the compiled catalogue is the one that was translated."""

import re
from string import Formatter

import pytest

from correspondence.language import LOCALE_FOLDER, chosen_language, say
from tools import messages


def _fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_no_sentence_is_left_untranslated() -> None:
    known = {message.id: message.string for message in messages.thai_catalog() if message.id}

    missing = [sentence for sentence in messages.sentences() if not known.get(sentence)]

    assert missing == []


def test_a_translation_names_the_same_facts_as_its_sentence() -> None:
    wrong = [
        message.id
        for message in messages.thai_catalog()
        if message.id and _fields(str(message.id)) != _fields(str(message.string))
    ]

    assert wrong == []


def test_the_compiled_catalogue_is_current() -> None:
    compiled = LOCALE_FOLDER / "th" / "LC_MESSAGES" / "correspondence.mo"

    assert compiled.read_bytes() == messages.compiled(messages.thai_catalog())


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "th"),
        ({"LANG": "C.UTF-8"}, "th"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "th_TH.UTF-8"}, "th"),
        ({"LANG": "th_TH.UTF-8", "SARABAN_LANG": "en"}, "en"),
        ({"LANG": "en_GB.UTF-8", "SARABAN_LANG": "th"}, "th"),
    ],
)
def test_the_terminal_decides_the_language_and_saraban_lang_overrides_it(
    environment: dict[str, str], language: str
) -> None:
    assert chosen_language(environment) == language


def test_a_message_is_in_the_language_of_the_moment_it_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    message = say("{name} is missing", name="ที่")

    monkeypatch.setenv("SARABAN_LANG", "en")
    assert str(message) == "ที่ is missing"
    monkeypatch.setenv("SARABAN_LANG", "th")
    assert re.search("[ก-๙]", str(message).replace("ที่", ""))
