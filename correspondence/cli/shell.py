"""The shape of the command line: nouns loaded when they are named, usage and usage errors in the user's language."""

import re
from collections.abc import Mapping
from importlib import import_module
from typing import Any, ClassVar

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from correspondence.language import Message, say, translate

NOUNS: Mapping[str, str] = {
    "init": "init",
    "read": "read",
    "letter": "letter",
    "receive": "receive",
    "track": "track",
    "remind": "remind",
    "due": "due",
    "holiday": "holiday",
    "recipients": "recipients",
    "indicator": "indicator",
    "report": "report",
    "number": "number",
    "registry": "registry",
    "template": "template",
    "date": "date",
    "digits": "digits",
    "words": "words",
    "cite": "cite",
}
"""The commands of `saraban` in the order of its help, each with the module of this package that holds its `app`."""


class _Speaking:
    """Usage lines and built-in help in the user's language, for commands and groups alike."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        pieces: list[str] = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]  # of the class mixed in
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=translate("Usage: "))

    def get_params(self, ctx: Any) -> list[Any]:
        params: list[Any] = super().get_params(ctx)  # type: ignore[misc]  # of the class mixed in
        for param in params:
            param.help = translate(param.help) if getattr(param, "help", None) else None
        return params


class SarabanCommand(_Speaking, TyperCommand):
    """One command."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings | {"options_metavar": translate("[OPTIONS]")})


class SarabanGroup(_Speaking, TyperGroup):
    """A noun with its verbs."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(
            *args,
            **settings
            | {
                "options_metavar": translate("[OPTIONS]"),
                "subcommand_metavar": translate("COMMAND [ARGS]..."),
            },
        )


class RootGroup(SarabanGroup):
    """`saraban` itself; a noun's module is imported when it is called, so that `saraban digits` starts at once."""

    nouns: ClassVar[Mapping[str, str]] = NOUNS

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  # the signature of the class above
        """Return the nouns in the order of the help page."""
        return list(self.nouns)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002  # the signature of the class above
        """Import the module of a noun and return its command, None for a word that is no noun."""
        module = self.nouns.get(cmd_name)
        if module is None:
            return None
        command = typer.main.get_command(import_module(f"correspondence.cli.{module}").app)
        command.name = cmd_name
        return command


def noun(summary: str) -> typer.Typer:
    """Return the Typer app of one noun."""
    return typer.Typer(cls=SarabanGroup, help=summary, no_args_is_help=True, add_completion=False)


def single() -> typer.Typer:
    """Return the Typer app of a noun that is a command by itself."""
    return typer.Typer(add_completion=False)


_NEEDS_VALUE = re.compile(r"Option '(?P<name>[^']+)' requires")
_EXTRA = re.compile(r"Got unexpected extra argument\(s\) \((?P<words>.*)\)", re.DOTALL)
_NO_COMMAND = re.compile(r"No such command '(?P<name>.*)'\.", re.DOTALL)


def usage_message(error: TyperException) -> Message | str:
    """Return a wrong call as a sentence; Typer's own are English only, so that their facts are said again here."""
    param = getattr(error, "param", None)
    text = error.message or ""
    if type(error).__name__ == "MissingParameter" and param is not None:
        return say("{name} is missing", name=_shown(param))
    if type(error).__name__ == "NoSuchOption":
        return say("there is no option {name}", name=getattr(error, "option_name", ""))
    if choices := getattr(getattr(param, "type", None), "choices", None):
        words = ", ".join(str(getattr(choice, "value", choice)) for choice in choices)
        return say("{name} must be one of {choices}", name=_shown(param), choices=words)
    if param is not None:
        return say("{name}: {reason}", name=_shown(param), reason=text)
    return _from_text(text) or error.format_message()


def _from_text(text: str) -> Message | None:
    if match := _NEEDS_VALUE.match(text):
        return say("option {name} needs a value", name=match["name"])
    if match := _EXTRA.match(text):
        return say("too many words: {words}", words=match["words"])
    if match := _NO_COMMAND.match(text):
        return say("there is no command {name}; saraban --help lists them", name=match["name"])
    return None


def _shown(param: Any) -> str:
    if param.param_type_name == "option":
        return str(max(param.opts, key=len))
    return str(param.metavar or param.name)
