"""The base of every error that this program raises on purpose.

Each error stands beside its cause, carries its facts and writes its own sentence; `cli.main` is the one place that
turns an error into a line on stderr and an exit code.
"""

import errno

from correspondence.language import Message, say

_REASONS = {
    errno.ENOENT: say("there is no such file or folder"),
    errno.EACCES: say("you are not allowed to open it"),
    errno.EPERM: say("you are not allowed to change it"),
    errno.EISDIR: say("it is a folder"),
    errno.ENOTDIR: say("a part of its path is no folder"),
    errno.EEXIST: say("there is one already"),
    errno.ENOSPC: say("the disk is full"),
    errno.EROFS: say("the disk cannot be written to"),
    errno.EIO: say("the disk failed"),
    errno.ENAMETOOLONG: say("its name is too long"),
}


def disk_reason(error: OSError) -> Message | str:
    """Return why the system refused a file, in the user's language where the reason is a common one."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


class CorrespondenceError(Exception):
    """A request that was refused or failed, said in one line to the user: what, where, and what to do."""

    exit_code = 1

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)
