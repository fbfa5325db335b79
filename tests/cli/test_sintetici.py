"""«traguardo sintetici»: enti that do not exist, always apart."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from data.store import place
from data.store.files import numbered_files
from tests.cli.commands import Run, rows_of

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_synthetic_enti_are_made_apart_and_say_what_they_are_everywhere(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "s"
    made = run("sintetici", "--enti", "2", "--anni", "2", store=store)
    assert (made.code, made.err) == (0, "")
    assert made.out == (
        f"2 enti sintetici, 2022–2023, seme 1: creati in {store}.\nPer aprirli: traguardo run --archivio {store}\n"
    )
    assert "già presenti e uguali" in run("sintetici", "--enti", "2", "--anni", "2", store=store).out
    assert run("enti", store=store).out.splitlines() == [
        f"sintetico-0{n}\t2022, 2023\tEnte sintetico 0{n} (dati sintetici)\tdati sintetici" for n in (1, 2)
    ]
    words = ("score", "--ente", "sintetico-02", "--anno", "2023")
    assert {row["mark"] for row in rows_of(run(*words, store=store).out)} == {"dati sintetici"}
    assert {row["mark"] for row in json.loads(run(*words, "--formato", "json", store=store).out)} == {"dati sintetici"}
    out = tmp_path / "fuori"
    assert run("export", *words[1:], "--dove", str(out), store=store).code == 0
    settings = (out / "ente.toml").read_text(encoding="utf-8")
    assert 'name = "Ente sintetico 02 (dati sintetici)"' in settings
    assert "synthetic = true" in settings


def test_synthetic_enti_are_refused_among_real_ones_and_in_the_default_store(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, finto: Path
) -> None:
    store = tmp_path / "s"
    run("import", str(finto), store=store)
    before = {path.name: path.read_bytes() for path in numbered_files(store)}
    ran = run("sintetici", "--enti", "1", "--anni", "1", store=store)
    assert (ran.code, ran.out) == (1, "")
    assert "contiene enti veri (comune_finto, riviere, torino)" in ran.err
    assert {path.name: path.read_bytes() for path in numbered_files(store)} == before
    monkeypatch.setenv("TRAGUARDO_STORE", str(tmp_path / "mio"))
    for where in (place.DEFAULT, tmp_path / "mio"):
        assert "è quella dei dati veri" in run("sintetici", "--enti", "1", store=where).err
        assert not where.exists()


def test_an_ente_of_a_wanted_size_is_added_and_half_a_size_is_refused(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "s"
    words = ("sintetici", "--enti", "1", "--anni", "1", "--nodi", "120")
    assert "«--indicatori»" in run(*words, store=store).err
    assert not store.exists()
    made = run(*words, "--indicatori", "300", store=store)
    assert made.out.startswith("1 ente sintetico e uno grande (120 nodi, 300 indicatori), 2023, seme 1: creati")
    assert run("enti", store=store).out.splitlines()[1].startswith("sintetico-grande\t2023\t")
