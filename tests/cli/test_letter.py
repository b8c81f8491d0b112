"""The life of a letter at the command line: draft, issue, find, print, void."""

from pathlib import Path
from typing import Any

import pytest

from correspondence.letters.letter import Letter
from correspondence.office.reading import read_file
from correspondence.thai.numerals import to_thai

DRAFT = """
เรื่อง: ขอเชิญประชุม {subject}
เวียน: {circular}
เรียน: นายอำเภอ ทุกอำเภอ
ข้อความ: |
  ด้วยจังหวัดจะจัดประชุม

  จึงเรียนมาเพื่อทราบ
"""
TODAY = ["--date", "2559-07-22", "--reason", "ทดสอบ"]
PHRAE = "inbox/phrae-circular-3071.txt"


def _draft(office: Path, subject: str = "ประจำเดือน", *, circular: bool = True) -> Path:
    path = office / "drafts" / f"{subject}.yaml"
    path.write_text(DRAFT.format(subject=subject, circular="ใช่" if circular else "ไม่"), encoding="utf-8")
    return path


def test_the_phrae_letter_is_issued_anew_and_reads_back_the_same(saraban: Any, office: Path) -> None:
    saraban("number", "set-last", "3070", "--circular", "--year", "2559")
    draft = saraban("letter", "draft", PHRAE).out.strip()

    issued = saraban("letter", "issue", draft, *TODAY, "--json").json

    assert issued["number"]["key"] == "พร 0023.3/ว3071"
    document = office / issued["files"][0]
    assert _content(read_file(document).letter) == _content(read_file(office / PHRAE).letter)


def _content(letter: Letter) -> dict[str, object]:
    """Return what a letter says; its date was unclear, and the standard types telephones with Thai digits."""
    return {
        "number": letter.number and letter.number.key,
        "urgency": letter.urgency,
        "office": (letter.office, letter.address),
        "subject": letter.subject,
        "to": (letter.salutation, letter.addressees),
        "references": [(one.number and one.number.key, one.date and one.date.start) for one in letter.references],
        "body": letter.body,
        "closing": letter.closing,
        "signer": letter.signer,
        "owner": (letter.owner_unit, to_thai(letter.phone)),
    }


def test_numbers_follow_one_another_and_circulars_have_their_own(saraban: Any, office: Path) -> None:
    keys = [
        saraban("letter", "issue", _draft(office, subject, circular=circular), *TODAY, "--json").json["number"]["key"]
        for subject, circular in [("ก", True), ("ข", False), ("ค", True)]
    ]

    assert keys == ["พร 0023.3/ว1", "พร 0023.3/1", "พร 0023.3/ว2"]


def test_a_dry_run_shows_the_number_and_takes_nothing(saraban: Any, office: Path) -> None:
    shown = saraban("letter", "issue", _draft(office), *TODAY, "--dry-run", "--json").json

    assert shown["number"]["key"] == "พร 0023.3/ว1"
    assert saraban("letter", "list", "--json").json == []
    assert not list((office / "outbox").iterdir())


def test_the_same_letter_is_not_issued_twice_by_mistake(saraban: Any, office: Path) -> None:
    draft = _draft(office)
    first = saraban("letter", "issue", draft, *TODAY, "--json").json

    second = saraban("letter", "issue", draft, *TODAY, "--json")
    third = saraban("letter", "issue", draft, *TODAY, "--again", "--json")

    assert second.json["id"] == first["id"]
    assert "issued already" in second.err
    assert third.json["number"]["running"] == 2


@pytest.mark.parametrize("spelling", ["พร ๐๐๒๓.๓/ว ๑", "พร0023.3/ว1", "ว 1", "ว.๑", "1", "พร 0023.3 / ว ๑"])
def test_a_number_in_any_spelling_finds_the_letter(saraban: Any, office: Path, spelling: str) -> None:
    saraban("letter", "issue", _draft(office), *TODAY)

    assert saraban("letter", "show", spelling, "--json").json["number"]["key"] == "พร 0023.3/ว1"


