"""Synthetic enti: the same for the same seed, good by the checks of real ones, and never among them."""

from __future__ import annotations

import csv
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from data.format.canonical import as_first, files_of, fingerprint
from data.format.folder import read_folder
from data.plan.series import all_series
from data.plan.sheets import sheets
from data.published.export import export
from data.store import place
from data.store.errors import NotForSyntheticError
from data.store.files import numbered_files
from data.store.shipped import add_shipped, is_synthetic
from data.store.store import Store, newest_loads
from data.synthetic import catalogue
from data.synthetic.catalogue import CLUSTERS, FIRMS, OWN, THEMES
from data.synthetic.enti import synthetic_ente, write_synthetic
from scoring.basis import Basis
from scoring.scored import score_sheet
from tests.scoring.shipped import golden

if TYPE_CHECKING:
    from data.format.parse import Rows

ENTI, YEARS, SEED = 10, 3, 7


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of a few synthetic enti. For reading only."""
    made = tmp_path_factory.mktemp("sintetici")
    write_synthetic(made, ENTI, YEARS, SEED)
    return made


def test_the_same_command_twice_gives_the_same_store(directory: Path, tmp_path: Path) -> None:
    assert write_synthetic(tmp_path, ENTI, YEARS, SEED)
    assert newest_loads(tmp_path) == newest_loads(directory)
    assert not write_synthetic(tmp_path, ENTI, YEARS, SEED)
    assert len(numbered_files(tmp_path)) == 1


def test_every_indicator_of_the_catalogue_has_a_theme_or_is_of_the_entis_own() -> None:
    told = [template for theme in THEMES for template in theme.common]
    with (Path(catalogue.__file__).parent / "indicators.csv").open(encoding="utf-8", newline="") as lines:
        names = [row["name"] for row in csv.DictReader(lines)]
    assert [template.name for template in (*told, *OWN)] == names
    assert all(template.code for template in told)
    assert not any(template.code for template in OWN)
    per_firm = [t.denominator for t in told if "imprese attive" in t.algorithm]
    assert per_firm == [FIRMS, FIRMS]


def test_another_command_replaces_what_was_there(tmp_path: Path) -> None:
    write_synthetic(tmp_path, 3, 1, SEED)
    first = newest_loads(tmp_path)
    assert write_synthetic(tmp_path, 2, 1, SEED)
    assert newest_loads(tmp_path) == first[:2]
    assert write_synthetic(tmp_path, 2, 1, SEED + 1)
    assert {load.fingerprint for load in newest_loads(tmp_path)}.isdisjoint(load.fingerprint for load in first)


def test_an_ente_is_what_it_is_however_many_others_there_are() -> None:
    assert synthetic_ente(2, 2, SEED) == synthetic_ente(2, 2, SEED)
    assert synthetic_ente(2, 2, SEED).years != synthetic_ente(3, 2, SEED).years


KNOWN = {
    1: "27b2125e5250bee8",
    2: "d9b8231a2e8cd7bf",
    3: "be25d69775169aad",
    4: "b75b0f30247523b6",
    5: "e53aa1f3d28799f7",
    6: "aca9f5c411dc3e79",
}
"""The first signs of the fingerprint of each ente's files, ten years from seed 7: of every size and of both rules."""


@pytest.mark.parametrize("number", KNOWN)
def test_a_seed_gives_in_every_version_what_it_gave_in_the_first(number: int) -> None:
    made = synthetic_ente(number, 10, SEED)
    files: dict[str, bytes] = {}
    for year in made.years:
        files |= files_of(year.year, made.documents, {name: as_first(rows) for name, rows in year.tables.items()})
    assert fingerprint(files)[:16] == KNOWN[number]


def test_every_ente_passes_the_checks_of_a_real_one_and_comes_back_from_an_export(
    directory: Path, tmp_path: Path
) -> None:
    with Store.open(directory) as store:
        for ente in store.enti():
            for year in ente.years:
                out = tmp_path / ente.code / str(year)
                export(store.tables(ente.code, year), out)
                reading = read_folder(out)
                assert reading.folder is not None, reading.problems[:3]
                assert reading.folder.ente.synthetic
                assert reading.folder.years[0].tables == store.tables(ente.code, year).tables


def test_every_ente_says_that_it_does_not_exist_and_has_a_size_class(directory: Path) -> None:
    with Store.open(directory) as store:
        enti = store.enti()
        assert [ente.code for ente in enti] == [f"sintetico-{n:02}" for n in range(1, ENTI + 1)]
        assert all("(dati sintetici)" in ente.name and ente.is_synthetic for ente in enti)
        assert {ente.cluster for ente in enti} <= set(CLUSTERS)
        assert all(value.is_synthetic for value in store.common_values())


def test_both_rules_of_the_real_documents_are_met_and_results_are_plausible(directory: Path) -> None:
    with Store.open(directory) as store:
        plans = [store.plan(ente.code, 2023) for ente in store.enti()]
    assert {plan.policy.rule for plan in plans} == {"soglia_lineare", "proporzionale"}
    for plan in plans:
        for sheet in sheets(plan, Basis()):
            score = score_sheet(sheet, plan.policy).root.score
            assert score is not None
            assert 20 < score <= 100


