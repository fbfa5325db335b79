"""The plans of an ente that documents and commands are made of, asked of the store once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.plan.records import Plan
    from data.store.store import Store


def plans_of(store: Store, place: tuple[str, int]) -> tuple[Plan, tuple[Plan, ...]]:
    """The plan of a year, and those of the ente's other years.

    Args:
        store: open.
        place: code of the ente, and year.

    Raises:
        DataError: the store has no such year.
    """
    ente, year = place
    plan = store.plan(ente, year)
    years = next((found.years for found in store.enti() if found.code == ente), ())
    return plan, tuple(store.plan(ente, each) for each in years if each != year)