def test_a_number_of_two_years_asks_which(saraban: Any, office: Path) -> None:
    saraban("letter", "issue", _draft(office), *TODAY)
    saraban("letter", "issue", _draft(office, "อื่น"), "--date", "2560-07-22", "--reason", "ทดสอบ")

    unclear = saraban("letter", "show", "ว 1")

    assert unclear.code == 1
    assert "2559" in unclear.err
    assert "2560" in unclear.err
    assert saraban("letter", "show", "ว 1", "--year", "2560", "--json").json["year"] == 2560


def test_a_void_letter_keeps_its_row_and_number(saraban: Any, office: Path) -> None:
    saraban("letter", "issue", _draft(office), *TODAY)

    shown = saraban("letter", "void", "ว 1", "--reason", "พิมพ์ผิด", "--json").json
    following = saraban("letter", "issue", _draft(office, "ใหม่"), *TODAY, "--json").json

    assert (shown["state"], shown["void_reason"]) == ("void", "พิมพ์ผิด")
    assert following["number"]["running"] == 2
    assert [row["state"] for row in saraban("letter", "list", "--json").json] == ["done", "void"]


def test_search_does_not_mind_digits_and_spaces(saraban: Any, office: Path) -> None:
    saraban("letter", "issue", _draft(office, "ปีงบประมาณ ๒๕๕๙"), *TODAY)

    assert len(saraban("letter", "search", "งบประมาณ2559", "--json").json) == 1
    assert saraban("letter", "search", "ไม่มีคำนี้", "--json").json == []


def test_a_document_that_was_lost_is_printed_again_the_same(saraban: Any, office: Path) -> None:
    issued = saraban("letter", "issue", _draft(office), *TODAY, "--json").json
    document = office / issued["files"][0]
    content = document.read_bytes()
    document.unlink()

    saraban("letter", "print", "ว 1")

    assert document.read_bytes() == content


def test_a_broken_template_is_found_before_a_number_is_taken(saraban: Any, office: Path) -> None:
    (office / "templates" / "external.docx").write_bytes(b"not a document")

    refused = saraban("letter", "issue", _draft(office), *TODAY)

    assert refused.code == 1
    assert "external.docx" in refused.err
    assert saraban("letter", "list", "--json").json == []


def test_an_incomplete_draft_is_refused_with_what_it_lacks(saraban: Any, office: Path) -> None:
    (office / "drafts" / "x.yaml").write_text("เรื่อง: ก\n", encoding="utf-8")

    refused = saraban("letter", "issue", "drafts/x.yaml")

    assert refused.code == 1
    assert "addressees, text" in refused.err


def test_a_letter_of_an_earlier_day_needs_a_reason_and_is_flagged(saraban: Any, office: Path) -> None:
    refused = saraban("letter", "issue", _draft(office), "--date", "2559-07-22")
    flagged = saraban("letter", "issue", _draft(office), *TODAY, "--json").json

    assert refused.code == 1
    assert "reason" in refused.err
    assert flagged["back_dated"] == "ทดสอบ"


def test_a_chain_of_letters_is_drawn_as_a_tree(saraban: Any, office: Path) -> None:
    saraban("letter", "issue", _draft(office, "เรื่องแรก"), *TODAY)
    answer = _draft(office, "เรื่องตอบ", circular=False)
    cited = "อ้างถึง: หนังสือจังหวัดแพร่ ที่ พร ๐๐๒๓.๓/ว ๑ ลงวันที่ ๒๒ กรกฎาคม ๒๕๕๙\n"
    answer.write_text(answer.read_text(encoding="utf-8") + cited, encoding="utf-8")
    saraban("letter", "issue", answer, *TODAY)

    [tree] = saraban("letter", "thread", "พร 0023.3/1", "--json").json
    shown = saraban("letter", "show", "ว 1", "--json").json

    assert tree["number"]["key"] == "พร 0023.3/ว1"
    assert [one["number"]["key"] for one in tree["answers"]] == ["พร 0023.3/1"]
    assert len(shown["cited_by"]) == 1
    assert "└─" in saraban("letter", "thread", "ว 1").out


