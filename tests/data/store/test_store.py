"""The store: what it answers, and that it never answers half of anything."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest

from data.format.canonical import fingerprint_of
from data.format.folder import read_folder
from data.format.plan import build_plan
from data.format.tables import TABLES
from data.store.errors import (
    BadDataError,
    StoreDamagedError,
    StoreLockedError,
    StoreMissingError,
    UnknownEnteError,
    UnknownYearError,
)
from data.store.files import connect_for_writing, numbered_files
from data.store.provenance import Provenance
from data.store.shipped import SHIPPED, add_shipped, open_store
from data.store.store import NewestLoad, Store, newest_loads
from data.store.writer import Loaded, add_folders
from scoring.model import Quantity

if TYPE_CHECKING:
    from data.format.year_reading import EnteFolder

ROOT = Path(__file__).parents[3]
YEARS = [("torino", 2022), ("riviere", 2023)]


def good(folder: Path) -> EnteFolder:
    reading = read_folder(folder)
    assert reading.folder is not None, reading.problems
    return reading.folder


def load(directory: Path, folder: Path, by: str | None = "prova") -> tuple[Loaded, ...]:
    at = datetime(2024, 5, 1, 12, 0) if by else None  # noqa: DTZ001 - the store keeps UTC without a zone
    return add_folders(directory, [(good(folder), Provenance(str(folder), at, by))])


def everything(directory: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of the current file."""
    names = ["migration", "load", "document", *(table.name for table in TABLES)]
    with duckdb.connect(str(numbered_files(directory)[-1]), read_only=True) as con:
        return {name: con.table(name).order("ALL").fetchall() for name in names}


@pytest.fixture
def store(shipped_directory: Path) -> Store:
    return Store.open(shipped_directory)


def test_it_lists_the_enti_with_their_years(store: Store) -> None:
    assert [(e.code, e.short_name, e.years) for e in store.enti()] == [
        ("riviere", "Riviere di Liguria", (2023,)),
        ("torino", "Torino", (2022,)),
    ]


def test_an_unknown_ente_or_year_is_said_with_those_that_are_there(store: Store) -> None:
    for ask in (store.ente, lambda code: store.plan(code, 2022), lambda code: store.policy(code, 2022)):
        with pytest.raises(
            UnknownEnteError, match=r"L'ente «milano» non è nell'archivio\. Enti presenti: riviere, torino"
        ):
            ask("milano")
    with pytest.raises(UnknownYearError, match=r"Per l'ente «torino» non c'è l'anno 1999\. Anni presenti: 2022"):
        store.plan("torino", 1999)


@pytest.mark.parametrize(("code", "year"), YEARS)
def test_a_plan_of_the_store_is_the_plan_of_its_folder(store: Store, code: str, year: int) -> None:
    folder = good(SHIPPED / code)
    data = next(data for data in folder.years if data.year == year)
    assert store.plan(code, year) == build_plan(folder.ente, year, data.policy, data.tables)
    assert store.policy(code, year) == data.policy
    assert store.ente(code) == folder.ente


@pytest.mark.parametrize(("code", "year"), YEARS)
def test_an_ente_is_given_back_as_it_was_loaded_and_as_the_load_that_counts(store: Store, code: str, year: int) -> None:
    folder = good(SHIPPED / code)
    data = next(data for data in folder.years if data.year == year)
    stored = store.tables(code, year)
    assert (stored.year, stored.documents) == (year, folder.documents)
    assert {name: rows.cells for name, rows in stored.tables.items()} == {
        name: rows.cells for name, rows in data.tables.items()
    }
    assert [name for name, rows in stored.tables.items() if rows.present] == [
        name for name, rows in data.tables.items() if rows.present
    ]
    mark = fingerprint_of(year, folder.documents, data.tables)
    assert store.load(code, year).fingerprint == mark
    assert NewestLoad(code, year, mark, is_synthetic=False) in newest_loads(store.directory)


