"""The base of every error that this program raises on purpose.

Each error stands beside its cause, carries its facts and writes its own sentence; `cli.main` is the one place that
turns an error into a line on stderr and an exit code.
"""

from correspondence.language import Message


class CorrespondenceError(Exception):
    """A request that was refused or failed, said in one line to the user: what, where, and what to do."""

    exit_code = 1

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)
