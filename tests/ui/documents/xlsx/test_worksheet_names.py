"""Names that every spreadsheet takes."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from ui.documents.xlsx.worksheet_names import sheet_names


@given(st.lists(st.text(), max_size=30))
@example(["History", "HISTORY", "Cronologia"])
@example(["a" * 40] * 12)
@example(["🏛" * 40, "🏛" * 39])
@example(["ß", "SS", "Leggimi", "''"])
@settings(max_examples=200, deadline=None)
def test_whatever_is_asked_names_are_short_clean_and_never_alike(wanted: list[str]) -> None:
    found = sheet_names(wanted, taken=("Leggimi",))
    assert len(found) == len(wanted)
    assert len({name.casefold() for name in found}) == len(found)
    for name in found:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & set("[]:*?/\\'")
        assert name == name.strip()
        assert name.isprintable()
        assert name.casefold() not in {"leggimi", "history", "cronologia"}


def test_a_fit_name_stays_as_it_is() -> None:
    assert sheet_names(["Segretario Generale", "Operativo"]) == ("Segretario Generale", "Operativo")