@pytest.mark.parametrize(
    ("old", "new", "sentences"),
    [
        ("first_year", "primo_anno", "smvp.toml, riga 3, chiave primo_anno: La chiave non è del formato."),
        (
            "first_year = 20",
            "first_year = 29",
            "comune_finto 2024 hanno un problema:\nNessun metodo vale in quest'anno.",
        ),
    ],
)
def test_settings_that_no_longer_hold_are_said_with_the_ente_they_are_of(
    tmp_path: Path, finto: Path, old: str, new: str, sentences: str
) -> None:
    load(tmp_path, finto)
    with connect_for_writing(numbered_files(tmp_path)[-1]) as con:
        con.execute("UPDATE document SET content = replace(content, $old, $new)", {"old": old, "new": new})
    with Store.open(tmp_path) as spoilt:
        for ask in (spoilt.policy, spoilt.plan):
            with pytest.raises(BadDataError, match="I dati di comune_finto ") as caught:
                ask("comune_finto", 2024)
            assert sentences in str(caught.value)


def test_an_ente_that_no_longer_holds_is_said_with_its_code(tmp_path: Path, finto: Path) -> None:
    load(tmp_path, finto)
    with connect_for_writing(numbered_files(tmp_path)[-1]) as con:
        con.execute("UPDATE document SET content = replace(content, 'short_name = \"Fintopoli\"', '')")
    with Store.open(tmp_path) as spoilt:
        for ask in (spoilt.enti, lambda: spoilt.ente("comune_finto")):
            with pytest.raises(BadDataError) as caught:
                ask()
            assert str(caught.value) == (
                "I dati di comune_finto hanno un problema:\n"
                "ente.toml, chiave short_name: Il valore manca. Aggiungere la chiave con il suo valore."
            )


def test_the_rows_of_the_documents_are_all_there(store: Store) -> None:
    torino, riviere = (store.plan(code, year) for code, year in YEARS)
    assert (len(torino.nodes), len(torino.measures)) == (195, 189)
    assert (len(riviere.nodes), len(riviere.measures), len(riviere.history)) == (74, 121, 360)
    assert len(riviere.benchmarks) == 14
    assert (len(torino.context), len(riviere.context)) == (19, 4)
    assert sorted(riviere.versions_other_years) == [2022, 2024]


def test_a_context_figure_keeps_its_printed_digits(store: Store) -> None:
    figures = {(row.item, row.year): row for row in store.plan("torino", 2022).context}
    deaths = figures["Tasso di mortalità", 2021]
    assert (deaths.value, deaths.unit, deaths.source_line) == (Quantity(4.8, 0.005, "4.80"), "%", 230)
    services = figures["Prestazioni di servizi", 2022]
    assert (services.value.text, services.unit) == ("6.2", "milioni di euro")
    assert (services.topic, services.note) == ("Spese di funzionamento", "in aumento rispetto al 2021")


def test_shipped_loads_carry_no_name_and_no_time(store: Store) -> None:
    found = store.load("torino", 2022)
    assert (found.origin, found.loaded_at, found.loaded_by) == ("enti/torino", None, None)


def test_building_twice_gives_the_same_content_in_every_table(tmp_path: Path, shipped_directory: Path) -> None:
    add_shipped(tmp_path)
    assert everything(tmp_path) == everything(shipped_directory)


def test_opening_and_reading_a_plan_is_fast(shipped_directory: Path) -> None:
    def once() -> float:
        start = time.process_time()
        with Store.open(shipped_directory) as store:
            store.plan("torino", 2022)
        return time.process_time() - start

    # This process's time, the fastest of three: a machine busy with other tests says nothing of this code.
    assert min(once() for _ in range(3)) < 0.3


