"""The plan of the year after: the tree, what is promised for it, what was adopted; never over one that is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from data.plan.changes import ChangeKind, Draft
from data.plan.minutes import Decision, MinutedDecision, Outcome
from data.plan.scenarios import Proposal, SavedAssumption, SavedScenario, ScenarioKind
from data.plan.series import all_series
from data.plan.sheets import sheets
from data.register.edits import correction
from data.register.errors import SignatureMissingError, YearThereError
from data.register.next_plan import create_plan, next_plan
from data.register.opening import open_official
from data.register.writer import confirm
from scoring.basis import Basis
from scoring.model import MeasureKey, Quantity
from scoring.scenario import Assumption, Field
from tests.data.format.test_casi import CASI
from tests.data.plan.test_shared import CASE, OF_ANNA, OF_THE_ENTE
from tests.data.register.samples import ENTE, a_store, cell

YEAR = 2025
KEY = MeasureKey("dup", "", "O1", "i1")
MOMENT = datetime(2025, 12, 1, 9, 0)  # noqa: DTZ001 - the files keep UTC without a zone


@pytest.fixture
def store(tmp_path: Path, finto: Path) -> Path:
    return a_store(tmp_path / "archivio", finto)


def proposal(kind: ScenarioKind, *assumptions: tuple[Field, str | None]) -> Proposal:
    scenario = SavedScenario(
        **dict.fromkeys(("id", "name", "author", "reason", "fingerprint"), "x"),
        ente=ENTE,
        year=YEAR,
        kind=kind,
        outlook=None,
        basis=Basis(),
        version=1,
        saved_at=MOMENT,
        assumptions=tuple(
            SavedAssumption(Assumption(KEY, field, Quantity(float(text), 0.0, text) if text else None))
            for field, text in assumptions
        ),
    )
    return Proposal("p", scenario, MOMENT, "Rossi", "", {})


def test_it_has_the_tree_and_the_valid_targets_and_no_results(store: Path) -> None:
    with open_official(store) as official:
        plan = next_plan(official, ENTE, YEAR, ())
        assert plan.problems == ()
        create_plan(official, plan, "Rossi")
    with open_official(store) as official:
        found, before = official.plan(ENTE, YEAR + 1), official.plan(ENTE, YEAR)
        assert [n.node_code for n in found.nodes] == [n.node_code for n in before.nodes]
        assert [m.key for m in found.measures] == [m.key for m in before.measures]
        assert (found.actuals, found.published, found.evaluations, found.interim) == ((), (), (), ())
        assert found.versions[KEY][-1].target.text == "200"  # type: ignore[union-attr]
        load = official.load(ENTE, YEAR + 1)
        assert (load.loaded_by, load.origin) == ("Rossi", "piano creato dal 2025")


def test_the_names_of_the_units_come_along(tmp_path: Path, finto: Path) -> None:
    rows = "name,kind,stands_for,code,source\nTributi,unit,,T,piano\nServ. Tributi,alias,Tributi,,O1\n"
    (finto / str(YEAR) / "units.csv").write_text(rows, encoding="utf-8")
    with open_official(a_store(tmp_path / "archivio", finto)) as official:
        create_plan(official, next_plan(official, ENTE, YEAR, ()), "Rossi")
        before = official.plan(ENTE, YEAR).units
    with open_official(tmp_path / "archivio") as official:
        assert official.plan(ENTE, YEAR + 1).units == before != ()


def test_a_target_adopted_on_a_row_that_is_another_is_written_where_that_one_is(tmp_path: Path) -> None:
    one = proposal(ScenarioKind.PLAN, (Field.TARGET, "230"))
    target = Assumption(OF_ANNA, Field.TARGET, Quantity(230.0, 0, "230"))
    saved = replace(one.scenario.assumptions[0], assumption=target)
    made = replace(one, scenario=replace(one.scenario, assumptions=(saved,)))
    with open_official(a_store(tmp_path / "archivio", CASI / CASE)) as official:
        plan = next_plan(official, "obiettivo_condiviso", 2024, (made,))
        assert plan.problems == ()
        create_plan(official, plan, "Rossi")
    with open_official(tmp_path / "archivio") as official:
        versions = official.plan("obiettivo_condiviso", 2025).versions
        assert [versions[key][-1].target.text for key in (OF_THE_ENTE, OF_ANNA)] == ["230", "230"]  # type: ignore[union-attr]
        assert official.rows("obiettivo_condiviso", 2025)["targets"].cells[0][2:4] == ("O1", "i1")


def test_what_was_adopted_for_it_is_its_target_the_newest_first(store: Path) -> None:
    newest = proposal(ScenarioKind.PLAN, (Field.TARGET, "230"))
    older = proposal(
        ScenarioKind.PLAN, (Field.TARGET, "220"), (Field.SOGLIA, "100"), (Field.WEIGHT, "60"), (Field.ACTUAL, "1")
    )
    with open_official(store) as official:
        plan = next_plan(official, ENTE, YEAR, (newest, older))
    assert plan.problems == ()
    assert plan.folder is not None
    tables = plan.folder.years[0].tables
    place = ("dup", "", "O1", "i1")
    assert cell(tables, "targets", (*place, "2026", "1"), "target") == "230"
    assert cell(tables, "soglie", (*place, "2026"), "soglia") == "100"
    assert cell(tables, "measures", place, "weight") == "60"
    assert tables["actuals"].cells == ()
    assert plan.proposed == 3  # the target was proposed twice and is one number


@pytest.mark.parametrize(("newest", "left"), [(None, []), ("90", ["90"])], ids=["taken away", "another"])
def test_a_soglia_that_was_agreed_to_take_away_is_not_in_the_plan(
    store: Path, newest: str | None, left: list[str]
) -> None:
    older = proposal(ScenarioKind.PLAN, (Field.SOGLIA, "100"))
    with open_official(store) as official:
        plan = next_plan(official, ENTE, YEAR, (proposal(ScenarioKind.PLAN, (Field.SOGLIA, newest)), older))
    assert plan.folder is not None
    rows = plan.folder.years[0].tables["soglie"].records()
    assert [cells["soglia"] for _, cells in rows if cells["indicator_code"] == "i1"] == left


def test_words_for_a_number_come_along_until_a_number_takes_their_place(tmp_path: Path) -> None:
    folder = Path(__file__).parents[1] / "casi" / "target-relativi"
    place = ("piano", "", "O1", "piu", "2025", "1")
    number = SavedAssumption(Assumption(MeasureKey(*place[:4]), Field.TARGET, Quantity(400.0, 0.0, "400")))
    asked = replace(proposal(ScenarioKind.PLAN).scenario, assumptions=(number,))
    adopted = Proposal("p", asked, MOMENT, "Rossi", "", {})
    with open_official(a_store(tmp_path / "archivio", folder)) as official:
        (ente,) = [each.code for each in official.enti() if each.years == (2024,)]
        plans = [next_plan(official, ente, 2024, proposals) for proposals in ((), (adopted,))]
        create_plan(official, plans[0], "Rossi")
    said = [
        [cell(plan.folder.years[0].tables, "targets", place, column) for column in ("target", "text")]
        for plan in plans
        if plan.folder
    ]
    assert said == [["", "+10 % rispetto al 2023"], ["400", ""]]
    with open_official(tmp_path / "archivio") as official:
        others = [official.plan(ente, 2024)]
        plan = official.plan(ente, 2025)
    series = all_series(plan, others)
    found = {m.key.indicator_code: m.target for sheet in sheets(plan, Basis(), series) for m in sheet.measures}
    # In the plan that was created the words are read once more: the mean of 2022, 2023 and 2024.
    assert found["media"] == Quantity(316.6666666667, 0.0, "316.6666666667")


def minuted(code: str, outcome: Outcome) -> MinutedDecision:
    decision = Decision(ente=ENTE, year=YEAR, code=code, about="x", question="x", outcome=outcome)
    return MinutedDecision(decision=decision, author="Rossi", saved_at=MOMENT, version=1)


@pytest.mark.parametrize(
    ("outcome", "target", "adopted"),
    [
        (Outcome.APPROVED, "230", 3),
        (Outcome.OPEN, "230", 3),
        (Outcome.REJECTED, "200", 0),
        (Outcome.DEFERRED, "200", 0),
    ],
)
def test_what_the_giunta_turned_down_is_not_in_the_plan_and_the_number_before_stays(store, outcome, target, adopted):
    asked = proposal(ScenarioKind.PLAN, (Field.TARGET, "230"), (Field.SOGLIA, "100"), (Field.WEIGHT, "60"))
    with open_official(store) as official:
        plan = next_plan(official, ENTE, YEAR, (asked,), (minuted("adottare x", outcome),))
        before = official.rows(ENTE, YEAR)
    assert plan.folder is not None
    tables = plan.folder.years[0].tables
    assert cell(tables, "targets", ("dup", "", "O1", "i1", "2026", "1"), "target") == target
    assert (plan.proposed, len(plan.left_out)) == (adopted, 3 - adopted)
    weight = cell(before, "measures", ("dup", "", "O1", "i1"), "weight")
    assert cell(tables, "measures", ("dup", "", "O1", "i1"), "weight") == ("60" if adopted else weight)


def test_a_revision_of_this_year_is_no_promise_for_the_next(store: Path) -> None:
    with open_official(store) as official:
        plan = next_plan(official, ENTE, YEAR, (proposal(ScenarioKind.YEAR, (Field.TARGET, "999")),))
    assert plan.proposed == 0
    assert plan.folder is not None
    assert cell(plan.folder.years[0].tables, "targets", ("dup", "", "O1", "i1", "2026", "1"), "target") == "200"


def test_a_year_that_is_there_is_refused_and_stays_as_it_was(store: Path) -> None:
    with open_official(store) as official:
        before = official.load(ENTE, YEAR)
        plan = next_plan(official, ENTE, YEAR - 1, ())
        assert plan.folder is None
        assert "c'è già" in plan.problems[0].what
        with pytest.raises(ValueError, match="2025"):
            create_plan(official, plan, "Rossi")
    with open_official(store) as official:
        assert official.load(ENTE, YEAR) == before


def test_nobody_creates_it_without_a_name(store: Path) -> None:
    with open_official(store) as official:
        plan = next_plan(official, ENTE, YEAR, ())
        with pytest.raises(SignatureMissingError):
            create_plan(official, plan, "  ")


@pytest.mark.parametrize("adopted", [(), (proposal(ScenarioKind.PLAN, (Field.TARGET, "230")),)])
def test_of_two_who_create_it_together_the_second_is_told_and_the_firsts_changes_stay(store, adopted):
    with open_official(store) as first, open_official(store) as second:
        mine, theirs = next_plan(first, ENTE, YEAR, ()), next_plan(second, ENTE, YEAR, adopted)
        create_plan(first, mine, "Rossi")
        with open_official(store) as official:
            target = (*(KEY.section, KEY.owner, KEY.node_code, KEY.indicator_code), str(YEAR + 1), "1")
            rows = correction(official.rows(ENTE, YEAR + 1), "targets", target, {"target": "210"})
            draft = Draft(
                ente=ENTE, year=YEAR + 1, kind=ChangeKind.CORRECTION, author="Rossi", reason="Refuso", rows=rows
            )
            assert confirm(official, draft).change is not None
        with pytest.raises(YearThereError, match=r"intanto l'ha creato Rossi \("):
            create_plan(second, theirs, "Verdi")
    with open_official(store) as official:
        assert official.load(ENTE, YEAR + 1).loaded_by == "Rossi"
        assert cell(official.rows(ENTE, YEAR + 1), "targets", target, "target") == "210"