def test_every_ente_has_the_fourteen_common_indicators(directory: Path) -> None:
    with Store.open(directory) as store:
        plans = [store.plan(ente.code, 2023) for ente in store.enti()]
    codes = sorted(row["torino_code"] for row in golden("reference/riviere_torino_crosswalk"))
    for plan in plans:
        assert sorted(row.common_code for row in plan.measures if row.common_code) == codes


def test_the_data_have_what_real_data_have(directory: Path) -> None:
    found: dict[str, list[Rows]] = {}
    with Store.open(directory) as store:
        for ente in store.enti():
            for year in ente.years:
                for name, rows in store.tables(ente.code, year).tables.items():
                    found.setdefault(name, []).append(rows)

    def words(table: str, column: str) -> set[str]:
        return {cells[column] for rows in found[table] for _, cells in rows.records()}

    assert {"value", "non ancora disponibile", "ND"} <= words("actuals", "availability") | words(
        "history", "availability"
    )
    assert len(words("history", "availability")) >= 4
    assert {"target_raised", "target_lowered"} <= words("targets", "change")
    assert {"1", "2"} == words("targets", "version")
    assert words("breaks", "kind") == {"method"}
    assert any(words("actuals", "numerator"))
    assert any(rows.present for rows in found["soglie"])
    assert not all(rows.present for rows in found["soglie"])


def test_the_staff_of_every_ente_is_the_sum_of_its_categories(directory: Path) -> None:
    with Store.open(directory) as store:
        for ente in store.enti():
            for year in ente.years:
                told = store.plan(ente.code, year).context
                whole, *parts = (row.value.value for row in told if row.topic == "Personale")
                assert (len(parts), sum(parts)) == (4, whole)
                assert min(parts) >= 1
                assert [row.year for row in told if row.topic == "Imprese"] == [year - 1, year]


def test_two_documents_tell_the_same_firms_of_the_year_that_both_tell(directory: Path) -> None:
    with Store.open(directory) as store:
        before, after = (store.plan("sintetico-01", year).context for year in (2022, 2023))
    (one,) = [row for row in before if (row.item, row.year) == ("Imprese attive", 2022)]
    (other,) = [row for row in after if (row.item, row.year) == ("Imprese attive", 2022)]
    assert one == other


def test_the_years_of_an_ente_make_series(directory: Path) -> None:
    with Store.open(directory) as store:
        *before, last = (store.plan("sintetico-01", year) for year in (2021, 2022, 2023))
    series = all_series(last, before)
    common = [found for key, found in series.items() if key.indicator_code == "EC27"]
    assert [value.year for value in common[0].values] == [2018, 2019, 2020, 2021, 2022, 2023]
    for found in series.values():
        for value in found.superseded:
            same = next(v for v in found.values if v.year == value.year)
            assert value.value is None or value.value == same.value


def test_a_place_with_real_enti_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    add_shipped(tmp_path)
    before = [(path.name, path.read_bytes()) for path in numbered_files(tmp_path)]
    with pytest.raises(NotForSyntheticError, match=r"contiene enti veri \(riviere, torino\)") as caught:
        write_synthetic(tmp_path, 1, 1, SEED)
    assert caught.value.directory == tmp_path
    assert [(path.name, path.read_bytes()) for path in numbered_files(tmp_path)] == before


def test_the_default_store_is_refused_even_when_it_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.store.place.DEFAULT", tmp_path / "solito")
    monkeypatch.setenv(place.VARIABLE, str(tmp_path / "nominato"))
    for name in ("solito", "nominato"):
        with pytest.raises(NotForSyntheticError, match="è quella dei dati veri") as caught:
            write_synthetic(tmp_path / name, 1, 1, SEED)
        assert caught.value.directory == tmp_path / name
        assert not (tmp_path / name).exists()
    # A store of synthetic enti may be the one that is being shown.
    write_synthetic(tmp_path / "s", 1, 1, SEED)
    monkeypatch.setenv(place.VARIABLE, str(tmp_path / "s"))
    assert write_synthetic(tmp_path / "s", 2, 1, SEED)


def test_shipped_data_do_not_enter_a_synthetic_store(tmp_path: Path) -> None:
    write_synthetic(tmp_path, 1, 1, SEED)
    assert is_synthetic(tmp_path)
    assert add_shipped(tmp_path) == ()
    assert [load.ente for load in newest_loads(tmp_path)] == ["sintetico-01"]
    assert len(numbered_files(tmp_path)) == 1


def test_a_place_without_a_store_is_not_synthetic(tmp_path: Path) -> None:
    assert not is_synthetic(tmp_path / "nulla")


def test_listing_enti_and_common_values_is_fast(directory: Path) -> None:
    def once() -> float:
        start = time.process_time()
        with Store.open(directory) as store:
            store.enti()
            store.common_values()
        return time.process_time() - start

    assert min(once() for _ in range(3)) < 0.5
