"""Compiled forms are kept between commands, and never trusted unless they are the user's own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from correspondence.documents import kept, tags
from correspondence.documents.gate import render
from correspondence.documents.template import TemplateError

Make = Callable[..., Path]
FIELDS = {"subject": "ขอ <เชิญ> & “ประชุม”\nวันพุธ"}
folder_of = kept.folder_of
on_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows shows neither owner nor mode")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "cache" / "saraban" / "programs"
    monkeypatch.setattr(kept, "folder_of", lambda: place)
    return place


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The parts that were compiled."""
    seen: list[bytes] = []
    compiler = tags.program_source

    def counted(part: bytes) -> str:
        seen.append(part)
        return compiler(part)

    monkeypatch.setattr(tags, "program_source", counted)
    return seen


def test_the_same_form_is_compiled_once_and_prints_the_same(template: Make, compiled: list[bytes]) -> None:
    form = template("{{ subject }}", header="{{ subject }}")
    first = render(form, FIELDS)
    assert len(compiled) == 2

    assert render(form, FIELDS) == first
    assert len(compiled) == 2


def test_a_changed_form_is_compiled_anew(template: Make, compiled: list[bytes]) -> None:
    before = render(template("{{ subject }}"), FIELDS)
    after = render(template("เรื่อง {{ subject }}"), FIELDS)

    assert before != after
    assert len(compiled) == 2


def test_what_a_kept_form_lacks_is_named_with_its_paragraph(template: Make) -> None:
    form = template("ก", "เรื่อง {{ subject }}")
    render(form, FIELDS)

    with pytest.raises(TemplateError, match="subject") as caught:
        render(form, {})
    assert caught.value.place == "เรื่อง {{ subject }}"


def test_a_broken_form_is_refused_every_time(template: Make, folder: Path) -> None:
    form = template("{% if subject %}")
    for _ in range(2):
        with pytest.raises(TemplateError):
            render(form, FIELDS)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("garbage", [b"", b"x" * 31, b"x" * 500])
def test_garbage_is_ignored_and_written_anew(
    template: Make, folder: Path, compiled: list[bytes], garbage: bytes
) -> None:
    form = template("{{ subject }}")
    first = render(form, FIELDS)
    (file,) = folder.iterdir()
    whole = file.read_bytes()
    file.write_bytes(garbage)

    assert render(form, FIELDS) == first
    assert len(compiled) == 2
    assert file.read_bytes() == whole


@pytest.mark.parametrize("place", [0, 40, -1])
def test_a_damaged_byte_is_noticed(template: Make, folder: Path, compiled: list[bytes], place: int) -> None:
    form = template("{{ subject }}")
    first = render(form, FIELDS)
    (file,) = folder.iterdir()
    data = bytearray(file.read_bytes())
    data[place] ^= 1
    file.write_bytes(data)

    assert render(form, FIELDS) == first
    assert len(compiled) == 2


@on_posix
def test_the_folder_is_the_user_s_alone(template: Make, folder: Path) -> None:
    render(template("{{ subject }}"), FIELDS)

    assert folder.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}


@on_posix
@pytest.mark.parametrize("mode", [0o770, 0o702, 0o755])
def test_a_folder_that_others_can_enter_is_not_used(
    template: Make, folder: Path, compiled: list[bytes], mode: int
) -> None:
    form = template("{{ subject }}")
    first = render(form, FIELDS)
    (file,) = folder.iterdir()
    folder.chmod(mode)
    before = file.stat().st_mtime_ns

    assert render(form, FIELDS) == first
    assert len(compiled) == 2
    assert [(entry, entry.stat().st_mtime_ns) for entry in folder.iterdir()] == [(file, before)]


@on_posix
def test_a_file_that_others_may_write_is_written_anew(template: Make, folder: Path, compiled: list[bytes]) -> None:
    form = template("{{ subject }}")
    render(form, FIELDS)
    (file,) = folder.iterdir()
    file.chmod(0o666)

    render(form, FIELDS)

    assert len(compiled) == 2
    assert file.stat().st_mode & 0o777 == 0o600


@on_posix
def test_a_file_or_folder_of_somebody_else_is_not_used(
    template: Make, compiled: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    form = template("{{ subject }}")
    first = render(form, FIELDS)
    somebody = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: somebody)

    assert render(form, FIELDS) == first
    assert len(compiled) == 2


@on_posix
def test_links_are_not_followed(template: Make, folder: Path, compiled: list[bytes], tmp_path: Path) -> None:
    form = template("{{ subject }}")
    first = render(form, FIELDS)
    real = folder.rename(tmp_path / "elsewhere")
    folder.symlink_to(real)

    assert render(form, FIELDS) == first
    assert len(compiled) == 2


def test_a_cache_that_is_no_folder_costs_nothing_but_time(template: Make, folder: Path) -> None:
    folder.parent.parent.write_text("a file where the folder should be")

    assert render(template("{{ subject }}"), FIELDS)


def test_a_user_without_a_cache_is_served(template: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "folder_of", lambda: None)

    assert render(template("{{ subject }}"), FIELDS)


def test_a_home_that_is_not_there_is_not_made(template: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "nonexistent"
    monkeypatch.setattr(kept, "folder_of", lambda: home / ".cache" / "saraban" / "programs")

    assert render(template("{{ subject }}"), FIELDS)
    assert not home.exists()


def test_only_so_many_are_kept(template: Make, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_KEPT", 3)
    for number in range(6):
        render(template(f"{number} {{{{ subject }}}}"), FIELDS)

    assert len(list(folder.iterdir())) == 3


def test_the_folder_is_in_the_user_s_cache(tmp_path: Path) -> None:
    assert folder_of({"XDG_CACHE_HOME": str(tmp_path)}) == tmp_path / "saraban" / "programs"
    assert folder_of({"LOCALAPPDATA": str(tmp_path)}) == tmp_path / "saraban" / "programs"
    assert folder_of({"XDG_CACHE_HOME": "nearby"}) is None


def test_a_second_process_loads_no_compiler(template: Make, tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from correspondence.documents.gate import render\n"
        "render(Path(sys.argv[1]), {'subject': 'ก'}); print('docxtpl' in sys.modules)"
    )
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "other")}
    form = template("{{ subject }}")
    answers = [
        subprocess.run([sys.executable, "-c", program, form], capture_output=True, text=True, check=True,
                       env=environment).stdout.strip()
        for _ in range(2)
    ]  # fmt: skip
    assert answers == ["True", "False"]
