"""Which units a written name stands for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.plan.units import NO_NAMES, NameKind, UnitRow, plain_name, unit_names

ROWS = (
    UnitRow(name="Legale", kind=NameKind.UNIT, code="L1"),
    UnitRow(name="Stampa", kind=NameKind.UNIT),
    UnitRow(name="Uff. stampa", kind=NameKind.ALIAS, stands_for="Stampa"),
    UnitRow(name="Legale / Stampa", kind=NameKind.JOINT, stands_for="Legale"),
    UnitRow(name="Legale / Stampa", kind=NameKind.JOINT, stands_for="Stampa"),
    UnitRow(name="Studi; ricerche", kind=NameKind.UNIT),
)
NAMES = unit_names(ROWS)
words = st.text("abc ;\n", max_size=8)


@pytest.mark.parametrize(
    ("written", "units"),
    [
        ("Legale", ("Legale",)),
        ("Uff. stampa", ("Stampa",)),
        ("  Uff.\n stampa ", ("Stampa",)),
        ("uff. stampa", ("uff. stampa",)),
        ("Legale / Stampa", ("Legale", "Stampa")),
        ("Legale; Uff. stampa ;; Stampa", ("Legale", "Stampa")),
        ("Tributi; Legale / Stampa", ("Tributi", "Legale", "Stampa")),
        ("Studi; ricerche", ("Studi; ricerche",)),
        ("Mai vista", ("Mai vista",)),
        ("", ()),
        (" ; ", ()),
    ],
)
def test_a_written_name_stands_for_its_units(written: str, units: tuple[str, ...]) -> None:
    assert NAMES.of(written) == units


def test_the_units_of_many_texts_are_told_once_those_declared_first() -> None:
    assert NAMES.of_all(["Tributi", "Uff. stampa", "Legale / Stampa", "Tributi"]) == ("Legale", "Stampa", "Tributi")
    assert (NAMES.declared[:2], dict(NAMES.codes)) == (("Legale", "Stampa"), {"Legale": "L1"})


@given(st.lists(words))
def test_an_ente_that_declares_nothing_has_the_units_that_are_written(texts: list[str]) -> None:
    found = NO_NAMES.of_all(texts)
    assert found == tuple(dict.fromkeys(plain_name(part) for t in texts for part in t.split(";") if part.split()))
    assert NO_NAMES.of_all(found) == found
