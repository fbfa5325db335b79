"""What a person may not write of a change: by the tables and the units of the objectives that it touches."""

from __future__ import annotations

import pytest

from data.format.amend import DOCUMENTS, with_documents
from data.format.folder import read_folder
from data.format.permission import refused_acts
from data.plan.changes import ChangeKind, Draft, RowChange, RowFate
from data.plan.people import Act, Person, Role
from data.store.shipped import SHIPPED

NODE = ("operativo", "", "OP2.1.1-01")
UNIT = "Uffici di Staff al Segretario Generale"
OWN = ("individuale", "Segretario Generale", "OP1.1.1-01")
EDITOR, OF_UNIT = Person("Rita", Role.EDITOR), Person("Anna", Role.EDITOR, (UNIT,))
OF_OTHERS = Person("Ugo", Role.EDITOR, ("Area Anagrafe economica",))
READER, OIV, ADMIN = Person("Lea", Role.READER), Person("Olga", Role.OIV), Person("Ada", Role.ADMINISTRATOR)


@pytest.fixture(scope="module")
def tables():
    year = read_folder(SHIPPED / "torino").folder.years[0]
    return with_documents({}, year.tables)


def cell(table: str, *key: str) -> RowChange:
    return RowChange(RowFate.CHANGED, table, key, "x", "1", "2")


ACTUAL = cell("actuals", *NODE, "i", "2022")
TARGET = cell("targets", *NODE, "i", "2022", "1")
JUDGED = cell("evaluations", *NODE)
OWN_ACTUAL = cell("actuals", *OWN, "i", "2022")
HISTORY = cell("history", "1", *NODE, "i", "2021")
SMVP = RowChange(RowFate.CHANGED, DOCUMENTS.name, ("smvp.toml",), "content", "a", "b")


@pytest.mark.parametrize(
    ("person", "kind", "rows", "refused"),
    [
        (READER, ChangeKind.MEASUREMENT, [ACTUAL], [Act.MEASURE]),
        (READER, ChangeKind.CORRECTION, [ACTUAL, TARGET, TARGET, JUDGED], [Act.MEASURE, Act.EDIT, Act.EVALUATE]),
        (READER, ChangeKind.MEASUREMENT, [OWN_ACTUAL], [Act.SEE_INDIVIDUAL, Act.MEASURE]),
        (READER, ChangeKind.CLOSING, [], [Act.CLOSE]),
        (EDITOR, ChangeKind.CORRECTION, [ACTUAL, TARGET, HISTORY, OWN_ACTUAL, SMVP], []),
        (EDITOR, ChangeKind.CORRECTION, [JUDGED], [Act.EVALUATE]),
        (EDITOR, ChangeKind.IMPORT, [ACTUAL, JUDGED], []),
        (EDITOR, ChangeKind.RESTORING, [ACTUAL], [Act.RESTORE]),
        (EDITOR, ChangeKind.REOPENING, [], [Act.REOPEN]),
        (OF_UNIT, ChangeKind.MEASUREMENT, [ACTUAL], []),
        (OF_UNIT, ChangeKind.MEASUREMENT, [ACTUAL, TARGET], [Act.EDIT]),
        (OF_UNIT, ChangeKind.MEASUREMENT, [OWN_ACTUAL], [Act.SEE_INDIVIDUAL, Act.MEASURE]),
        (OF_UNIT, ChangeKind.IMPORT, [ACTUAL], [Act.IMPORT]),
        (OF_UNIT, ChangeKind.CORRECTION, [SMVP], [Act.EDIT]),
        (OF_OTHERS, ChangeKind.MEASUREMENT, [ACTUAL], [Act.MEASURE]),
        (OIV, ChangeKind.OIV, [JUDGED], []),
        (OIV, ChangeKind.OIV, [JUDGED, ACTUAL], [Act.MEASURE]),
        (ADMIN, ChangeKind.RESTORING, [ACTUAL, TARGET, JUDGED, OWN_ACTUAL, SMVP], []),
        (ADMIN, ChangeKind.CLOSING, [], []),
    ],
)
def test_a_change_is_refused_for_what_the_person_may_not_write(tables, person, kind, rows, refused):
    draft = Draft(ente="torino", year=2022, kind=kind, rows=tuple(rows))
    assert list(refused_acts(person, draft, tables)) == refused
