"""What the processes that are timed run in: like those of a user, with compiled modules and English words."""

import os

AROUND = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
    "SARABAN_LANG": "en"
}
"""Their environment."""
