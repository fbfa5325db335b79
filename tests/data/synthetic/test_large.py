"""A synthetic ente of any size: as large as asked, the same for the same seed, good by the checks of real ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from data.format.folder import read_folder
from data.published.export import export
from data.store.store import Store
from data.synthetic.enti import LARGE_CODE, large_ente, write_synthetic
from data.synthetic.large import Size

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("nodes", "indicators"), [(1, 1), (20, 7), (61, 150), (300, 1_000)])
def test_a_large_ente_has_as_many_nodes_and_indicators_as_are_asked(nodes: int, indicators: int) -> None:
    (year,) = large_ente(1, 1, Size(nodes, indicators)).years
    assert len(year.tables["nodes"].cells) == nodes
    assert len(year.tables["actuals"].cells) == indicators


def test_a_seed_gives_the_same_large_ente_and_another_another() -> None:
    size = Size(61, 150)
    assert large_ente(2, 1, size) == large_ente(2, 1, size)
    assert large_ente(2, 1, size).years != large_ente(2, 2, size).years


def test_a_large_ente_beside_others_passes_the_checks_of_a_real_one(tmp_path: Path) -> None:
    assert write_synthetic(tmp_path / "s", 1, 2, 1, Size(61, 150))
    assert not write_synthetic(tmp_path / "s", 1, 2, 1, Size(61, 150))
    with Store.open(tmp_path / "s") as store:
        assert [each.code for each in store.enti()] == ["sintetico-01", LARGE_CODE]
        export(store.tables(LARGE_CODE, 2023), tmp_path / "fuori")
        read = read_folder(tmp_path / "fuori")
        assert read.folder is not None, read.problems[:3]
        assert read.folder.years[0].tables == store.tables(LARGE_CODE, 2023).tables
