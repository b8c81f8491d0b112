"""`office.toml`: what an office is called, how it numbers and types its letters, who signs them.

The table below is the one list of settings: the file that `saraban init` writes, its comments, its defaults and the
check of a clerk's own edits all come from it.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from correspondence.errors import CorrespondenceError, disk_reason
from correspondence.language import Message, say
from correspondence.letters.letter import Signer

FILE_NAME = "office.toml"

_TYPE_NAMES = {
    str: say("text in quotes"),
    bool: say("true or false"),
    int: say("a whole number"),
    list: say("a list of texts in square brackets"),
}


class SettingsError(CorrespondenceError):
    """`office.toml` cannot be used as it stands."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its section and key, its default (which also gives its type), what it is for, allowed words."""

    section: str
    key: str
    default: str | int | bool | tuple[str, ...]
    comment: Message
    choices: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The dotted name, as messages call it."""
        return f"{self.section}.{self.key}"


SETTINGS: Sequence[Setting] = (
    Setting("office", "name", "", say("full name of the office that keeps this register")),
    Setting("office", "agency", "", say("how other letters cite ours: หนังสือ… ที่ …")),
    Setting("office", "letterhead", "", say("line printed at the right of the number on a letter")),
    Setting("office", "address", (), say("address lines under it")),
    Setting("office", "prefix", "", say("letters of the letter number, for example พร")),
    Setting("office", "code", "", say("office code of the letter number, for example ๐๐๒๓.๓")),
    Setting("office", "owner_unit", (), say("unit in charge, printed at the lower left, one line each")),
    Setting("office", "phone", "", say("telephone printed after โทร.")),
    Setting("letter", "emblem", "", say("picture file of the Garuda; empty: a plain frame stands in its place")),
    Setting("letter", "font", "TH SarabunPSK", say("typeface of letters, as Word names it on your computers")),
    Setting("letter", "thai_digits", default=True, comment=say("type Thai digits in letters")),
    Setting("letter", "salutation", "เรียน", say("opening word, unless the draft says otherwise")),
    Setting("letter", "closing", "ขอแสดงความนับถือ", say("closing words, unless the draft says otherwise")),
    Setting(
        "numbering",
        "circulars",
        "own",
        say("circulars (ว) count in their own series (own) or with ordinary letters (shared)"),
        ("own", "shared"),
    ),
    Setting("numbering", "reservation_days", 7, say("days a reserved number waits for its letter before it lapses")),
    Setting(
        "tracking",
        "reminder",
        "external",
        say("reminders are external letters (external) or stamped ones (stamped)"),
        ("external", "stamped"),
    ),
    Setting("tracking", "reminder_days", 7, say("days that a reminder gives, unless another day is named")),
    Setting("tracking", "reminder_urgency", default=True, comment=say("each reminder is one step more urgent")),
    Setting(
        "tracking",
        "move_to_working_day",
        default=False,
        comment=say("a last day that is a day off moves to the next working day"),
    ),
    Setting("registry", "lock_seconds", 30, say("how long a command waits for another that is writing")),
    Setting("calendar", "timezone", "Asia/Bangkok", say("time zone that decides which day today is")),
)


@dataclass(frozen=True, slots=True)
class Signatory:
    """Someone who signs for the office, chosen by `key` in a draft."""

    key: str
    signer: Signer


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one office, checked, with the defaults filled in."""

    values: Mapping[str, Any]
    signatories: tuple[Signatory, ...]

    def text(self, name: str) -> str:
        """Return a text setting by its dotted name."""
        return str(self.values[name])

    def lines(self, name: str) -> tuple[str, ...]:
        """Return a setting that is a list of lines."""
        return tuple(self.values[name])

    def number(self, name: str) -> int:
        """Return a whole-number setting."""
        return int(self.values[name])

    def on(self, name: str) -> bool:
        """Return a yes-or-no setting."""
        return bool(self.values[name])

    def signer(self, key: str = "") -> Signer | None:
        """Return the signer called `key`, or the first one; None when the office has named none.

        Raises:
            SettingsError: nobody has that key.
        """
        if not key:
            return self.signatories[0].signer if self.signatories else None
        for signatory in self.signatories:
            if signatory.key == key:
                return signatory.signer
        known = ", ".join(one.key for one in self.signatories)
        raise SettingsError(
            say("{file} has no signatory “{key}”; it knows: {known}", file=FILE_NAME, key=key, known=known or "–")
        )


