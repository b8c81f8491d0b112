"""Files that belong to rows (scans, replies), each stored once under the hash of its content.

`attachments/ab/abcdef….bin`; the name that the clerk knew stands in the register. A file is durable before the row that
names it is.
"""

import hashlib
from pathlib import Path

from correspondence.language import say
from correspondence.registry.disk import Disk, WriteFailedError
from correspondence.registry.lines import DamagedRegistryError


class Vault:
    """The attachments of a registry folder."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        self.folder = folder
        self._disk = disk

    def path(self, sha256: str) -> Path:
        """Return where a content is stored."""
        return self.folder / sha256[:2] / f"{sha256}.bin"

    def keep(self, content: bytes | Path) -> tuple[str, int]:
        """Store a content and return its SHA-256 in hexadecimal and its size in bytes.

        Raises:
            WriteFailedError: the disk refused, or the file cannot be read.
        """
        try:
            data = content if isinstance(content, bytes) else content.read_bytes()
        except OSError as error:
            raise WriteFailedError(Path(str(content)), error) from error
        sha256 = hashlib.sha256(data).hexdigest()
        if not self.proven(sha256):
            try:
                self._disk.write_whole(self.path(sha256), data)
            except OSError as error:
                raise WriteFailedError(self.path(sha256), error) from error
        return sha256, len(data)

    def content(self, sha256: str) -> bytes:
        """Return a stored content.

        Raises:
            DamagedRegistryError: it is missing or is not what was stored.
        """
        path = self.path(sha256)
        data = path.read_bytes() if path.is_file() else b""
        if hashlib.sha256(data).hexdigest() != sha256:
            raise DamagedRegistryError(str(path), say("the attached file is missing or was changed"))
        return data

    def proven(self, sha256: str) -> bool:
        """Return whether the content is there and is what was stored."""
        try:
            self.content(sha256)
        except DamagedRegistryError:
            return False
        return True
