"""The workspace: what people save is there again, nothing is lost, and the official data are never touched."""

from __future__ import annotations

import errno
import os
import random
import re
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.plan.errors import DataError
from data.plan.planning import Outlook
from data.plan.scenarios import (
    Act,
    Draft,
    Drift,
    SavedAssumption,
    SavedScenario,
    ScenarioKind,
    assumed,
    reconcile,
    was_of,
)
from data.store import writer
from data.store.errors import NotWritableError, StoreNewerError
from data.store.files import connect_for_writing, numbered_files
from data.store.lock import writing
from data.store.migrate import migrate, migrations
from data.store.shipped import add_shipped
from data.workspace.errors import (
    ActIncompleteError,
    AlreadyAdoptedError,
    AssumptionValueError,
    AuthorMissingError,
    DeletedScenarioError,
    NameTakenError,
    NotInProposalError,
    ScenarioChangedError,
    ScenarioNameError,
    UnknownProposalError,
    UnknownScenarioError,
    WorkspaceBusyError,
    WorkspaceDamagedError,
    WorkspaceOlderError,
)
from data.workspace.queries import SQL as WORKSPACE_SQL
from data.workspace.workspace import WORKSPACE, Workspace
from data.workspace.writer import adopt, delete_scenario, open_workspace, record_act, save_scenario
from scoring.basis import Basis
from scoring.errors import ScenarioError
from scoring.model import MeasureKey, Quantity
from scoring.scenario import Assumption, Field
from tests.scoring.samples import SECTION, a_measure, a_sheet, printed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[3]
KEY = MeasureKey("strategico", "", "A01", "A01_1")
OTHER = MeasureKey("individuale", "Segretario Generale", "OB1", "k «1»")


def saved(text: str | None, field: Field = Field.TARGET, key: MeasureKey = KEY, **fields: Any) -> SavedAssumption:
    return SavedAssumption(Assumption(key, field, assumed(text)), **fields)


def a_draft(name: str = "Target più alti", **fields: Any) -> Draft:
    given_fields = {"ente": "torino", "year": 2022, "author": "Rossi", "fingerprint": "f1"} | fields
    return Draft(name=name, **given_fields)


FULL = a_draft(
    kind=ScenarioKind.PLAN,
    outlook=Outlook.HALF_TREND,
    basis=Basis.parse("2022-06-30"),
    reason="Prima ipotesi",
    assumptions=(
        saved("78.50", was="75", reason="più ambizioso"),
        saved("2022-11-30", key=OTHER),
        saved(None, Field.SOGLIA, was="60"),
        saved("0", Field.WEIGHT, was="25"),
    ),
)


def names(directory: Path, ente: str = "torino", year: int | None = None) -> list[str]:
    with Workspace.open(directory) as workspace:
        return [scenario.name for scenario in workspace.scenarios(ente, year)]


def read(directory: Path, scenario_id: str) -> SavedScenario:
    with Workspace.open(directory) as workspace:
        return workspace.scenario(scenario_id)


def history(directory: Path, scenario_id: str) -> tuple[SavedScenario, ...]:
    with Workspace.open(directory) as workspace:
        return workspace.history(scenario_id)


def files(directory: Path) -> tuple[Path, ...]:
    return numbered_files(directory, WORKSPACE)


def test_a_workspace_that_nobody_has_written_in_is_empty_and_makes_no_file(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "nulla") as workspace:
        assert (workspace.file, workspace.is_stale()) == (None, False)
        assert workspace.scenarios("torino") == workspace.proposals("torino", 2022) == workspace.history("x") == ()
        with pytest.raises(UnknownScenarioError, match="«x» non c'è"):
            workspace.scenario("x")
        with pytest.raises(UnknownProposalError, match="«x» non c'è"):
            workspace.proposal("x")
    assert list(tmp_path.iterdir()) == []


