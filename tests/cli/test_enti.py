"""«traguardo enti»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli.main import main
from data.store.files import numbered_files

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.cli.commands import Run


def test_enti_lists_code_years_name_and_origin(run: Run) -> None:
    ran = run("enti")
    assert ran.code == 0
    assert ran.out.splitlines()[1] == (
        "torino\t2022\tCamera di commercio industria artigianato e agricoltura di Torino\tfornito con il programma"
    )


def test_a_command_that_reads_builds_the_store_where_there_is_none(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("enti", store=tmp_path / "nuovo").out.count("\n") == 2
    monkeypatch.setenv("TRAGUARDO_STORE", str(tmp_path / "altro"))
    assert main(["enti"]) == 0
    assert len(numbered_files(tmp_path / "altro")) == 1
