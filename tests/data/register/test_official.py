"""The official data: what was loaded with its changes made, now and at a past moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from data.format.amend import difference
from data.format.folder import read_folder
from data.plan.changes import ChangeKind
from data.register.edits import correction
from data.register.errors import UnknownChangeError
from data.register.register import REGISTER
from data.register.writer import confirm, restoration
from data.store.files import numbered_files
from data.store.provenance import Provenance
from data.store.shipped import SHIPPED
from data.store.store import Store
from data.store.writer import add_folders
from data.synthetic.enti import write_synthetic
from scoring.model import Quantity
from scoring.policy import Missing
from tests.data.register.samples import ENTE, I1, YEAR, a_draft, a_store, cell, close_year, opened, reopen_year
from tests.ui.facts.plan_years import plans_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from data.plan.changes import Change
    from data.register.official import Official


@pytest.fixture
def directory(tmp_path: Path, finto: Path) -> Path:
    return a_store(tmp_path / "s", finto)


def corrected(directory: Path, actual: str, by: str = "Rossi") -> Change:
    with opened(directory) as official:
        rows = correction(official.rows(ENTE, YEAR), "actuals", I1, {"actual": actual})
        done = confirm(official, a_draft(*rows, seen=official.seen(ENTE, YEAR), by=by))
    assert done.change is not None, done
    return done.change


def actual(official: Official) -> str:
    return cell(official.rows(ENTE, YEAR), "actuals", I1, "actual")


def everything(official: Official | Store) -> dict[str, object]:
    """All that is answered of every ente and year."""
    answers: dict[str, object] = {"enti": official.enti(), "common": official.common_values()}
    for ente in official.enti():
        answers[ente.code] = official.ente(ente.code), plans_of(official, ente.code)
        for year in ente.years:
            ask: tuple[Callable[[str, int], object], ...] = (official.load, official.policy, official.tables)
            answers[f"{ente.code} {year}"] = tuple(each(ente.code, year) for each in ask)
    return answers


def test_without_changes_it_answers_as_the_store(shipped_directory: Path) -> None:
    with opened(shipped_directory) as official, Store.open(shipped_directory) as store:
        assert everything(official) == everything(store)
        assert (official.state.strip(), official.damage) == (store.state, None)
    assert not numbered_files(shipped_directory, REGISTER)


def test_a_change_is_read_everywhere_and_nothing_else_moves(directory: Path) -> None:
    with opened(directory) as before:
        as_it_was = everything(before)
    corrected(directory, "160")
    with opened(directory) as after, Store.open(directory) as store:
        assert actual(after) == "160"
        assert after.plan(ENTE, YEAR).actuals[0].actual == Quantity(160.0, 0.0, "160")
        assert everything(store) == as_it_was
        now = everything(after)
        assert {name for name in now if now[name] != as_it_was[name]} == {ENTE, f"{ENTE} {YEAR}"}
        assert after.load(ENTE, YEAR) == replace(store.load(ENTE, YEAR), fingerprint=after.load(ENTE, YEAR).fingerprint)


def test_state_and_fingerprint_move_with_each_change_and_the_fingerprint_comes_back_with_the_data(
    directory: Path,
) -> None:
    found = []
    for text in ("160", "170", "150"):
        with opened(directory) as official:
            found.append((official.state, official.load(ENTE, YEAR).fingerprint))
        corrected(directory, text)
    with opened(directory) as official:
        assert len({state for state, _ in found} | {official.state}) == 4
        assert official.load(ENTE, YEAR).fingerprint == found[0][1]
        assert len({mark for _, mark in found}) == 3


def test_an_open_one_goes_stale_when_somebody_changes_something(directory: Path) -> None:
    with opened(directory) as official:
        assert not official.is_stale()
        corrected(directory, "160")
        assert official.is_stale()
        assert actual(official) == "150"


def test_common_values_of_a_changed_ente_are_those_that_the_store_would_answer(tmp_path: Path) -> None:
    """The same data reached by a change and by a load."""
    for name in ("by_change", "by_load"):
        write_synthetic(tmp_path / name, 3, 4, 7)
    with opened(tmp_path / "by_change") as official:
        code, years = official.enti()[1].code, official.enti()[1].years
        rows = official.rows(code, years[-2])
        common = {c["common_code"]: c for _, c in rows["measures"].records() if c["common_code"]}
        place = next(iter(common.values()))
        key = tuple(place[name] for name in ("section", "owner", "node_code", "indicator_code"))
        wanted = correction(rows, "actuals", (*key, str(years[-2])), {"actual": "12.5", "availability": "value"})
        done = confirm(official, replace(a_draft(*wanted), ente=code, year=years[-2]))
        assert done.change is not None, done
    with opened(tmp_path / "by_change") as official, Store.open(tmp_path / "by_load") as untouched:
        values = official.common_values()
        others = [value for value in untouched.common_values() if value.ente != code]
        assert [value for value in values if value.ente != code] == others
        theirs = {(v.common_code, v.year): v for v in untouched.common_values() if v.ente == code}
        ours = {(v.common_code, v.year): v for v in values if v.ente == code}
        assert ours.keys() == theirs.keys()
        assert [at for at in ours if ours[at] != theirs[at]] == [(place["common_code"], years[-2])]
        assert ours[place["common_code"], years[-2]].value.text == "12.5"


def test_as_of_a_moment_it_is_what_it_was(directory: Path, finto: Path) -> None:
    moments, states = [], []
    for text in ("160", "170"):
        with opened(directory) as official:
            states.append(everything(official))
        moments.append(datetime.now(UTC).replace(tzinfo=None))
        corrected(directory, text)
    with opened(directory) as official:
        states.append(everything(official))
        moments.append(datetime.now(UTC).replace(tzinfo=None))
    reload(directory, finto, moments[-1] + timedelta(seconds=1))
    with opened(directory) as official:
        assert actual(official) == "150"
        for moment, state in zip(moments, states, strict=True):
            assert everything(official.as_of(moment)) == state
        assert official.as_of(datetime(2020, 1, 1)).enti() == ()  # noqa: DTZ001 - the files keep UTC without a zone


def reload(directory: Path, folder: Path, at: datetime) -> None:
    """Load the folder again, with another title."""
    nodes = folder / str(YEAR) / "nodes.csv"
    nodes.write_text(nodes.read_text(encoding="utf-8").replace("Sportello", "Sportelli"), encoding="utf-8")
    reading = read_folder(folder)
    assert reading.folder is not None
    add_folders(directory, [(reading.folder, Provenance("altra cartella", at, "Verdi"))])


def test_the_state_after_any_change_is_brought_back_as_a_new_change(directory: Path) -> None:
    for text in ("160", "170", "180"):
        corrected(directory, text)
    for number, text in ((1, "160"), (3, "180"), (0, "150")):
        with opened(directory) as official:
            rows = restoration(official, ENTE, YEAR, number)
            done = confirm(official, a_draft(*rows, kind=ChangeKind.RESTORING, seen=official.seen(ENTE, YEAR)))
            assert done.change is not None
        with opened(directory) as official:
            assert actual(official) == text
            assert difference(official.rows(ENTE, YEAR), official.rows_after(ENTE, YEAR, number)) == ()
            assert official.changes(ENTE, YEAR)[-1].kind is ChangeKind.RESTORING
    with opened(directory) as official, pytest.raises(UnknownChangeError, match="non c'è la modifica 99"):
        official.rows_after(ENTE, YEAR, 99)


def test_a_state_under_an_earlier_load_is_brought_back_too(directory: Path, finto: Path) -> None:
    corrected(directory, "160")
    reload(directory, finto, datetime(2099, 1, 1))  # noqa: DTZ001 - as above
    with opened(directory) as official:
        assert actual(official) == "150"
        assert cell(official.rows(ENTE, YEAR), "nodes", ("peg", "Anna Verdi", "P1"), "title") == "Sportelli"
        old = official.rows_after(ENTE, YEAR, 1)
        assert cell(old, "actuals", I1, "actual") == "160"
        assert cell(old, "nodes", ("peg", "Anna Verdi", "P1"), "title") == "Sportello"
        assert official.damage is None


def test_a_closed_year_knows_it_until_it_is_opened_again(directory: Path) -> None:
    with opened(directory) as official:
        close_year(official, ENTE, YEAR, author="Bianchi", reason="Relazione approvata")
    before = datetime.now(UTC).replace(tzinfo=None)
    with opened(directory) as official:
        closing = official.closing(ENTE, YEAR)
        assert closing is not None
        assert (closing.author, closing.reason) == ("Bianchi", "Relazione approvata")
        assert official.closing(ENTE, 2025) is None
        first, second = plans_of(official.store, ENTE)
        assert plans_of(official, ENTE) == (replace(first, is_closed=True), second)
        reopen_year(official, ENTE, YEAR, author="Bianchi", reason="Rilievo dell'OIV")
    with opened(directory) as official:
        assert official.closing(ENTE, YEAR) is None
        assert official.as_of(before).closing(ENTE, YEAR) is not None


def test_a_name_corrected_in_the_texts_is_the_name_everywhere(directory: Path) -> None:
    with opened(directory) as official:
        texts = official.tables(ENTE, 2025).documents
        renamed = texts["ente.toml"].replace("Comune di Fintopoli", "Città di Fintopoli")
        assert renamed != texts["ente.toml"]
        rows = correction(official.rows(ENTE, 2025), "documents", ("ente.toml",), {"content": renamed})
        assert confirm(official, replace(a_draft(*rows), year=2025)).change
    with opened(directory) as official:
        assert [ente.name for ente in official.enti()] == ["Città di Fintopoli"]
        assert official.ente(ENTE).name == "Città di Fintopoli"
        assert official.plan(ENTE, YEAR).ente.name == "Comune di Fintopoli"


def test_a_method_corrected_in_the_texts_is_the_method_of_its_years_only(directory: Path) -> None:
    with opened(directory) as official:
        texts = official.tables(ENTE, YEAR).documents
        method = texts["smvp.toml"].replace('missing = "excluded"', 'missing = "zero"')
        assert method != texts["smvp.toml"]
        rows = correction(official.rows(ENTE, YEAR), "documents", ("smvp.toml",), {"content": method})
        assert confirm(official, a_draft(*rows)).change
    with opened(directory) as official:
        assert official.policy(ENTE, YEAR).missing is official.plan(ENTE, YEAR).policy.missing is Missing.ZERO
        assert official.policy(ENTE, 2025).missing is Missing.EXCLUDED
        assert [change.number for change in official.changes(ENTE, YEAR)] == [1]
        assert official.changes(ENTE, 2025) == ()


def test_changes_whose_load_is_not_there_do_not_count_and_are_said(directory: Path, finto: Path) -> None:
    corrected(directory, "160")
    for file in numbered_files(directory):
        file.unlink()
    nodes = finto / str(YEAR) / "nodes.csv"
    nodes.write_text(nodes.read_text(encoding="utf-8").replace("Sportello", "Sportelli"), encoding="utf-8")
    a_store(directory, finto)
    with opened(directory) as official:
        assert actual(official) == "150"
        assert "1 modifica, a partire dal numero 1" in str(official.damage)
        assert "traguardo restore" in str(official.damage)


def test_shipped_data_never_cover_a_year_that_people_changed(tmp_path: Path) -> None:
    from data.register import opening
    from data.store import shipped

    directory = tmp_path / "s"
    with opened(directory) as official:
        rows = official.rows("torino", 2022)
        _, first = next(rows["actuals"].records())
        key = tuple(first[name] for name in rows["actuals"].table.key)
        wanted = correction(rows, "actuals", key, {"note": "riletto"})
        assert confirm(official, replace(a_draft(*wanted), ente="torino", year=2022)).change
        old = official.store.load("torino", 2022).load_id
    newer = tmp_path / "enti"
    for code in ("torino", "riviere"):
        copied(SHIPPED / code, newer / code)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shipped.add_shipped, "__defaults__", (newer, *(shipped.add_shipped.__defaults__ or ())[1:]))
        added = {each.ente: each.added for each in opening.add_shipped(directory)}
    assert added == {"torino": False, "riviere": True}
    with opened(directory) as official:
        assert official.store.load("torino", 2022).load_id == old
        assert cell(official.rows("torino", 2022), "actuals", key, "note") == "riletto"


def copied(folder: Path, to: Path) -> None:
    import shutil

    shutil.copytree(folder, to)
    with (to / "ente.toml").open("a", encoding="utf-8") as text:
        text.write("# Riletto.\n")