def test_a_scenario_is_read_as_it_was_saved(tmp_path: Path) -> None:
    written = save_scenario(tmp_path, FULL)
    assert read(tmp_path, written.id) == written
    assert re.fullmatch("[2-9a-hj-km-np-z]{10}", written.id)
    same = {name: getattr(written, name) for name in Draft.__slots__}
    assert Draft(**same) == FULL
    assert (written.version, written.is_deleted) == (1, False)
    first, when, gone, weight = (each.assumption.value for each in written.assumptions)
    assert first == Quantity(78.5, 0.0, "78.50")
    assert when == Quantity(float(date(2022, 11, 30).toordinal()), 0.0, "2022-11-30")
    assert (gone, weight) == (None, Quantity(0.0, 0.0, "0"))


def test_a_number_that_was_worked_out_is_saved_with_the_digits_it_has(tmp_path: Path) -> None:
    made = Assumption(KEY, Field.ACTUAL, Quantity(500 / 7))
    written = save_scenario(tmp_path, a_draft(assumptions=(SavedAssumption(made),)))
    assert written.assumptions[0].assumption.value == Quantity(71.428571428571, 0.0, "71.428571428571")


def test_saving_again_is_a_newer_version_and_the_older_ones_stay(tmp_path: Path) -> None:
    first = save_scenario(tmp_path, FULL)
    changed = replace(FULL, name="Altro nome", author="Bianchi", assumptions=FULL.assumptions[:1])
    second = save_scenario(tmp_path, changed, scenario_id=first.id, expected_version=1)
    assert (second.id, second.version) == (first.id, 2)
    assert history(tmp_path, first.id) == (first, second)
    assert read(tmp_path, first.id) == second
    assert names(tmp_path) == ["Altro nome"]


def test_a_deletion_is_a_version_that_says_who_deleted_it(tmp_path: Path) -> None:
    first = save_scenario(tmp_path, FULL)
    delete_scenario(tmp_path, first.id, expected_version=1, author="Verdi")
    assert names(tmp_path) == []
    with pytest.raises(DeletedScenarioError, match=r"«Target più alti» è stato eliminato da Verdi il \d\d/\d\d/"):
        read(tmp_path, first.id)
    before, deletion = history(tmp_path, first.id)
    assert (before.is_deleted, deletion.is_deleted) == (False, True)
    assert before == first
    assert (deletion.version, deletion.author, deletion.reason) == (2, "Verdi", "")
    for act in (
        lambda: save_scenario(tmp_path, FULL, scenario_id=first.id, expected_version=1),
        lambda: delete_scenario(tmp_path, first.id, expected_version=2, author="Verdi"),
        lambda: adopt(tmp_path, first.id, 1, author="Verdi"),
    ):
        with pytest.raises(DeletedScenarioError):
            act()
    assert save_scenario(tmp_path, FULL).id != first.id  # its name is free again


def test_scenarios_are_those_of_the_ente_and_year_by_name(tmp_path: Path) -> None:
    for name, year in [("zeta", 2022), ("Èlite", 2022), ("beta", 2023), ("Fine", 2022)]:
        save_scenario(tmp_path, a_draft(name, year=year))
    save_scenario(tmp_path, a_draft("altrove", ente="riviere"))
    assert names(tmp_path) == ["beta", "Èlite", "Fine", "zeta"]
    assert names(tmp_path, year=2022) == ["Èlite", "Fine", "zeta"]
    assert names(tmp_path, "riviere") == ["altrove"]
    assert names(tmp_path, "riviere", 2021) == []


def test_a_scenario_without_a_name_or_an_author_is_refused(tmp_path: Path) -> None:
    for name in ("", "  \n ", "\u200b", "x" * 81):
        with pytest.raises(ScenarioNameError):
            save_scenario(tmp_path, a_draft(name))
    with pytest.raises(ScenarioNameError, match="81 caratteri: accorciarlo a 80"):
        save_scenario(tmp_path, a_draft("x" * 81))
    with pytest.raises(AuthorMissingError, match="Manca il nome di chi salva"):
        save_scenario(tmp_path, a_draft(author=" "))
    assert save_scenario(tmp_path, a_draft("  x" * 26)).name == " ".join("x" * 26)
    assert save_scenario(tmp_path, a_draft("x" * 80)).name == "x" * 80


