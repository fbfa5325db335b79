"""docs/formato.md tells the format that the program reads, all of it and nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from data.format.describe import KINDS, describe_ente, describe_smvp, describe_tables
from data.format.keys import ENTE_TABLES, SMVP_TABLES
from data.format.tables import AVAILABILITY, CHANGES, TABLES, Kind
from scoring.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[3]
TEXT = (ROOT / "docs" / "formato.md").read_text(encoding="utf-8")
EXAMPLES = Path(__file__).parents[1] / "ente_finto"


@pytest.mark.parametrize("describe", [describe_tables, describe_ente, describe_smvp])
def test_every_table_is_in_it_as_the_code_has_it(describe: Callable[[], str]) -> None:
    assert describe() in TEXT, f"riportare in docs/formato.md ciò che scrive {describe.__name__}()"


def test_every_table_column_key_word_and_rule_is_in_it() -> None:
    names = {column.name for table in TABLES for column in table.columns}
    names |= {word for table in TABLES for column in table.columns for word in column.words}
    names |= {key.name for table in (*ENTE_TABLES, *SMVP_TABLES) for key in table.keys}
    names |= {word for table in (*ENTE_TABLES, *SMVP_TABLES) for key in table.keys for word in key.words}
    names |= {*AVAILABILITY, *CHANGES, *RULES}
    assert {name for name in names if f"`{name}`" not in TEXT} == set()
    assert {table.name for table in TABLES if f"### {table.name}.csv" not in TEXT} == set()
    assert {table.name for table in (*ENTE_TABLES, *SMVP_TABLES) if table.name not in TEXT} == set()


def test_every_kind_of_cell_is_explained() -> None:
    assert set(KINDS) == set(Kind)
    assert {kind for kind in KINDS.values() if not re.search(rf"^\| {kind} \| .+ \|$", TEXT, re.MULTILINE)} == set()


@pytest.mark.parametrize("name", ["ente.toml", "smvp.toml", "2024/targets.csv"])
def test_the_example_is_one_that_the_program_reads(name: str) -> None:
    assert (EXAMPLES / name).read_text(encoding="utf-8").strip() in TEXT
