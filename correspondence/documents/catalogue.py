"""The template catalogue: which form files there are, the office's own before those shipped."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from correspondence.errors import CorrespondenceError
from correspondence.language import say

SUFFIX = ".docx"


class NoTemplateError(CorrespondenceError):
    """No folder of the catalogue holds the template that was asked for."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(say("there is no template “{name}”; there are: {known}", name=name, known=", ".join(known)))
        self.name = name


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Folders of templates, looked through in order: a file in an earlier folder hides its namesake in a later one."""

    folders: Sequence[Path]

    def find(self, name: str) -> Path:
        """Return the file of the template called `name`, given as `external`, `external.docx` or a path.

        Raises:
            NoTemplateError: there is none.
        """
        file_name = name if name.endswith(SUFFIX) else name + SUFFIX
        # A name with a folder in it is a path and is looked for nowhere else.
        folders = self.folders if Path(name).name == name else (Path(),)
        for folder in folders:
            if (folder / file_name).is_file():
                return folder / file_name
        raise NoTemplateError(name, self.names())

    def names(self) -> list[str]:
        """Return the names of all templates, sorted, without their suffix."""
        found = (path for folder in self.folders if folder.is_dir() for path in folder.glob(f"*{SUFFIX}"))
        # Word keeps a hidden ~$ file beside every document that somebody has open.
        return sorted({path.stem for path in found if not path.name.startswith(("~$", "."))})