def test_identical_content_adds_nothing(tmp_path: Path, finto: Path) -> None:
    assert [found.added for found in load(tmp_path / "s", finto)] == [True, True]
    assert [found.added for found in load(tmp_path / "s", finto)] == [False, False]
    nodes = finto / "2024" / "nodes.csv"
    nodes.write_bytes(b"\xef\xbb\xbf" + nodes.read_bytes().replace(b"\n", b"\r\n"))
    assert [found.added for found in load(tmp_path / "s", finto)] == [False, False]
    assert len(numbered_files(tmp_path / "s")) == 1


def test_a_correction_is_a_newer_load_and_wins_while_the_old_one_stays(tmp_path: Path, finto: Path) -> None:
    directory = tmp_path / "s"
    load(directory, finto)
    with Store.open(directory) as before:
        actuals = finto / "2024" / "actuals.csv"
        actuals.write_text(actuals.read_text(encoding="utf-8").replace(",150,", ",160,"), encoding="utf-8")
        assert not before.is_stale()
        assert [found.added for found in load(directory, finto)] == [True, False]
        assert before.is_stale()
        assert _first_actual(before) == "150"
    with Store.open(directory) as after:
        assert not after.is_stale()
        assert _first_actual(after) == "160"
        assert after.load("comune_finto", 2024).loaded_by == "prova"
    assert [row[0] for row in everything(directory)["load"]] == [1, 2, 3]


def _first_actual(store: Store) -> str:
    actual = store.plan("comune_finto", 2024).actuals[0].actual
    return actual.text if actual else ""


def test_shipped_data_come_in_when_they_change_but_never_cover_what_a_person_loaded(tmp_path: Path) -> None:
    shipped = tmp_path / "enti"
    shutil.copytree(SHIPPED / "torino", shipped / "torino")
    directory = tmp_path / "s"
    add_shipped(directory, shipped)
    assert [found.added for found in add_shipped(directory, shipped)] == [False]
    title = shipped / "torino" / "ente.toml"
    title.write_text(title.read_text(encoding="utf-8").replace('"Torino"', '"Turin"'), encoding="utf-8")
    assert [found.added for found in add_shipped(directory, shipped)] == [True]
    load(directory, SHIPPED / "torino")
    assert [found.added for found in add_shipped(directory, shipped)] == [False]
    with Store.open(directory) as store:
        assert store.ente("torino").short_name == "Torino"


def test_the_last_three_files_are_kept(tmp_path: Path, finto: Path) -> None:
    directory = tmp_path / "s"
    for value in range(150, 155):
        actuals = finto / "2024" / "actuals.csv"
        actuals.write_text(
            actuals.read_text(encoding="utf-8").replace(f",{value},", f",{value + 1},"), encoding="utf-8"
        )
        load(directory, finto)
    assert [path.name for path in numbered_files(directory)] == [f"traguardo-00000{n}.duckdb" for n in (3, 4, 5)]
    assert {path.name for path in directory.iterdir()} - {p.name for p in numbered_files(directory)} == {
        "scrittura.lock"
    }


def test_many_threads_read_the_same_store_and_each_gets_its_own_answer(store: Store) -> None:
    expected = {pair: len(store.plan(*pair).measures) for pair in YEARS}
    asked = YEARS * 10
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda pair: len(store.plan(*pair).measures), asked))
    assert found == [expected[pair] for pair in asked]


def test_a_missing_store_is_said_and_built_where_that_is_asked(tmp_path: Path) -> None:
    with pytest.raises(StoreMissingError, match=r"non c'è un archivio\. Crearlo con «traguardo run»"):
        Store.open(tmp_path / "nulla")
    (tmp_path / "vuota").mkdir()
    with pytest.raises(StoreMissingError):
        Store.open(tmp_path / "vuota")
    with open_store(tmp_path / "nulla") as store:
        assert len(store.enti()) == 2


