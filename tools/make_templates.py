"""Write the shipped letter forms into `templates/`: run by `make templates`, compared by a test."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # a script's own folder is all that Python looks in

from tools.forms.envelope import C4, C5, DL, envelope  # noqa: E402  # behind the line above
from tools.forms.external import external  # noqa: E402  # same
from tools.forms.label import labels  # noqa: E402  # same
from tools.forms.memo import memo  # noqa: E402  # same
from tools.forms.package import Form, package  # noqa: E402  # same
from tools.forms.proclamation import announcement, order  # noqa: E402  # same
from tools.forms.register import register  # noqa: E402  # same
from tools.forms.report import report  # noqa: E402  # same
from tools.forms.roster import roster  # noqa: E402  # same
from tools.forms.stamped import stamped  # noqa: E402  # same
from tools.forms.status import status  # noqa: E402  # same

FORMS: dict[str, Callable[[], Form]] = {
    "external": external,
    "memo": memo,
    "stamped": stamped,
    "order": order,
    "announcement": announcement,
    "register": register,
    "envelope-c4": partial(envelope, C4),
    "envelope-c5": partial(envelope, C5),
    "envelope-dl": partial(envelope, DL),
    "labels": labels,
    "roster": roster,
    "status": status,
    "report": report,
}


def main(folder: Path) -> None:
    """Write every form into `folder`."""
    for name, form in FORMS.items():
        (folder / f"{name}.docx").write_bytes(package(form()))
        print(folder / f"{name}.docx")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "templates")