def test_two_live_scenarios_of_an_ente_and_year_have_not_the_same_name(tmp_path: Path) -> None:
    first = save_scenario(tmp_path, a_draft("Più alti"))
    for name in ("Più alti", " PIÙ  ALTI ", "Piu\u0300 alti"):
        with pytest.raises(NameTakenError, match="Nel 2022 c'è già uno scenario «Più alti», salvato da Rossi"):
            save_scenario(tmp_path, a_draft(name))
    other = save_scenario(tmp_path, a_draft("Più alti", year=2023))
    with pytest.raises(NameTakenError):
        save_scenario(
            tmp_path, a_draft("Più alti"), scenario_id=save_scenario(tmp_path, a_draft("B")).id, expected_version=1
        )
    assert save_scenario(tmp_path, a_draft("più alti"), scenario_id=first.id, expected_version=1).version == 2
    assert other.version == 1


def test_a_hypothesis_that_could_not_be_read_again_is_refused(tmp_path: Path) -> None:
    for value in (
        Quantity(float("nan")),
        Quantity(float("inf")),
        Quantity(1e20),
        Quantity(12.5, 0, "12,5"),
        Quantity(7, 0, "8"),
    ):
        with pytest.raises(AssumptionValueError, match=r"L'ipotesi su A01/A01_1 vale «"):
            save_scenario(tmp_path, a_draft(assumptions=(SavedAssumption(Assumption(KEY, Field.TARGET, value)),)))
    with pytest.raises(AssumptionValueError):
        save_scenario(tmp_path, a_draft(assumptions=(saved("1", was="n.d."),)))
    assert files(tmp_path) == ()


def test_who_saves_on_an_older_version_is_told_who_was_first_and_writes_nothing(tmp_path: Path) -> None:
    first = save_scenario(tmp_path, FULL)
    save_scenario(tmp_path, replace(FULL, author="Bianchi"), scenario_id=first.id, expected_version=1)
    before = [path.name for path in files(tmp_path)]
    sentence = r"è stato salvato da Bianchi il .* Ricaricarlo .*, oppure salvare queste con un altro nome"
    with pytest.raises(ScenarioChangedError, match=sentence):
        save_scenario(tmp_path, FULL, scenario_id=first.id, expected_version=1)
    with pytest.raises(ScenarioChangedError):
        delete_scenario(tmp_path, first.id, expected_version=1, author="Rossi")
    assert [path.name for path in files(tmp_path)] == before
    assert [each.author for each in history(tmp_path, first.id)] == ["Rossi", "Bianchi"]


def test_a_scenario_is_not_moved_to_another_plan(tmp_path: Path) -> None:
    first = save_scenario(tmp_path, FULL)
    for other in (replace(FULL, year=2023), replace(FULL, ente="riviere")):
        with pytest.raises(UnknownScenarioError):
            save_scenario(tmp_path, other, scenario_id=first.id, expected_version=1)
    with pytest.raises(UnknownScenarioError):
        save_scenario(tmp_path, FULL, scenario_id="zzz", expected_version=1)