def test_a_damaged_only_file_is_rebuilt_from_the_shipped_data_once_moved_away(tmp_path: Path) -> None:
    add_shipped(tmp_path)
    (file,) = numbered_files(tmp_path)
    file.write_bytes(b"non un archivio")
    with pytest.raises(StoreDamagedError, match="i dati forniti tornano da soli"):
        open_store(tmp_path)
    file.unlink()
    open_store(tmp_path).close()


def _read_all(directory: Path) -> None:
    with Store.open(directory) as store:
        for ente in store.enti():
            for year in ente.years:
                store.plan(ente.code, year)


HOLD = (
    "import duckdb, sys, time; con = duckdb.connect(sys.argv[1]); con.execute('SELECT 1').fetchall(); "
    "print('open', flush=True); time.sleep(60)"
)


def test_a_file_that_another_program_has_open_for_writing_is_said_with_its_pid(tmp_path: Path, finto: Path) -> None:
    add_shipped(tmp_path)
    (file,) = numbered_files(tmp_path)
    with subprocess.Popen([sys.executable, "-c", HOLD, str(file)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        try:
            for act in (lambda: Store.open(tmp_path), lambda: load(tmp_path, finto)):
                with pytest.raises(StoreLockedError, match=f"aperto in scrittura dal processo {holder.pid}"):
                    act()
        finally:
            holder.kill()
    Store.open(tmp_path).close()


NURSERY = """
import os, sys
from pathlib import Path
from data.format.folder import read_folder
from data.format.parse import Rows
from data.format.tables import NODES
from data.store.provenance import Provenance
from data.store.writer import add_folders, arrow

directory, folder = Path(sys.argv[1]), Path(sys.argv[2])
actuals = folder / "2024" / "actuals.csv"
text = actuals.read_text(encoding="utf-8")
arrow(Rows(NODES), 1)  # everything is imported once, before the children are born
for turn, _ in enumerate(sys.stdin, start=1):
    child = os.fork()
    if child == 0:
        for value in range(1000 * turn, 10**9):
            actuals.write_text(text.replace(",150,", f",{value},"), encoding="utf-8")
            add_folders(directory, [(read_folder(folder).folder, Provenance("ciclo", None, "prova"))])
    print(child, flush=True)
    os.waitpid(child, 0)
    print("dead", flush=True)
"""


def test_a_kill_at_any_moment_leaves_a_store_that_opens_with_whole_loads(tmp_path: Path, finto: Path) -> None:
    directory = tmp_path / "s"
    load(directory, finto)
    chance = random.Random(2022)  # noqa: S311 - moments of a kill, not a secret
    command = [sys.executable, "-c", NURSERY, str(directory), str(finto)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as nursery:
        for turn in range(10):
            _let_one_live(nursery, chance.uniform(0, 0.4), directory if turn % 2 else None)
            _check_that_every_load_is_whole(directory)
        assert nursery.stdin is not None
        nursery.stdin.close()
    assert len(everything(directory)["load"]) >= 2 + 5
    load(directory, finto)
    assert not list(directory.glob(".scrittura-*"))


def _let_one_live(nursery: subprocess.Popen[str], seconds: float, loaded: Path | None) -> None:
    """Start a writer, and kill it after a while; where a store is given, after its first load and a while."""
    before = numbered_files(loaded)[-1] if loaded else None
    assert nursery.stdin is not None
    assert nursery.stdout is not None
    nursery.stdin.write("go\n")
    child = int(nursery.stdout.readline())
    until = time.monotonic() + 60
    while loaded and numbered_files(loaded)[-1] == before and time.monotonic() < until:
        time.sleep(0.005)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    assert nursery.stdout.readline() == "dead\n"


def _check_that_every_load_is_whole(directory: Path) -> None:
    rows = everything(directory)
    ids = [row[0] for row in rows["load"]]
    assert ids == list(range(1, len(ids) + 1))
    assert {load_id: sum(row[0] == load_id for row in rows["measures"]) for load_id in ids} == dict.fromkeys(ids, 3)
    assert len(rows["document"]) == 3 * len(ids)
    _read_all(directory)
