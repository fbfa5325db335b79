"""How often a property of scoring is tried: some dozens of examples while one writes, a thousand in CI."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

IN_CI = bool(os.environ.get("CI"))


def tried(examples: int) -> settings:
    """The settings of a property that is tried on so many examples here; in CI on a thousand."""
    return settings(
        max_examples=1_000 if IN_CI else examples,
        deadline=None,
        suppress_health_check=[
            HealthCheck.filter_too_much,
            HealthCheck.too_slow,
            HealthCheck.function_scoped_fixture,
        ],
    )