def test_a_proposal_keeps_the_version_adopted_and_gathers_its_acts(tmp_path: Path) -> None:
    first = save_scenario(tmp_path, FULL)
    proposal = adopt(tmp_path, first.id, 1, author=" Rossi ", note="Per la Giunta di ottobre")
    assert (proposal.scenario, proposal.acts) == (first, {})
    assert (proposal.author, proposal.note) == ("Rossi", "Per la Giunta di ottobre")
    save_scenario(tmp_path, replace(FULL, assumptions=()), scenario_id=first.id, expected_version=1)
    act = Act(" Giunta ", "142", date(2022, 9, 13), "Bianchi")
    record_act(tmp_path, proposal.id, OTHER, act)
    record_act(tmp_path, proposal.id, KEY, act)
    after = record_act(tmp_path, proposal.id, KEY, replace(act, number="143"))
    assert {key: (found.body, found.number, found.day) for key, found in after.acts.items()} == {
        KEY: ("Giunta", "143", date(2022, 9, 13)),
        OTHER: ("Giunta", "142", date(2022, 9, 13)),
    }
    assert all(found.recorded_at for found in after.acts.values())
    with Workspace.open(tmp_path) as workspace:
        assert workspace.proposals("torino", 2022) == workspace.proposals("torino") == (after,)
        assert workspace.proposals("torino", 2023) == workspace.proposals("riviere", 2022) == ()
        assert workspace.proposal(proposal.id).scenario == first
    with duckdb.connect(str(files(tmp_path)[-1]), read_only=True) as con:
        found = con.execute("SELECT number FROM proposal_act ORDER BY position").fetchall()
    assert found == [("142",), ("142",), ("143",)]


def test_what_cannot_be_a_proposal_or_an_act_is_refused(tmp_path: Path) -> None:
    first = save_scenario(tmp_path, FULL)
    proposal = adopt(tmp_path, first.id, 1, author="Rossi")
    with pytest.raises(AlreadyAdoptedError, match="è già stata adottata da Rossi il"):
        adopt(tmp_path, first.id, 1, author="Bianchi")
    with pytest.raises(UnknownScenarioError, match="La versione 9 dello scenario"):
        adopt(tmp_path, first.id, 9, author="Bianchi")
    act = Act("Giunta", "142", date(2022, 9, 13), "Bianchi")
    with pytest.raises(UnknownProposalError):
        record_act(tmp_path, "zzz", KEY, act)
    with pytest.raises(NotInProposalError, match="non cambia l'indicatore A01/altro"):
        record_act(tmp_path, proposal.id, KEY._replace(indicator_code="altro"), act)
    for blank in (replace(act, body=" "), replace(act, number="")):
        with pytest.raises(ActIncompleteError):
            record_act(tmp_path, proposal.id, KEY, blank)
    delete_scenario(tmp_path, first.id, expected_version=1, author="Rossi")
    with Workspace.open(tmp_path) as workspace:
        assert workspace.proposals("torino") == (proposal,)  # a deletion does not take a proposal away


def test_an_open_workspace_goes_on_answering_and_knows_that_a_newer_one_is_there(tmp_path: Path) -> None:
    with Workspace.open(tmp_path) as empty:
        first = save_scenario(tmp_path, FULL)
        assert empty.is_stale()
    with Workspace.open(tmp_path) as before:
        assert not before.is_stale()
        for number in range(4):
            save_scenario(tmp_path, a_draft(f"altro {number}"))
        assert before.is_stale()
        assert [each.id for each in before.scenarios("torino")] == [first.id]
    assert [path.name for path in files(tmp_path)] == [f"lavoro-00000{n}.duckdb" for n in (3, 4, 5)]
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in files(tmp_path)} | {"lavoro.lock"}
    assert len(names(tmp_path)) == 5


def test_many_threads_read_one_workspace_and_each_gets_its_own_answer(tmp_path: Path) -> None:
    ids = [save_scenario(tmp_path, a_draft(f"n{n}", assumptions=(saved(str(n)),))).id for n in range(3)]
    with Workspace.open(tmp_path) as workspace, ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda at: workspace.scenario(ids[at % 3]), range(60)))
    assert [each.name for each in found] == [f"n{at % 3}" for at in range(60)]
    assert all(each.assumptions == (saved(each.name[1:]),) for each in found)


