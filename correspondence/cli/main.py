"""`saraban`: the entry point, and the one place where an error becomes a line on stderr and an exit code."""

import gettext
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from correspondence.cli.parameters import Call
from correspondence.cli.shell import RootGroup, usage_message
from correspondence.errors import CorrespondenceError
from correspondence.language import DOMAIN, LOCALE_FOLDER, chosen_language, say, translate
from correspondence.language import translate as _

app = typer.Typer(
    cls=RootGroup,
    help=_("The correspondence desk: register, letters, replies, reports."),
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

_INTERRUPTED = 130
"""The exit code of who was stopped by Ctrl-C; Typer catches the key itself."""


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version  # 28 ms that only --version needs

        typer.echo(f"saraban {version('correspondence')}")
        raise typer.Exit


@app.callback()
def root(
    ctx: typer.Context,
    office: Annotated[
        Path | None,
        typer.Option(
            "-C",
            "--office",
            metavar=_("FOLDER"),
            envvar="SARABAN_OFFICE",
            help=_("The office folder; otherwise the nearest folder above with an office.toml."),
        ),
    ] = None,
    secret: Annotated[
        bool, typer.Option("--secret", help=_("Work in the books of secret letters instead of the open ones."))
    ] = False,
    show_version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help=_("Print the version and exit.")),
    ] = False,
) -> None:
    """Remember which office folder was named; commands that need one open it."""
    del show_version
    ctx.obj = Call(office, secret)


def main() -> None:
    """Run `saraban` on the words of the command line."""
    sys.exit(run(sys.argv[1:]))


def run(words: Sequence[str]) -> int:
    """Run `saraban` on `words` and return the exit code: 0 done, 1 refused or failed, 2 wrong usage."""
    _prepare_streams()
    _prepare_typer_language()
    try:
        code = int(app(list(words), prog_name="saraban", standalone_mode=False) or 0)
        return _complain(translate("stopped; nothing was half done"), code) if code == _INTERRUPTED else code
    except CorrespondenceError as error:
        return _complain(str(error), error.exit_code)
    except TyperException as error:
        return _complain(str(usage_message(error)), error.exit_code)
    except typer.Abort:
        return _complain(translate("stopped; nothing was half done"), _INTERRUPTED)
    except BrokenPipeError:
        return _let_go_of_pipe()
    except Exception as error:
        if os.environ.get("SARABAN_DEBUG"):
            raise
        return _complain(
            str(say("a fault of this program: {fault}; SARABAN_DEBUG=1 shows it whole", fault=repr(error))), 1
        )


def _complain(sentence: str, code: int) -> int:
    if sentence:
        print(f"saraban: {' '.join(sentence.split())}", file=sys.stderr)  # noqa: T201  # stderr is for messages
    return code


def _let_go_of_pipe() -> int:
    """End quietly when the reader of our output has gone, as in `saraban letter list | head`."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def _prepare_streams() -> None:
    """Write UTF-8 whatever the console's code page: cp1252 knows no Thai, and a replaced mark beats a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")


def _prepare_typer_language() -> None:
    """Let Typer's own words (Options, Commands, [default: …]) come from this program's catalogue."""
    os.environ["LANGUAGE"] = chosen_language()
    gettext.bindtextdomain(DOMAIN, LOCALE_FOLDER)
    gettext.textdomain(DOMAIN)
