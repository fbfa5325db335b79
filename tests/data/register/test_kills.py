"""A kill at any moment: what was confirmed is there, what was not is not, and everything opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests import kills

if TYPE_CHECKING:
    from pathlib import Path

TURNS = 4
"""Kills of each kind of writer; ``benchmarks/bench_kills.py`` does two hundred in all."""


def test_a_kill_at_any_moment_of_any_writer_loses_nothing_that_was_confirmed(tmp_path: Path) -> None:
    kills.prepare(tmp_path)
    with kills.nursery(tmp_path, seed=2022) as nursery:
        for turn in range(TURNS):
            for kind in kills.KINDS:
                nursery.kill_one(kind, at_work=turn % 2 == 1)
                kills.check(tmp_path, kind)
    notes = (tmp_path / "fatto.txt").read_text(encoding="utf-8").split()
    assert {"modifica", "carico", "aggiornato", "copiato", "rimesso"} <= set(notes)