def read_settings(path: Path) -> Settings:
    """Read and check an `office.toml`.

    Raises:
        SettingsError: the file is missing, is not TOML, or holds a setting that does not exist or has another type.
    """
    try:
        # Notepad puts a byte order mark in front, which TOML does not allow.
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(say("{file} cannot be read: {why}", file=path, why=error)) from error
    except UnicodeDecodeError as error:
        raise SettingsError(say("{file} is not saved as UTF-8; save it again as UTF-8", file=path)) from error
    except OSError as error:
        raise SettingsError(say("{file} cannot be opened: {why}", file=path, why=disk_reason(error))) from error
    return settings_from(table, path)


def settings_from(table: Mapping[str, Any], path: Path) -> Settings:
    """Check a parsed settings table; `path` is named in errors."""
    known = {setting.name: setting for setting in SETTINGS}
    values: dict[str, Any] = {name: setting.default for name, setting in known.items()}
    for section, entries in table.items():
        if section == "signatory":
            continue
        if not isinstance(entries, dict):
            raise _unknown(section, known, path)
        for key, value in entries.items():
            name = f"{section}.{key}"
            if name not in known:
                raise _unknown(name, known, path)
            values[name] = _checked(known[name], value, path)
    return Settings(values, _signatories(table.get("signatory", []), path))


def settings_text(values: Mapping[str, Any], signatories: Sequence[Mapping[str, Any]]) -> str:
    """Return an `office.toml` with every setting, each under its comment in the user's language."""
    lines: list[str] = []
    section = ""
    for setting in SETTINGS:
        if setting.section != section:
            section = setting.section
            lines += ["", f"[{section}]"]
        lines.append(f"# {setting.comment}")
        lines.append(f"{setting.key} = {_toml(values.get(setting.name, setting.default))}")
    comment = say("who signs; the first one unless a draft names another by its key; name more with more [[signatory]]")
    for signatory in signatories or [{"key": "", "name": "", "position": []}]:
        lines += ["", f"# {comment}", "[[signatory]]"]
        lines += [f"{key} = {_toml(signatory[key])}" for key in ("key", "name", "position")]
    return "\n".join(lines).lstrip() + "\n"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return "[" + ", ".join(_toml(item) for item in value) + "]" if isinstance(value, list | tuple) else str(value)


def _unknown(name: str, known: Mapping[str, Setting], path: Path) -> SettingsError:
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    if near:
        return SettingsError(
            say("{file}: there is no setting {name}; did you mean {near}?", file=path, name=name, near=near[0])
        )
    return SettingsError(say("{file}: there is no setting {name}", file=path, name=name))


def _checked(setting: Setting, value: object, path: Path) -> object:
    wanted = list if isinstance(setting.default, tuple) else type(setting.default)
    right = type(value) is wanted and (wanted is not list or all(isinstance(item, str) for item in _items(value)))
    if not right:
        raise SettingsError(
            say("{file}: {name} must be {what}", file=path, name=setting.name, what=_TYPE_NAMES[wanted])
        )
    if setting.choices and value not in setting.choices:
        raise SettingsError(
            say(
                "{file}: {name} must be one of {choices}",
                file=path,
                name=setting.name,
                choices=", ".join(setting.choices),
            )
        )
    return value


def _items(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _signatories(entries: object, path: Path) -> tuple[Signatory, ...]:
    found = []
    for number, entry in enumerate(_items(entries), 1):
        match entry:
            case {"name": str(name), "position": list(position), **rest} if all(map(_is_text, position)):
                if name:
                    found.append(Signatory(str(rest.get("key") or name), Signer(name, tuple(position))))
            case _:
                raise SettingsError(
                    say(
                        "{file}: signatory {number} needs a name and a list of position lines", file=path, number=number
                    )
                )
    return tuple(found)
