"""The sample office's directory, as it is shipped."""

import pytest

from benchmarks.replycases import directory_of_phrae
from correspondence.letters.directory import Directory


@pytest.fixture(scope="session")
def phrae() -> Directory:
    return directory_of_phrae()