@pytest.mark.usefixtures("office")
def test_a_received_letter_gets_its_number_and_stamp_once(saraban: Any) -> None:
    first = saraban("receive", PHRAE, "--from", "จังหวัดแพร่", "--json").json
    again = saraban("receive", PHRAE, "--from", "จังหวัดแพร่", "--json")

    assert (first["direction"], first["running"]) == ("received", 1)
    assert first["stamp"][1] == "เลขรับ ๑"
    assert again.json["id"] == first["id"]
    assert "registered already" in again.err


def test_an_office_that_has_not_said_its_code_is_told_so(saraban: Any, tmp_path: Path) -> None:
    saraban("init", tmp_path / "new")
    (tmp_path / "x.yaml").write_text(DRAFT.format(subject="ก", circular="ใช่"), encoding="utf-8")

    refused = saraban("-C", tmp_path / "new", "letter", "issue", tmp_path / "x.yaml")

    assert refused.code == 1
    assert "office.code" in refused.err


def test_a_secret_letter_stands_in_its_own_book_and_no_open_list(saraban: Any, office: Path) -> None:
    draft = _draft(office, "เรื่องลับ")
    draft.write_text(draft.read_text(encoding="utf-8") + "ชั้นความลับ: ลับ\n", encoding="utf-8")

    issued = saraban("letter", "issue", draft, *TODAY, "--json").json
    open_one = saraban("letter", "issue", _draft(office), *TODAY, "--json").json

    assert (issued["number"]["running"], open_one["number"]["running"]) == (1, 1)
    assert [row["subject"] for row in saraban("letter", "list", "--json").json] == ["ขอเชิญประชุม ประจำเดือน"]
    assert saraban("letter", "search", "ลับ", "--json").json == []
    assert [row["subject"] for row in saraban("--secret", "letter", "list", "--json").json] == ["ขอเชิญประชุม เรื่องลับ"]
    assert saraban("--secret", "letter", "show", "ว 1", "--json").json["id"] == issued["id"]
    assert saraban("registry", "verify").code == 0


@pytest.mark.usefixtures("office")
def test_what_was_done_with_a_received_letter_is_written_on_its_row(saraban: Any) -> None:
    saraban("receive", PHRAE, "--from", "จังหวัดแพร่")

    shown = saraban("letter", "note", "1", "--received", "--action", "มอบกลุ่มงานส่งเสริม", "--json").json

    assert shown["action"] == "มอบกลุ่มงานส่งเสริม"
    assert saraban("letter", "list", "--received", "--json").json[0]["action"] == "มอบกลุ่มงานส่งเสริม"


def test_a_file_kept_with_a_letter_is_proven_by_verify(saraban: Any, office: Path) -> None:
    saraban("letter", "issue", _draft(office), *TODAY)
    (office / "สแกน.pdf").write_bytes(b"scan")

    kept = saraban("letter", "attach", "ว 1", "สแกน.pdf")
    whole = saraban("registry", "verify").code
    stored = next(path for path in (office / "registry").rglob("*") if path.is_file() and path.read_bytes() == b"scan")
    stored.write_bytes(b"Scan")

    assert kept.code == 0
    assert (whole, saraban("registry", "verify").code) == (0, 1)


def test_an_order_and_an_announcement_of_the_same_number_have_documents_of_their_own(
    saraban: Any, office: Path
) -> None:
    files = []
    for kind in ("คำสั่ง", "ประกาศ"):
        path = office / "drafts" / f"{kind}.yaml"
        path.write_text(f"ประเภท: {kind}\nส่วนราชการ: จังหวัดแพร่\nเรื่อง: ก\nข้อความ: ด้วยเห็นสมควร\n", encoding="utf-8")
        issued = saraban("letter", "issue", path, *TODAY, "--json").json
        assert issued["number"]["key"] == "1/2559"
        files += issued["files"]

    assert len(set(files)) == 2
