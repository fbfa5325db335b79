"""How often a property of scoring is tried: dozens of times while one writes, a thousand in CI, few on a break."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

IN_CI = bool(os.environ.get("CI"))


def tried(examples: int, *, slow: bool = False) -> settings:
    """The settings of a property that is tried on so many examples here, and on a thousand in CI.

    A slow one asks a tree its question many times over for one example: a thousand of each would be half an hour.
    On broken code as many as the profile of `make mutate` says: every break asks all the properties again.
    """
    in_ci = max(examples, 100) if slow else 1_000
    asked = in_ci if IN_CI else examples
    breaking = settings.get_current_profile_name() == "mutation"
    return settings(
        max_examples=min(asked, settings.default.max_examples) if breaking else asked,
        deadline=None,
        suppress_health_check=[
            HealthCheck.filter_too_much,
            HealthCheck.too_slow,
            HealthCheck.function_scoped_fixture,
        ],
    )
