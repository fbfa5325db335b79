"""A change confirmed: checked, signed, merged with what others changed, or not written at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from data.format.folder import read_folder
from data.plan.changes import ChangeKind, Choice, Draft, RowFate
from data.register.edits import cause, correction, imported, removal
from data.register.errors import (
    ActMissingError,
    CauseMissingError,
    LaterChangeGoneError,
    ReasonMissingError,
    SignatureMissingError,
    YearClosedError,
    YearOpenError,
)
from data.register.impersonal import Impersonal
from data.register.opening import load_folders
from data.register.proposal import propose
from data.register.register import REGISTER
from data.register.writer import confirm
from data.store.errors import UnknownYearError
from data.store.files import numbered_files
from data.store.provenance import Provenance
from tests.data.register.samples import (
    ENTE,
    I1,
    YEAR,
    a_draft,
    a_store,
    cell,
    close_year,
    opened,
    reopen_year,
    wanting_causes,
)

if TYPE_CHECKING:
    from pathlib import Path

    from data.plan.changes import RowChange
    from data.register.official import Official

I2 = ("dup", "", "O2", "i1", "2024")


@pytest.fixture
def directory(tmp_path: Path, finto: Path) -> Path:
    return a_store(tmp_path / "s", finto)


def noted(official: Official, key: tuple[str, ...], **cells: str) -> tuple[RowChange, ...]:
    return correction(official.rows(ENTE, YEAR), "actuals", key, cells)


def test_a_change_is_written_with_who_when_why_and_on_what(directory: Path) -> None:
    with opened(directory) as official:
        draft = replace(
            a_draft(*noted(official, I1, actual="160")), file="dati.xlsx", file_hash="abc", author=" Rossi "
        )
        done = confirm(official, draft).change
    assert done is not None
    with opened(directory) as official:
        (change,) = official.changes(ENTE, YEAR)
        load = official.store.load(ENTE, YEAR)
    assert change == done
    assert (change.number, change.author, change.reason) == (1, "Rossi", "Errore di copiatura")
    assert (change.file, change.file_hash) == ("dati.xlsx", "abc")
    assert (change.load_id, change.fingerprint) == (load.load_id, load.fingerprint)
    (row,) = change.rows
    assert (row.fate, row.table, row.key, row.column, row.was, row.now) == (
        RowFate.CHANGED,
        "actuals",
        I1,
        "actual",
        "150",
        "160",
    )


def test_what_is_so_already_is_no_change(directory: Path) -> None:
    with opened(directory) as official:
        rows = noted(official, I1, actual="160")
        assert confirm(official, a_draft(*rows)).change
        assert confirm(official, a_draft(*rows)).is_nothing_new
    assert len(numbered_files(directory, REGISTER)) == 1


def test_the_same_folder_again_changes_nothing(directory: Path, finto: Path) -> None:
    folder = read_folder(finto).folder
    assert folder is not None
    with opened(directory) as official:
        assert imported(official.rows(ENTE, YEAR), folder.documents, folder.years[0]) == ()
        assert confirm(official, a_draft(*noted(official, I1, actual="160"))).change
    with opened(directory) as official:
        back = imported(official.rows(ENTE, YEAR), folder.documents, folder.years[0])
        assert [(row.column, row.was, row.now) for row in back] == [("actual", "160", "150")]


@pytest.mark.parametrize(
    ("cells", "where"),
    [
        ({"actual": "1.2.3"}, "colonna actual: «1.2.3» non è un numero."),
        ({"actual": ""}, "availability è value, ma non c'è"),
        ({"availability": "boh"}, "«boh» non è fra le parole ammesse"),
        ({"numerator": "1", "denominator": "0"}, "il denominatore è zero"),
    ],
)
def test_what_a_folder_could_not_have_is_a_problem_and_nothing_is_written(
    directory: Path, cells: dict[str, str], where: str
) -> None:
    with opened(directory) as official:
        done = confirm(official, a_draft(*noted(official, I1, **cells)))
    assert done.change is None
    assert any(where in str(problem) for problem in done.problems), done.problems
    assert not numbered_files(directory, REGISTER)


@pytest.mark.parametrize("kind", [kind for kind in ChangeKind if kind.needs_reason])
def test_a_reason_is_compulsory_where_the_kind_asks_for_one(directory: Path, kind: ChangeKind) -> None:
    with opened(directory) as official, pytest.raises(ReasonMissingError, match=f"Manca il motivo \\({kind}\\)"):
        confirm(official, Draft(ente=ENTE, year=YEAR, kind=kind, author="Rossi", reason="  "))


def test_nobody_changes_anything_without_a_name_and_no_target_without_an_act(directory: Path) -> None:
    with opened(directory) as official:
        with pytest.raises(SignatureMissingError):
            confirm(official, a_draft(by="  "))
        with pytest.raises(ActMissingError):
            confirm(official, a_draft(kind=ChangeKind.REVISION))
        with pytest.raises(UnknownYearError):
            confirm(official, replace(a_draft(), year=1999))
    assert not numbered_files(directory, REGISTER)


def test_a_closed_year_changes_no_more_until_it_is_opened_again(directory: Path, finto: Path) -> None:
    with opened(directory) as official:
        rows = noted(official, I1, actual="160")
        assert close_year(official, ENTE, YEAR, author="Bianchi", reason="Relazione approvata").change
        with pytest.raises(YearClosedError, match=r"L'anno 2024 di «comune_finto» è chiuso da Bianchi dal .*riaprirlo"):
            confirm(official, a_draft(*rows))
        with pytest.raises(YearClosedError):
            close_year(official, ENTE, YEAR, author="Bianchi", reason="di nuovo")
    _refused_as_a_load(directory, finto)
    with opened(directory) as official:
        assert reopen_year(official, ENTE, YEAR, author="Bianchi", reason="Rilievo").change
        assert confirm(official, a_draft(*rows)).change
        with pytest.raises(YearOpenError, match="non è chiuso"):
            reopen_year(official, ENTE, YEAR, author="Bianchi", reason="di nuovo")


def test_what_a_closed_year_does_not_tell_is_missing_and_awaited_again_once_it_is_opened(
    tmp_path: Path, finto: Path
) -> None:
    """The indicator without a consuntivo is 60 of 100 of the root, the other one, a day in time, the other 40."""
    method = finto / "smvp.toml"
    method.write_text(method.read_text(encoding="utf-8").replace('"excluded"', '"zero"'), encoding="utf-8")
    directory = a_store(tmp_path / "s", finto)
    with opened(directory) as official:
        assert confirm(official, a_draft(*removal(official.rows(ENTE, YEAR), "actuals", I1))).change
    with opened(directory) as official:
        draft = a_draft(kind=ChangeKind.CLOSING, seen=official.seen(ENTE, YEAR))
        (root,) = [each for each in propose(official, draft).effects if each.section == "dup" and not each.node_code]
        assert (root.before, root.after) == (100, 40)
        assert not official.plan(ENTE, YEAR).is_closed
        assert close_year(official, ENTE, YEAR, author="Bianchi", reason="Relazione approvata").change
    with opened(directory) as official:
        assert official.plan(ENTE, YEAR).is_closed
        assert Impersonal.of(official).plan(ENTE, YEAR).is_closed
        draft = a_draft(kind=ChangeKind.REOPENING, seen=official.seen(ENTE, YEAR))
        (root,) = [each for each in propose(official, draft).effects if each.section == "dup" and not each.node_code]
        assert (root.before, root.after) == (40, 100)


def _refused_as_a_load(directory: Path, finto: Path) -> None:
    """A folder that changes the closed year is refused, all its years; an equal one is only already there."""
    before = len(numbered_files(directory))
    folder = read_folder(finto).folder
    assert folder is not None
    assert [year.added for year in load_folders(directory, [(folder, Provenance("f", None, "io"))])] == [False, False]
    for year in ("2024", "2025"):
        path = finto / year / "actuals.csv"
        path.write_text(path.read_text(encoding="utf-8").replace(",150,", ",151,"), encoding="utf-8")
    folder = read_folder(finto).folder
    assert folder is not None
    with pytest.raises(YearClosedError):
        load_folders(directory, [(folder, Provenance("f", None, "io"))])
    assert len(numbered_files(directory)) == before


def test_folders_are_loaded_into_a_directory_that_is_not_there_yet_and_into_one_that_is(
    tmp_path: Path, finto: Path
) -> None:
    folder = read_folder(finto).folder
    assert folder is not None
    given = [(folder, Provenance("f", None, "io"))]
    assert [year.added for year in load_folders(tmp_path / "a" / "b", given)] == [True, True]
    assert [year.added for year in load_folders(tmp_path / "a" / "b", given)] == [False, False]


def test_two_people_in_different_fields_keep_both(directory: Path) -> None:
    with opened(directory) as one, opened(directory) as other:
        mine, theirs = noted(one, I1, note="mia"), noted(other, I1, actual="160")
        assert confirm(other, a_draft(*theirs, by="Verdi")).change
        done = confirm(one, a_draft(*mine)).change
    assert done is not None
    assert [(row.column, row.now) for row in done.rows] == [("note", "mia")]
    with opened(directory) as official:
        rows = official.rows(ENTE, YEAR)
        assert (cell(rows, "actuals", I1, "actual"), cell(rows, "actuals", I1, "note")) == ("160", "mia")


@pytest.mark.parametrize(("choice", "kept"), [(Choice.MINE, "170"), (Choice.THEIRS, "160")])
def test_two_people_in_the_same_field_choose_one_by_one(directory: Path, choice: Choice, kept: str) -> None:
    with opened(directory) as one, opened(directory) as other:
        mine = (*noted(one, I1, actual="170"), *noted(one, I2, note="mia"))
        assert confirm(other, a_draft(*noted(other, I1, actual="160"), by="Verdi")).change
        draft = a_draft(*mine)
        first = confirm(one, draft)
        (conflict,) = first.conflicts
        assert first.change is None
        assert (conflict.author, conflict.number, conflict.field) == ("Verdi", 1, ("actuals", I1, "actual"))
        assert (conflict.was, conflict.theirs, conflict.mine) == ("150", "160", "170")
        assert conflict.made_at is not None
        assert confirm(one, draft, {conflict.field: choice}).change
    with opened(directory) as official:
        rows = official.rows(ENTE, YEAR)
        assert (cell(rows, "actuals", I1, "actual"), cell(rows, "actuals", I2, "note")) == (kept, "mia")
        last = official.changes(ENTE, YEAR)[-1].rows
        assert [row.was for row in last if row.column == "actual"] == (["160"] if choice is Choice.MINE else [])


def test_two_people_who_write_the_same_are_not_a_conflict(directory: Path) -> None:
    with opened(directory) as one, opened(directory) as other:
        mine, theirs = noted(one, I1, actual="160"), noted(other, I1, actual="160")
        assert confirm(other, a_draft(*theirs)).change
        assert confirm(one, a_draft(*mine)).is_nothing_new


SOGLIA = ("dup", "", "O1", "i1", "2024")


def soglia(official: Official, value: str) -> tuple[RowChange, ...]:
    return correction(official.rows(ENTE, YEAR), "soglie", SOGLIA, {"soglia": value, "origin": "indicator"})


def test_two_people_who_add_the_same_row_choose_cell_by_cell(directory: Path) -> None:
    with opened(directory) as one, opened(directory) as other:
        mine, theirs = soglia(one, "50"), soglia(other, "60")
        assert confirm(other, a_draft(*theirs, by="Verdi")).change
        (conflict,) = confirm(one, a_draft(*mine)).conflicts
        assert (conflict.column, conflict.was, conflict.theirs, conflict.mine) == ("soglia", None, "60", "50")
        assert confirm(one, a_draft(*mine), {conflict.field: Choice.MINE}).change
    with opened(directory) as official:
        assert cell(official.rows(ENTE, YEAR), "soglie", SOGLIA, "soglia") == "50"


def test_a_row_that_one_corrects_and_another_takes_away_is_a_conflict_both_ways(directory: Path) -> None:
    with opened(directory) as official:
        assert confirm(official, a_draft(*soglia(official, "50"))).change
    with opened(directory) as one, opened(directory) as other:
        taken, higher = removal(one.rows(ENTE, YEAR), "soglie", SOGLIA), soglia(other, "60")
        assert confirm(other, a_draft(*higher, by="Verdi", seen=1)).change
        (conflict,) = confirm(one, a_draft(*taken, seen=1)).conflicts
        assert (conflict.column, conflict.mine, conflict.author) == ("", None, "Verdi")
        assert '"soglia": "60"' in str(conflict.theirs)
        assert confirm(one, a_draft(*taken, seen=1), {conflict.field: Choice.MINE}).change
        late = confirm(other, a_draft(*soglia(other, "70"), seen=1))
        assert [(c.theirs, c.mine, c.author) for c in late.conflicts] == [(None, "70", "Rossi")]
        insisted = confirm(other, a_draft(*soglia(other, "70"), seen=1), {late.conflicts[0].field: Choice.MINE})
        assert "non c'è più: qualcuno l'ha tolta" in str(insisted.problems[0])


def test_each_alone_is_good_and_both_together_are_not(directory: Path) -> None:
    """One takes the value away and says how it is missing, the other says that it is there."""
    with opened(directory) as one, opened(directory) as other:
        mine = noted(one, I1, numerator="1")
        assert confirm(other, a_draft(*noted(other, I1, denominator="0"))).change
        done = confirm(one, a_draft(*mine))
    assert done.change is None
    assert any("il denominatore è zero" in str(problem) for problem in done.problems)


def test_a_load_meanwhile_is_a_conflict_with_whoever_loaded(directory: Path, finto: Path) -> None:
    with opened(directory) as one:
        mine = noted(one, I1, actual="170")
        path = finto / "2024" / "actuals.csv"
        path.write_text(path.read_text(encoding="utf-8").replace(",150,", ",155,"), encoding="utf-8")
        a_store(directory, finto)
        (conflict,) = confirm(one, a_draft(*mine)).conflicts
        assert (conflict.author, conflict.number, conflict.theirs) == ("prova", 0, "155")


def test_a_register_put_back_to_an_earlier_state_is_noticed(directory: Path) -> None:
    with opened(directory) as official:
        rows = noted(official, I1, actual="170")
        with pytest.raises(LaterChangeGoneError, match="La modifica 7, che qui era già stata letta"):
            confirm(official, a_draft(*rows, seen=7))


def test_a_year_is_not_closed_while_a_compulsory_cause_is_missing_and_is_once_all_are_told(
    tmp_path: Path, finto: Path
) -> None:
    directory = a_store(tmp_path / "altro", wanting_causes(finto))
    with opened(directory) as official:
        with pytest.raises(CauseMissingError, match=r"non si può chiudere: .*O1 / i1, P1 / i1.*Scheda"):
            close_year(official, ENTE, YEAR, author="Rossi", reason="Approvata")
        assert official.register.changes(ENTE, YEAR) == ()
        rows = official.rows(ENTE, YEAR)
        places = (I1[:4], ("peg", "Anna Verdi", "P1", ""))
        drafts = [cause(rows, place, "exogenous", "Bando in ritardo") for place in places]
        for each in drafts:
            assert confirm(official, a_draft(*each, kind=ChangeKind.CAUSE)).change is not None
    with opened(directory) as official:
        assert close_year(official, ENTE, YEAR, author="Rossi", reason="Approvata").change is not None


def test_a_cause_is_taken_away_with_both_its_words(directory: Path) -> None:
    with opened(directory) as official:
        confirm(official, a_draft(*cause(official.rows(ENTE, YEAR), I1[:4], "target", "x"), kind=ChangeKind.CAUSE))
    with opened(directory) as official:
        assert cell(official.rows(ENTE, YEAR), "causes", I1[:4], "explanation") == "x"
        rows = cause(official.rows(ENTE, YEAR), I1[:4], "", "")
    assert [row.fate for row in rows if row.fate is not RowFate.FILE] == [RowFate.REMOVED]
