"""Lay down a new office folder, empty or with a sample office in it."""

import shutil
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from correspondence.errors import CorrespondenceError, disk_reason
from correspondence.language import say
from correspondence.office.settings import FILE_NAME, settings_from, settings_text
from correspondence.resources import share

FOLDERS = ("drafts", "inbox", "outbox", "indicators", "templates", "registry/reference")
RECIPIENTS = "registry/recipients.csv"


class FoundingError(CorrespondenceError):
    """The office folder could not be made."""


def samples() -> list[str]:
    """Return the names of the sample offices that are shipped."""
    return sorted(path.parent.name for path in (share() / "registry" / "sample").glob("*/values.toml"))


def found_office(folder: Path, sample: str = "") -> Path:
    """Make `folder` an office folder, whole or not at all, and return it.

    Args:
        folder: a path that does not exist yet, or an empty folder.
        sample: the name of a shipped sample office; empty for a bare one.

    Raises:
        FoundingError: the folder holds something already, the sample is unknown, or the disk refuses.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FoundingError(
            say("{folder} is there already and not empty; choose another name, nothing was changed", folder=folder)
        )
    if sample and sample not in samples():
        raise FoundingError(
            say("there is no sample “{sample}”; there are: {known}", sample=sample, known=", ".join(samples()))
        )
    try:
        _build_and_move(folder, sample)
    except OSError as error:
        raise FoundingError(
            say("{folder} could not be made: {why}; nothing was left behind", folder=folder, why=disk_reason(error))
        ) from error
    return folder


def _build_and_move(folder: Path, sample: str) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".saraban-", dir=folder.parent) as place:
        new = Path(place) / folder.name
        _build(new, sample)
        if folder.exists():
            folder.rmdir()
        new.rename(folder)


def _build(folder: Path, sample: str) -> None:
    for name in FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    _copy_files(share() / "templates", folder / "templates")
    _copy_files(share() / "registry" / "reference", folder / "registry" / "reference")
    _copy_files(share() / "registry" / "indicators", folder / "indicators")
    source = share() / "registry" / "sample"
    values, signatories = _sample_values(source / sample / "values.toml") if sample else ({}, ())
    (folder / FILE_NAME).write_text(settings_text(values, signatories), encoding="utf-8")
    if sample:
        shutil.copyfile(source / sample / "recipients.csv", folder / RECIPIENTS)
        _fill_directory(folder)
        for letter in source.glob(f"{sample}-*.txt"):
            shutil.copyfile(letter, folder / "inbox" / letter.name)
        shutil.copytree(source / sample / "inbox", folder / "inbox", copy_function=shutil.copyfile, dirs_exist_ok=True)
    else:
        _lay_out_directory(folder)


def _copy_files(source: Path, target: Path) -> None:
    for path in sorted(source.iterdir()):
        if path.is_file():
            shutil.copyfile(path, target / path.name)


def _sample_values(path: Path) -> tuple[Mapping[str, Any], Sequence[Mapping[str, Any]]]:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return settings_from(table, path).values, table.get("signatory", ())


def _lay_out_directory(folder: Path) -> None:
    """Leave a list of offices with nothing but its headings, to be filled and imported."""
    from correspondence.documents.rollsheet import roll_csv
    from correspondence.office.rollcolumns import COLUMNS

    (folder / RECIPIENTS).write_bytes(roll_csv(COLUMNS, ()))


def _fill_directory(folder: Path) -> None:
    """Bring the sample's list of offices into its directory, so that its first circular finds them."""
    from correspondence.office.office import open_office
    from correspondence.office.rollcall import plan_rollcall, run_rollcall
    from correspondence.registry.tiny import TinyRegistry

    office = open_office(folder)
    run_rollcall(office, plan_rollcall(office, folder / RECIPIENTS), "init")
    if isinstance(office.registry, TinyRegistry):
        office.registry.close()  # an open file would keep Windows from moving the folder into place
