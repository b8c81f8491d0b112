"""Collect the English sentences of the code, keep the Thai ones beside them, and compile the catalogue.

`make messages` runs this; a test proves that nothing is left untranslated and that the compiled file is current.
"""

import ast
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import typer
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parent.parent / "correspondence"
THAI = PACKAGE / "locale" / "th" / "LC_MESSAGES" / "correspondence.po"
OURS = {"say", "translate", "_"}
TYPER_BUILT_IN = (
    # Typer writes these without gettext; `cli.shell` looks them up.
    "Show this message and exit.",
    "Install completion for the current shell.",
    "Show completion for the current shell, to copy it or customize the installation.",
)


def sentences() -> dict[str, list[tuple[str, int]]]:
    """Return every sentence with the places (file, line) that say it."""
    found: dict[str, list[tuple[str, int]]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for sentence, line in _calls(path, OURS):
            found.setdefault(sentence, []).append((path.relative_to(PACKAGE.parent).as_posix(), line))
    typer_package = Path(typer.__file__).parent
    for name in ("core.py", "rich_utils.py"):
        for sentence, _line in _calls(typer_package / name, {"_"}):
            found.setdefault(sentence, [])
    for sentence in TYPER_BUILT_IN:
        found.setdefault(sentence, [])
    return found


def _calls(path: Path, names: set[str]) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(sentence)), *_]) if name in names:
                yield sentence, node.lineno


def thai_catalog() -> Catalog:
    """Return the Thai catalogue as it stands in the tree."""
    with THAI.open("rb") as file:
        return read_po(file, locale="th")


def current_catalog() -> Catalog:
    """Return the catalogue of today's sentences with the Thai that is known; old sentences are dropped."""
    known = thai_catalog() if THAI.exists() else Catalog(locale="th")
    catalog = Catalog(locale="th", project="correspondence", fuzzy=False, header_comment="# Thai sentences of saraban.")
    for sentence, places in sorted(sentences().items()):
        old = known.get(sentence)
        # File names without line numbers: a moved line is no change of the catalogue.
        files = sorted({(file, 0) for file, _line in places})
        catalog.add(sentence, string=old.string if old else "", locations=files)
    return catalog


def compiled(catalog: Catalog) -> bytes:
    """Return the .mo bytes of a catalogue."""
    # The header would otherwise hold the time: the same sentences would never compile to the same bytes.
    catalog.creation_date = catalog.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    buffer = BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def main() -> int:
    """Write the .po and .mo files; exit 1 while a sentence has no Thai."""
    catalog = current_catalog()
    THAI.parent.mkdir(parents=True, exist_ok=True)
    with THAI.open("wb") as file:
        write_po(file, catalog, width=120, include_lineno=False, sort_output=True, omit_header=True)
    THAI.with_suffix(".mo").write_bytes(compiled(catalog))
    missing = [message.id for message in catalog if message.id and not message.string]
    for sentence in missing:
        print(f"no Thai for: {sentence}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
