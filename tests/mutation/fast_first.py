"""A plugin of pytest for `make mutate`: the first test that fails tells a break, so that slow ones come last.

mutmut runs none that is very slow; what it then finds unnoticed is tried once more by all.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

STATS = Path("mutmut-stats.json")
"""What mutmut writes where it runs, once it has timed every test."""
SLOW = 1.5
"""Seconds."""
ALL = "TRAGUARDO_MUTATE_ALL"
"""The variable that is set where slow tests are to run too."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests in the order of the seconds that they take; where nobody has timed them they stay as they are."""
    timed = json.loads(STATS.read_text(encoding="utf-8"))["duration_by_test"] if STATS.exists() else {}
    seconds = {item: timed.get(item.nodeid, 0.0) for item in items}
    most = float("inf") if ALL in os.environ else SLOW
    items[:] = sorted((item for item in items if seconds[item] < most), key=seconds.__getitem__) or items[:1]
