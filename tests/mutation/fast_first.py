"""A plugin of pytest for mutmut's runs: the first test that fails tells a break, so that slow ones come last."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

STATS = Path("mutmut-stats.json")
"""What mutmut writes where it runs, once it has timed every test."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests in the order of the seconds that they take; where nobody has timed them they stay as they are."""
    seconds = json.loads(STATS.read_text(encoding="utf-8"))["duration_by_test"] if STATS.exists() else {}
    items.sort(key=lambda item: seconds.get(item.nodeid, 0.0))