def test_people_who_save_at_once_wait_for_each_other_and_none_is_lost(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        written = list(pool.map(lambda n: save_scenario(tmp_path, a_draft(f"n{n}")), range(8)))
    assert sorted(names(tmp_path)) == sorted(each.name for each in written)


def test_of_two_people_who_save_the_same_scenario_at_once_one_is_told(tmp_path: Path) -> None:
    first = save_scenario(tmp_path, FULL)

    def save(author: str) -> str:
        try:
            save_scenario(tmp_path, replace(FULL, author=author), scenario_id=first.id, expected_version=1)
        except ScenarioChangedError as error:
            return f"dopo {error.author}"
        return author

    with ThreadPoolExecutor(2) as pool:
        found = sorted(pool.map(save, ["Anna", "Bruno"]))
    assert found in (["Anna", "dopo Anna"], ["Bruno", "dopo Bruno"])
    assert len(history(tmp_path, first.id)) == 2


SAVER = """
import sys
from pathlib import Path
from data.plan.scenarios import Draft
from data.workspace.writer import save_scenario
for number in range(int(sys.argv[3])):
    name = f"{sys.argv[2]} {number}"
    save_scenario(Path(sys.argv[1]), Draft(ente="torino", year=2022, name=name, author=sys.argv[2], fingerprint="f"))
"""


def test_programs_that_save_at_once_lose_nothing(tmp_path: Path) -> None:
    commands = [[sys.executable, "-c", SAVER, str(tmp_path), who, "4"] for who in ("uno", "due")]
    running = [subprocess.Popen(command, cwd=ROOT) for command in commands]
    assert [each.wait(60) for each in running] == [0, 0]
    assert names(tmp_path) == sorted(f"{who} {number}" for who in ("uno", "due") for number in range(4))


NURSERY = """
import os, sys
from pathlib import Path
from data.plan.scenarios import Draft, SavedAssumption, assumed
from data.workspace.writer import save_scenario
from scoring.model import MeasureKey
from scoring.scenario import Assumption, Field

def assumptions(number):
    key = MeasureKey("s", "", "n", str(number))
    return tuple(SavedAssumption(Assumption(key, Field.TARGET, assumed(str(n)))) for n in range(20))

for turn, _ in enumerate(sys.stdin, start=1):
    child = os.fork()
    if child == 0:
        for number in range(10**9):
            draft = Draft(ente="torino", year=2022, name=f"{turn} {number}", author="ciclo", fingerprint="f",
                          assumptions=assumptions(number))
            save_scenario(Path(sys.argv[1]), draft)
    print(child, flush=True)
    os.waitpid(child, 0)
    print("dead", flush=True)
"""


def test_a_kill_at_any_moment_leaves_whole_scenarios_and_the_next_save_works(tmp_path: Path) -> None:
    first = save_scenario(tmp_path, FULL)
    chance = random.Random(2022)  # noqa: S311 - moments of a kill, not a secret
    command = [sys.executable, "-c", NURSERY, str(tmp_path)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as nursery:
        for turn in range(8):
            _let_one_live(nursery, chance.uniform(0, 0.25), tmp_path if turn % 2 else None)
            with Workspace.open(tmp_path) as workspace:
                found = workspace.scenarios("torino")
            assert {len(each.assumptions) for each in found if each.id != first.id} <= {20}
        assert nursery.stdin is not None
        nursery.stdin.close()
    assert len(found) > 4
    save_scenario(tmp_path, a_draft("ultimo"))
    assert "ultimo" in names(tmp_path)
    assert not list(tmp_path.glob(".lavoro-*"))


def _let_one_live(nursery: subprocess.Popen[str], seconds: float, saving: Path | None) -> None:
    """Start a writer, and kill it after a while; where a directory is given, after its first save and a while."""
    before = files(saving)[-1] if saving else None
    assert nursery.stdin is not None
    assert nursery.stdout is not None
    nursery.stdin.write("go\n")
    child = int(nursery.stdout.readline())
    until = time.monotonic() + 60
    while saving and files(saving)[-1] == before and time.monotonic() < until:
        time.sleep(0.005)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    assert nursery.stdout.readline() == "dead\n"


def test_a_save_waits_for_another_save_but_not_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.workspace.saving.WORKSPACE", replace(WORKSPACE, wait_seconds=0.1))
    with writing(tmp_path, family=WORKSPACE), pytest.raises(WorkspaceBusyError, match=f"processo {os.getpid()}"):
        save_scenario(tmp_path, FULL)
    assert files(tmp_path) == ()


def test_an_import_and_a_save_do_not_wait_for_each_other(tmp_path: Path) -> None:
    with writing(tmp_path):
        save_scenario(tmp_path, FULL)
    (tmp_path / ".lavoro-1.duckdb").write_bytes(b"a save that is being written")
    with writing(tmp_path, family=WORKSPACE):
        add_shipped(tmp_path)
    assert (tmp_path / ".lavoro-1.duckdb").exists()  # an import leaves it alone; the next save takes it away
    save_scenario(tmp_path, a_draft("altro"))
    assert not (tmp_path / ".lavoro-1.duckdb").exists()
    assert len(numbered_files(tmp_path)) == 1


def test_nothing_that_people_write_touches_the_official_data(tmp_path: Path) -> None:
    add_shipped(tmp_path)
    before = {path.name: path.read_bytes() for path in numbered_files(tmp_path)}
    first = save_scenario(tmp_path, FULL)
    save_scenario(tmp_path, FULL, scenario_id=first.id, expected_version=1)
    proposal = adopt(tmp_path, first.id, 2, author="Rossi")
    record_act(tmp_path, proposal.id, KEY, Act("Giunta", "1", date(2022, 9, 13), "Rossi"))
    delete_scenario(tmp_path, first.id, expected_version=2, author="Rossi")
    assert {path.name: path.read_bytes() for path in numbered_files(tmp_path)} == before
    assert len(files(tmp_path)) == 3


def raising(error: Exception) -> Callable[..., NoReturn]:
    def act(*_args: object, **_settings: object) -> NoReturn:
        raise error

    return act


def test_a_directory_that_may_not_be_written_is_said_and_what_was_there_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Permissions do not bind every user that runs the tests, so the system's refusal is imitated.
    first = save_scenario(tmp_path, FULL)
    before = [path.read_bytes() for path in files(tmp_path)]
    monkeypatch.setattr(writer.shutil, "copyfile", raising(PermissionError(errno.EACCES, "Permission denied")))
    with pytest.raises(NotWritableError, match="Dare al proprio utente il permesso"):
        save_scenario(tmp_path, FULL, scenario_id=first.id, expected_version=1)
    assert [path.read_bytes() for path in files(tmp_path)] == before
    assert not list(tmp_path.glob(".lavoro-*"))
    assert read(tmp_path, first.id) == first


def test_a_file_in_the_place_of_the_directory_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(NotWritableError):
        save_scenario(tmp_path / "file", FULL)


def test_the_only_file_damaged_is_said_too(tmp_path: Path) -> None:
    (tmp_path / "lavoro-000001.duckdb").write_bytes(b"non un archivio")
    with pytest.raises(WorkspaceDamagedError, match="una copia di sicurezza se c'è"):
        Workspace.open(tmp_path)


def test_a_workspace_of_a_later_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    save_scenario(tmp_path, FULL)
    (file,) = files(tmp_path)
    with connect_for_writing(file) as con:
        con.execute("INSERT INTO migration VALUES (999, '999_from_the_future')")
    before = file.read_bytes()
    for act in (lambda: open_workspace(tmp_path), lambda: save_scenario(tmp_path, a_draft("altro"))):
        with pytest.raises(StoreNewerError, match="schema 999"):
            act()
    assert [path.name for path in files(tmp_path)] == [file.name]
    assert file.read_bytes() == before


def test_a_workspace_of_an_earlier_program_is_brought_up_to_date(tmp_path: Path) -> None:
    with connect_for_writing(tmp_path / "lavoro-000007.duckdb") as con:
        con.execute("CREATE TABLE migration (number INTEGER NOT NULL PRIMARY KEY, name VARCHAR NOT NULL)")
    with pytest.raises(WorkspaceOlderError, match="Si aggiorna da solo"):
        Workspace.open(tmp_path)
    with open_workspace(tmp_path) as workspace:
        assert workspace.file == tmp_path / "lavoro-000008.duckdb"
        assert workspace.scenarios("torino") == ()


def test_every_error_is_one_that_the_doors_know() -> None:
    assert all(issubclass(kind, DataError) for kind in (WorkspaceBusyError, ScenarioChangedError, ActIncompleteError))


# Odd names and texts.

texts = st.text(max_size=40)
figures = st.one_of(
    st.decimals(-(10**9), 10**9, allow_nan=False, places=4).map(lambda n: f"{n:f}"),
    st.dates(date(1900, 1, 1), date(2200, 1, 1)).map(date.isoformat),
)
keys = st.builds(MeasureKey, texts, texts, texts, texts)
hypotheses = st.builds(
    SavedAssumption,
    st.builds(Assumption, keys, st.sampled_from(Field), st.one_of(st.none(), figures.map(assumed))),
    st.one_of(st.none(), figures),
    texts,
)
numbers = count()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lavoro")


@settings(max_examples=40, deadline=None)
@given(
    name=st.text(max_size=60),
    author=st.text(min_size=1, max_size=20).filter(lambda text: text.strip()),
    reason=texts,
    basis=st.one_of(st.sampled_from([Basis(), Basis.parse("original")]), st.dates().map(str).map(Basis.parse)),
    assumptions=st.lists(hypotheses, max_size=5).map(tuple),
)
def test_whatever_people_write_is_read_as_it_was_written(shared: Path, name: str, author: str, **fields: Any) -> None:
    draft = a_draft(f"{next(numbers)} {name}", author=author, ente=f"e{next(numbers)}", **fields)
    written = save_scenario(shared, draft)
    assert read(shared, written.id) == written
    expected = replace(draft, name=" ".join(draft.name.split()), author=author.strip())
    assert Draft(**{field: getattr(written, field) for field in Draft.__slots__}) == expected


# The plan may have changed since.


def test_the_official_figure_of_each_field_is_its_printed_one() -> None:
    key = MeasureKey(SECTION, "", "", "k1")
    sheet = a_sheet(a_measure(target=printed("75.00"), soglia=None, actual=Quantity(500 / 7), weight=33.5))
    found = [was_of(sheet, Assumption(key, field, None)) for field in Field]
    assert dict(zip(Field, found, strict=True)) == {
        Field.TARGET: "75.00",
        Field.SOGLIA: None,
        Field.ACTUAL: "71.428571428571",
        Field.WEIGHT: "33.5",
    }
    with pytest.raises(ScenarioError):
        was_of(sheet, Assumption(KEY, Field.TARGET, None))


HERE = MeasureKey(SECTION, "", "", "k1")
DAY = MeasureKey(SECTION, "", "", "k2")
TODAY = a_sheet(
    a_measure("k1", target=printed("80"), soglia=None, actual=printed("7.50"), weight=25.0),
    a_measure("k2", target=assumed("2022-11-30"), is_date=True),
)


@pytest.mark.parametrize(
    ("hypothesis", "sentence"),
    [
        (saved("78", key=HERE, was="80"), None),
        (saved("78", key=HERE, was="80.00"), None),
        (
            saved("78", key=HERE, was="75"),
            "Il target ufficiale di «k1» era 75, ora è 80: l'ipotesi 78 resta, controllarla.",
        ),
        (
            saved("80.0", key=HERE, was="75"),
            "Il target ufficiale di «k1» ora è 80, come nell'ipotesi: l'ipotesi non cambia più nulla.",
        ),
        (
            saved("60", Field.SOGLIA, HERE, was="50"),
            "La soglia ufficiale di «k1» era 50, ora non c'è: l'ipotesi 60 resta, controllarla.",
        ),
        (
            saved(None, Field.SOGLIA, HERE, was="50"),
            "La soglia ufficiale di «k1» ora non c'è, come nell'ipotesi: l'ipotesi non cambia più nulla.",
        ),
        (
            saved(None, Field.ACTUAL, HERE),
            "Il consuntivo ufficiale di «k1» non c'era, ora è 7,50: l'ipotesi nessun valore resta, controllarla.",
        ),
        (
            saved("30", Field.WEIGHT, HERE, was="20"),
            "Il peso ufficiale di «k1» era 20, ora è 25: l'ipotesi 30 resta, controllarla.",
        ),
        (
            saved("2022-12-15", key=DAY, was="2022-12-31"),
            "Il target ufficiale di «k2» era 31/12/2022, ora è 30/11/2022: l'ipotesi 15/12/2022 resta, controllarla.",
        ),
        (saved("78"), "L'indicatore A01/A01_1 non è più nel piano: l'ipotesi sul target (78) è stata tolta."),
    ],
    ids=str,
)
def test_a_hypothesis_meets_the_plan_of_today(hypothesis: SavedAssumption, sentence: str | None) -> None:
    found = reconcile([TODAY], [hypothesis])
    assert [str(notice) for notice in found.notices] == ([sentence] if sentence else [])
    is_gone = bool(found.notices) and found.notices[0].drift is Drift.GONE
    assert found.assumptions == (() if is_gone else (hypothesis.assumption,))


def test_hypotheses_on_several_sheets_keep_their_order_and_those_of_a_sheet_that_is_gone_are_dropped() -> None:
    elsewhere = HERE._replace(owner="Segretario Generale")
    other = replace(TODAY, owner=elsewhere.owner, measures=(replace(TODAY.measures[0], key=elsewhere),))
    made = [saved("70", key=HERE, was="80"), saved("71", key=elsewhere, was="75"), saved("2022-12-01", key=DAY)]
    found = reconcile([other, TODAY], made)
    assert found.assumptions == tuple(each.assumption for each in made)
    assert [(each.drift, each.saved) for each in found.notices] == [(Drift.OTHER, made[1]), (Drift.OTHER, made[2])]
    there = reconcile([TODAY], made)
    assert there.assumptions == (made[0].assumption, made[2].assumption)
    assert [each.drift for each in there.notices] == [Drift.GONE, Drift.OTHER]
    assert reconcile([], made).assumptions == ()


# The SQL files fit the schema.


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        migrate(connection, migrations(WORKSPACE.migrations))
        yield connection


SQL_FILES = sorted(WORKSPACE_SQL.glob("*.sql"))


@pytest.mark.parametrize("path", SQL_FILES, ids=lambda path: path.stem)
def test_every_sql_file_of_the_workspace_fits_its_schema(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    (statement,) = con.extract_statements(text)
    con.execute(f"EXPLAIN {text}", dict.fromkeys(statement.named_parameters))


@pytest.mark.parametrize("path", SQL_FILES, ids=lambda path: path.stem)
def test_every_sql_file_of_the_workspace_begins_with_what_it_answers_and_names_its_parameters(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("--")]
    assert lines[: len(head)] == head
    asked = set(re.findall(r"\$\w+", "\n".join(lines[len(head) :])))
    told = set(re.findall(r"\$\w+", "\n".join(head)))
    assert asked == told or any("Params  its columns." in line for line in head)


def test_the_workspace_only_adds(con: duckdb.DuckDBPyConnection) -> None:
    statements = [con.extract_statements(path.read_text(encoding="utf-8"))[0].type for path in SQL_FILES]
    assert set(statements) == {duckdb.StatementType.SELECT, duckdb.StatementType.INSERT}


def test_migrations_of_the_workspace_are_numbered_without_holes(con: duckdb.DuckDBPyConnection) -> None:
    steps = migrations(WORKSPACE.migrations)
    assert [step.number for step in steps] == list(range(1, len(steps) + 1))
    assert migrate(con, steps) == 0
