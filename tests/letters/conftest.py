"""The sample office's directory, as it is shipped."""

import csv
from pathlib import Path

import pytest

from correspondence.letters.directory import Directory
from correspondence.letters.recipient import Recipient
from correspondence.resources import share


@pytest.fixture(scope="session")
def phrae() -> Directory:
    path: Path = share() / "registry" / "sample" / "phrae" / "recipients.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return Directory(
            Recipient(
                id=row["รหัส"],
                kind=row["ประเภท"],
                name=row["ชื่อ"],
                short=row["ชื่อย่อ"],
                addressee=row["คำขึ้นต้น"],
                district=row["อำเภอ"],
                province=row["จังหวัด"],
                parent=row["สังกัด"],
                groups=tuple(row["กลุ่ม"].split(";")),
            )
            for row in csv.DictReader(file)
        )
