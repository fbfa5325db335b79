"""The description of every key holds: its default is one of its words, and what is not of its kind is said."""

from __future__ import annotations

import pytest

from data.format.key_values import value_of
from data.format.keys import ENTE_TABLES, SMVP_TABLES, TABLE_KINDS, Key, KeyKind

KEYS = [
    pytest.param(key, id=f"{table.name or 'in cima'} {key.name}")
    for table in (*ENTE_TABLES, *SMVP_TABLES)
    for key in table.keys
    if key.kind not in TABLE_KINDS
]
OF_ANOTHER_KIND = {
    KeyKind.TEXT: [7, True, ["a"], {}],
    KeyKind.NUMBER: ["7", True, [7], float("nan"), 1e15],
    KeyKind.INTEGER: ["7", False, [7], float("inf"), -1e15],
    KeyKind.FLAG: ["true", 1, 0, []],
    KeyKind.TEXTS: ["a", [1], ["a", 1], {}],
    KeyKind.NUMBERS: [1, ["1"], [True], [1, float("nan")]],
}


@pytest.mark.parametrize("key", KEYS)
def test_a_value_of_another_kind_is_said_and_the_default_holds(key: Key) -> None:
    for found in OF_ANOTHER_KIND[key.kind]:
        value, wrong = value_of(key, found)
        assert value == key.otherwise
        assert wrong is not None


@pytest.mark.parametrize("key", KEYS)
def test_a_missing_text_is_said_only_where_it_is_required(key: Key) -> None:
    value, wrong = value_of(key, None)
    assert value == key.otherwise
    assert (wrong is not None) == (key.required and key.kind is KeyKind.TEXT)


@pytest.mark.parametrize("key", [key for key in KEYS if key.values[0].kind is KeyKind.TEXT])
@pytest.mark.parametrize("found", [None, "", " \t"])
def test_what_a_missing_text_needs_is_said(key: Key, found: str | None) -> None:
    remedy = f"Scrivere una di: {', '.join(key.words)}." if key.words else "Aggiungere la chiave con il suo valore."
    is_said = key.required and (found is None or not key.words)
    wrong = value_of(key, found)[1]
    assert (wrong == ("Il valore manca.", remedy)) == is_said


@pytest.mark.parametrize("key", KEYS)
def test_a_word_is_read_as_the_member_of_its_list_and_any_other_is_said(key: Key) -> None:
    for word in key.words:
        value, wrong = value_of(key, str(word))
        assert value is word
        assert wrong is None
    if key.words:
        assert key.otherwise in ("", *key.words)
        assert value_of(key, "altro")[1] == (
            "«altro» non è fra le parole ammesse.",
            f"Scrivere una di: {', '.join(key.words)}.",
        )


def test_a_number_that_is_not_whole_is_said_once_and_cut() -> None:
    key = Key("anno", "Anno", KeyKind.INTEGER, "")
    assert value_of(key, 2022.5) == (
        2022,
        ("Il valore non è un numero intero.", "Scrivere solo cifre, per esempio 2022."),
    )
    assert value_of(key, 2022.0) == (2022, None)
