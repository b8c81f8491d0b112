"""`saraban init`: make an office folder."""

from pathlib import Path
from typing import Annotated

import typer

from correspondence.cli import output
from correspondence.cli.shell import SarabanCommand, single
from correspondence.language import say
from correspondence.language import translate as _
from correspondence.office.founding import found_office
from correspondence.office.settings import FILE_NAME

app = single()


@app.command(cls=SarabanCommand, help=_("Make an office folder: settings, templates, registry."))
def init(
    folder: Annotated[Path, typer.Argument(metavar=_("FOLDER"), help=_("The folder to make."))],
    sample: Annotated[
        str, typer.Option("--sample", metavar=_("NAME"), help=_("Fill it with a sample office: phrae."))
    ] = "",
) -> None:
    """Lay down the folder and say what comes next."""
    made = found_office(folder, sample)
    output.result(str(made))
    output.message(say("next: look through {file}, then work in this folder", file=made / FILE_NAME))
