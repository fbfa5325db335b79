"""What each role may do, act by act."""

from __future__ import annotations

import pytest

from data.plan.changes import ChangeKind
from data.plan.people import Act, Person, Role, act_of, may
from data.plan.units import UnitNames

OF_UNIT = Person("Anna", Role.EDITOR, ("Ragioneria",))
WHO = {
    "pubblico": Person("", Role.PUBLIC),
    "lettore": Person("Lea", Role.READER),
    "redattore": Person("Rita", Role.EDITOR),
    "OIV": Person("Olga", Role.OIV),
    "amministratore": Person("Ada", Role.ADMINISTRATOR),
}
TABLE = {
    #                   pubblico lettore redattore OIV amministratore
    Act.READ: "yyyyy",
    Act.SEE_WORK: "nyyyy",
    Act.SEE_INDIVIDUAL: "nnyyy",
    Act.SAVE_WORK: "nnyny",
    Act.MEASURE: "nnyny",
    Act.EDIT: "nnyny",
    Act.IMPORT: "nnyny",
    Act.EVALUATE: "nnnyy",
    Act.CLOSE: "nnnny",
    Act.REOPEN: "nnnny",
    Act.RESTORE: "nnnny",
}


def test_the_table_has_every_act_and_every_role():
    assert set(TABLE) == set(Act)
    assert [person.role for person in WHO.values()] == list(Role)


@pytest.mark.parametrize("act", list(Act))
@pytest.mark.parametrize("at", range(len(WHO)), ids=list(WHO))
def test_a_role_may_do_what_the_table_says(act: Act, at: int):
    assert may(list(WHO.values())[at], act, ["Ragioneria"]) is (TABLE[act][at] == "y")


@pytest.mark.parametrize("act", list(Act))
def test_who_writes_of_some_units_measures_their_objectives_and_otherwise_reads(act: Act):
    assert may(OF_UNIT, act, ["Ragioneria"]) is (act in {Act.READ, Act.SEE_WORK, Act.MEASURE})


@pytest.mark.parametrize(
    ("units", "is_theirs"),
    [
        (["Ragioneria"], True),
        ([" ragioneria "], True),
        (["Anagrafe; Ragioneria"], True),
        (["Anagrafe / Ragioneria"], True),
        (["Anagrafe\nRagioneria"], True),
        (["Ragioneria generale"], False),
        (["Anagrafe"], False),
        ([""], False),
        ([], False),
    ],
)
def test_an_objective_is_of_the_units_that_its_cell_names_whole(units: list[str], is_theirs: bool):  # noqa: FBT001
    assert may(OF_UNIT, Act.MEASURE, units) is is_theirs


@pytest.mark.parametrize(
    ("unit", "written", "is_theirs"),
    [
        ("Ragioneria", "Serv. Ragioneria", True),
        ("serv. ragioneria", "Ragioneria", True),
        ("Serv. Ragioneria", "Conti e tributi", True),
        ("Tributi", "Conti e tributi", True),
        ("Anagrafe", "Conti e tributi", False),
        ("Anagrafe", "Serv. Ragioneria", False),
    ],
)
def test_another_spelling_and_a_joint_name_are_of_the_units_that_they_stand_for(
    unit: str,
    written: str,
    is_theirs: bool,  # noqa: FBT001
):
    others = {"Serv. Ragioneria": ("Ragioneria",), "Conti e tributi": ("Ragioneria", "Tributi")}
    names = UnitNames(("Ragioneria", "Tributi"), {}, others)
    assert may(Person("Anna", Role.EDITOR, (unit,)), Act.MEASURE, [written], names) is is_theirs


@pytest.mark.parametrize(
    ("kind", "table", "act"),
    [
        (ChangeKind.CORRECTION, "targets", Act.EDIT),
        (ChangeKind.CORRECTION, "actuals", Act.MEASURE),
        (ChangeKind.CORRECTION, "evaluations", Act.EVALUATE),
        (ChangeKind.MEASUREMENT, "interim", Act.MEASURE),
        (ChangeKind.MEASUREMENT, "targets", Act.EDIT),
        (ChangeKind.OIV, "measures", Act.EDIT),
        (ChangeKind.IMPORT, "evaluations", Act.IMPORT),
        (ChangeKind.CLOSING, "", Act.CLOSE),
        (ChangeKind.REOPENING, "", Act.REOPEN),
        (ChangeKind.RESTORING, "actuals", Act.RESTORE),
    ],
)
def test_what_a_change_asks_is_said_by_the_rows_that_it_touches(kind: ChangeKind, table: str, act: Act):
    assert act_of(kind, table) is act
