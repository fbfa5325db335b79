"""What an ente answers of its own words."""

from __future__ import annotations

import pytest

from data.plan.identity import Ente, Level, Section, Unit, UnitKind, Year

ENTE = Ente(
    code="e",
    name="Ente",
    short_name="E",
    kind="Comune",
    years=(Year(2023), Year(2024, "Relazione 2024"), Year(2025, "Relazione 2025")),
    levels=(Level("meta", "Meta", "Mete"), Level("passo", "Passo", "Passi")),
    sections=(Section("dup", "DUP"), Section("peg", "PEG")),
    units=(Unit("n", "numero", "", UnitKind.COUNT), Unit("%", "per cento", "%", UnitKind.PERCENT)),
)


@pytest.mark.parametrize(("year", "document"), [(2022, ""), (2023, ""), (2024, "Relazione 2024")])
def test_a_year_that_is_not_declared_or_names_no_document_has_none(year: int, document: str) -> None:
    assert ENTE.document(year) == document


@pytest.mark.parametrize(("code", "kind"), [("n", UnitKind.COUNT), ("%", UnitKind.PERCENT), ("", UnitKind.NUMBER)])
def test_a_unit_that_is_not_known_is_a_number(code: str, kind: UnitKind) -> None:
    assert ENTE.unit_kind(code) is kind


def test_sections_and_levels_are_found_by_their_code() -> None:
    assert [ENTE.section(code).name for code in ("dup", "peg")] == ["DUP", "PEG"]
    assert [ENTE.level(code).plural for code in ("meta", "passo")] == ["Mete", "Passi"]
    with pytest.raises(KeyError):
        ENTE.section("meta")
    with pytest.raises(KeyError):
        ENTE.level("dup")
