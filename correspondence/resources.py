"""Where the shipped files are: beside the package in a wheel, at the top of the tree in a checkout."""

from functools import cache
from pathlib import Path


@cache
def share() -> Path:
    """Return the folder that holds the shipped `templates/` and `registry/`."""
    package = Path(__file__).parent
    installed = package / "share"
    return installed if installed.is_dir() else package.parent
