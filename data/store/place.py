"""Where the store is, when nobody says otherwise."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "TRAGUARDO_STORE"
DEFAULT = Path(__file__).parents[2] / ".traguardo"

SYNTHETIC = DEFAULT.with_name(".traguardo-sintetici")
"""Where the synthetic enti are, when nobody says otherwise: never among real ones."""


def default_directory() -> Path:
    """The directory that the environment names, else ``.traguardo`` beside the program."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else DEFAULT
