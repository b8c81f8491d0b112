"""Workbooks made by hand, part by part, for what no honest Excel would write."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"


def sheet(rows: str, before: str = "") -> str:
    """Return a sheet of rows written as they stand in the file; `before` comes before its root."""
    return f"{before}<worksheet {_MAIN}><sheetData>{rows}</sheetData></worksheet>"


def strings(*texts: str) -> str:
    """Return the part of the texts that cells share."""
    return f"<sst {_MAIN}>{''.join(f'<si><t>{text}</t></si>' for text in texts)}</sst>"


def relations(*more: str) -> str:
    """Return what a workbook is related to: its sheet, its texts, and `more` as written."""
    own = (
        f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{own}{"".join(more)}</Relationships>'


def parts(rows: str = "") -> dict[str, str]:
    """Return the parts of a workbook with one sheet of rows, by their names."""
    book = f'<workbook {_MAIN} xmlns:r="{_OFFICE}"><sheets><sheet name="ก" sheetId="1" r:id="r1"/></sheets></workbook>'
    return {
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": book,
        RELATIONS: relations(),
        STRINGS: strings("เรื่อง"),
        SHEET: sheet(rows),
    }


def packed(content: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return the parts as the bytes of a workbook."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as package:
        for name, part in content.items():
            package.writestr(name, part)
    return buffer.getvalue()


def written(folder: Path, content: bytes, name: str = "ทะเบียน.xlsx") -> Path:
    """Write a workbook's bytes and return the file."""
    path = folder / name
    path.write_bytes(content)
    return path
