"""Whole processes as a user starts them: with compiled modules, and English words; and what is said of their times."""

import os
import statistics
from collections.abc import Sequence

AROUND = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
    "SARABAN_LANG": "en"
}
"""Their environment."""


def beside(runs: Sequence[dict[str, float]], first: str) -> dict[str, dict[str, float]]:
    """Return for each work its median, and its ratio to the first of the same round with its smallest and largest.

    Args:
        runs: a round each, the time of every work by its name.
        first: the work that the others are compared with.
    """
    ratios = {name: [one[name] / one[first] for one in runs] for name in runs[0]}
    return {
        name: {
            "median": statistics.median(one[name] for one in runs),
            "ratio": round(statistics.median(each), 2),
            "smallest": round(min(each), 2),
            "largest": round(max(each), 2),
        }
        for name, each in ratios.items()
    }
