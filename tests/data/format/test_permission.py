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


def test_who_writes_of_a_unit_writes_what_names_it_in_another_spelling_or_together_with_others():
    year = read_folder(SHIPPED / "riviere").folder.years[0]
    rows = with_documents({}, year.tables)
    metrico = Person("Mia", Role.EDITOR, ("servizio “metrico e attivita’ vigilanza”",))
    web = Person("Pia", Role.EDITOR, ("Servizio “COMUNICAZIONE”",))

    def may_write(person: Person, code: str) -> bool:
        actual = cell("actuals", "operativo", "", code, f"{code}_1", "2023")
        draft = Draft(ente="riviere", year=2023, kind=ChangeKind.MEASUREMENT, rows=(actual,))
        return not refused_acts(person, draft, rows)

    assert [may_write(metrico, code) for code in ("D02.03", "D02.09", "D02.07")] == [True, True, False]
    assert [may_write(web, code) for code in ("F01.01", "B05.01", "C02.01")] == [True, True, False]


def test_who_writes_of_some_units_does_not_write_what_the_names_of_units_mean():
    year = read_folder(SHIPPED / "torino").folder.years[0]
    row = RowChange(RowFate.ADDED, "units", (UNIT, "Area Anagrafe economica"), "", None, "{}")
    draft = Draft(ente="torino", year=2022, kind=ChangeKind.CORRECTION, rows=(row,))
    assert refused_acts(OF_UNIT, draft, with_documents({}, year.tables)) == (Act.EDIT,)
    assert refused_acts(EDITOR, draft, with_documents({}, year.tables)) == ()
