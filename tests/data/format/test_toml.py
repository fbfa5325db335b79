"""ente.toml and smvp.toml: every mistake is named with its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.format.ente import read_ente
from data.format.keys import ENTE_TABLES, SMVP_TABLES
from data.format.smvp import policy_of, read_policy
from data.format.toml import read_toml
from data.plan.identity import UnitKind
from scoring.policy import Missing, Rounding, RoundingMode, Weights
from tests.data.format.sentences import AGREED

SHIPPED = Path(__file__).parents[3] / "data" / "enti"
FINTO = Path(__file__).parents[1] / "ente_finto"
ENTE = (FINTO / "ente.toml").read_text(encoding="utf-8")
SMVP = (FINTO / "smvp-2025.toml").read_text(encoding="utf-8")


def said(name: str, text: str) -> list[str]:
    """What is said of a changed file, with the line and key."""
    top = read_toml(text.encode(), name)
    if name == "ente.toml":
        read_ente(top)
    else:
        read_policy(top, read_ente(read_toml(ENTE.encode(), "ente.toml")))
    return sorted({str(problem) for problem in top.problems})


@pytest.mark.parametrize("code", ["torino", "riviere"])
def test_the_shipped_settings_have_no_problem(code: str) -> None:
    top = read_toml((SHIPPED / code / "ente.toml").read_bytes(), "ente.toml")
    ente = read_ente(top)
    method = read_toml((SHIPPED / code / "smvp.toml").read_bytes(), "smvp.toml")
    policy = read_policy(method, ente)
    assert [*top.problems, *method.problems] == []
    assert policy.main_section == "strategico"
    assert ente.unit_kind("%") is UnitKind.PERCENT


def test_the_method_of_torino_is_read_as_written() -> None:
    ente = read_ente(read_toml((SHIPPED / "torino" / "ente.toml").read_bytes(), "ente.toml"))
    policy = read_policy(read_toml((SHIPPED / "torino" / "smvp.toml").read_bytes(), "smvp.toml"), ente)
    assert policy.rule == "soglia_lineare"
    assert policy.missing is Missing.ZERO
    assert policy.sections["individuale"].weights is Weights.AS_GIVEN
    assert [(band.word, band.lower, band.includes_lower) for band in policy.bands.bands] == [
        ("Non raggiunto", float("-inf"), True),
        ("Parzialmente raggiunto", 0, False),
        ("Raggiunto", 95, True),
    ]


def test_size_class_and_mark_of_synthetic_data_are_read_and_may_be_missing() -> None:
    told = ENTE.replace('kind = "Comune"', 'kind = "Comune"\ncluster = "media"\nsynthetic = true')
    ente = read_ente(read_toml(told.encode(), "ente.toml"))
    assert (ente.cluster, ente.synthetic) == ("media", True)
    ente = read_ente(read_toml(ENTE.encode(), "ente.toml"))
    assert (ente.cluster, ente.synthetic) == ("", False)
    (problem,) = said("ente.toml", ENTE.replace('kind = "Comune"', 'kind = "Comune"\nsynthetic = "sì"'))
    assert "riga 7, chiave synthetic: Il valore non è né true né false" in problem


def test_an_ente_is_in_as_many_groups_as_it_tells_that_of_its_size_first() -> None:
    told = ENTE.replace('kind = "Comune"', 'kind = "Comune"\ncluster = "medie"')
    told += '\n[clusters.area]\nname = "Area"\ncluster = "Nord-Ovest"\n'
    ente = read_ente(read_toml(told.encode(), "ente.toml"))
    assert [(each.code, each.cluster) for each in ente.groupings] == [("", "medie"), ("area", "Nord-Ovest")]
    assert (ente.cluster_by("area"), ente.cluster_by(""), ente.cluster_by("altro")) == ("Nord-Ovest", "medie", "")
    assert read_ente(read_toml(ENTE.encode(), "ente.toml")).groupings == ()
    (problem,) = said("ente.toml", f'{ENTE}\n[clusters.area]\nname = "Area"\n')
    assert "chiave clusters.area.cluster" in problem or "cluster" in problem


def test_roundings_are_read() -> None:
    text = SMVP.replace("[bands]", '[rounding]\nleaf = "half_up:2"\nnode = "truncate:0"\n\n[bands]')
    top = read_toml(text.encode(), "smvp.toml")
    policy = read_policy(top, read_ente(read_toml(ENTE.encode(), "ente.toml")))
    assert top.problems == []
    assert policy.leaf_rounding == Rounding(RoundingMode.HALF_UP, 2)
    assert policy.node_rounding == Rounding(RoundingMode.TRUNCATE, 0)
    assert policy.root_rounding == Rounding()


ENTE_MISTAKES = [
    ("format = 1", "format = 9", "ente.toml, riga 2, chiave format: La versione del formato"),
    ('"comune_finto"', '"Comune Finto"', "riga 3, chiave code: Il codice «Comune Finto» ha caratteri"),
    ('kind = "Comune"', 'kinds = "Comune"', "riga 6, chiave kinds: La chiave non è del formato"),
    ('name = "Comune di Fintopoli"', "name = 7", "riga 4, chiave name: Il valore non è un testo"),
    ('short_name = "Fintopoli"\n', "", "chiave short_name: Il valore manca"),
    ("[years.2025]", "[years.25]", "riga 11, chiave years.25: «25» non è un anno"),
    ('kind = "count"', 'kind = "conta"', "chiave units.pezzi.kind: «conta» non è fra le parole"),
    ('kind = "count"\n', "", "chiave units.pezzi.kind: Il valore manca"),
    (
        'name = "DUP"',
        'name = "DUP"\nskeleton = "sì"',
        "chiave sections.dup.skeleton: Il valore non è né true",
    ),
    ("[sections.peg]", "[sections.dup]", "ente.toml, riga 24: La riga non è TOML corretto"),
    (
        "[sections.peg]\nname",
        '[sections]\npeg = "PEG"\n[units.altro]\nname',
        "chiave sections.peg: Qui serve una tabella",
    ),
    ('kind = "Comune"', 'kind = "Comune', "ente.toml, riga 6: La riga non è TOML corretto"),
]


@pytest.mark.parametrize(("old", "new", "sentence"), ENTE_MISTAKES, ids=lambda text: str(text)[:24])
def test_a_mistake_in_ente_toml_is_named(old: str, new: str, sentence: str) -> None:
    assert old in ENTE
    found = said("ente.toml", ENTE.replace(old, new))
    assert any(sentence in line for line in found)
    assert AGREED.issuperset(found)


SMVP_MISTAKES = [
    (
        'rule = "on_off"',
        'rule = "lineare"',
        "chiave score.rule: La regola «lineare» non esiste. Scrivere una di:",
    ),
    (
        "params = [50, 40, 100, 100]",
        "params = [50]",
        "chiave score.exception.params: La regola «fasce_percentuali»",
    ),
    ("params = [50, 40, 100, 100]", 'params = "50"', "Il valore non è un elenco di numeri"),
    ('unit = "pezzi"', 'unit = "chili"', "chiave score.exception.unit: «chili» non è in ente.toml"),
    ('unit = "pezzi"', 'units = "pezzi"', "chiave score.exception.units: La chiave non è del formato"),
    ('missing = "excluded"', 'missing = "boh"', "chiave score.missing: «boh» non è fra le parole ammesse"),
    ('missing = "excluded"', "missing = 0", "chiave score.missing: Il valore non è un testo"),
    ('missing = "excluded"', "cap = 0", "chiave score.cap: Il massimo 0 non supera il minimo 0"),
    ('missing = "excluded"', "cap = true", "chiave score.cap: Il valore non è un numero"),
    ('main_section = "dup"\n', "", "chiave main_section: Il valore manca"),
    ('main_section = "dup"', 'main_section = "piano"', "La sezione principale «piano» non ha la tabella"),
    ("first_year = 2025\n", "", "chiave first_year: Manca il primo anno"),
    ("first_year = 2025", "first_year = 2025.5", "chiave first_year: Il valore non è un numero intero"),
    ("above = 80", "above = 20", "chiave bands.band: La parola «Ottimo» comincia prima"),
    ("above = 80", "from = 50", "chiave bands.band: La parola «Ottimo» comincia prima"),
    ("above = 80", "from = 80\nabove = 80", "chiave bands.band.above: La parola ha due inizi"),
    ('colour = "grey"', 'colour = "grey"\nfrom = 10', "La prima parola della scala («Scarso») ha un limite"),
    ("[bands]", '[bands]\ncause_below = "Buono"', "chiave bands.cause_below: La parola «Buono» non è della scala"),
    ('colour = "grey"', 'colour = "viola"', "chiave bands.band.colour: «viola» non è fra le parole"),
    (
        'mean_of = ["meta"]',
        'mean_of = ["mete"]',
        "chiave sections.dup.mean_of: Il livello «mete» non è in ente.toml",
    ),
    ("[sections.peg]", "[sections.pegs]", "chiave sections.pegs: «pegs» non è una sezione con un risultato"),
    ("[sections.peg]", "[sections.pegs]", "chiave sections: Manca la tabella [sections.peg]"),
    (
        "[bands]",
        '[rounding]\nleaf = "mezzo"\n[bands]',
        "chiave rounding.leaf: «mezzo» non è un arrotondamento",
    ),
    ("[bands]", '[act]\ndate = "ieri"\n[bands]', "chiave act.date: «ieri» non è una data"),
    ("[bands]", "[aggregation]\nmin_measured_share = 50\n[bands]", "La quota 50 è fuori da 0–1"),
    ("[score]", "[punti]", "chiave score.rule: Il valore manca"),
    ("[[score.exception]]", "[score.exception]", "Qui serve un elenco di tabelle"),
]


@pytest.mark.parametrize(("old", "new", "sentence"), SMVP_MISTAKES, ids=lambda text: str(text)[:24])
def test_a_mistake_in_smvp_toml_is_named(old: str, new: str, sentence: str) -> None:
    assert old in SMVP
    found = said("smvp.toml", SMVP.replace(old, new, 1))
    assert any(sentence in line for line in found)
    assert AGREED.issuperset(found)


def test_the_line_of_a_mistake_is_the_one_it_is_on() -> None:
    text = SMVP.replace('symbol = "A"', 'symbol = "A"\nsimbolo = "A"')
    (sentence,) = said("smvp.toml", text)
    line = text.splitlines().index('simbolo = "A"') + 1
    assert sentence.startswith(f"smvp.toml, riga {line}, chiave bands.band.simbolo:")


def test_a_file_without_end_is_said_of_the_whole_file() -> None:
    found = read_toml(f"a = {'[' * 100_000}".encode(), "ente.toml").problems
    assert [str(problem) for problem in found] == [
        (
            "ente.toml: La riga non è TOML corretto. Controllare virgolette, parentesi quadre e segni di uguale; ogni "
            "chiave una volta sola."
        )
    ]


def test_years_are_read_as_numbers_in_the_order_of_the_file() -> None:
    assert [year.year for year in read_ente(read_toml(ENTE.encode(), "ente.toml")).years] == [2024, 2025]


def test_the_latest_method_that_has_begun_holds() -> None:
    ente = read_ente(read_toml(ENTE.encode(), "ente.toml"))
    policies = [read_policy(read_toml((FINTO / n).read_bytes(), n), ente) for n in ("smvp.toml", "smvp-2025.toml")]
    assert policy_of(policies, 2019) is None
    assert [p.first_year for y in (2020, 2024, 2025, 2030) if (p := policy_of(policies, y))] == [
        2020,
        2020,
        2025,
        2025,
    ]


def test_a_number_of_thousands_of_digits_is_said_with_its_line() -> None:
    text = ENTE.replace("format = 1", "format = 1\nmille = " + "9" * 5000)
    line = next(at for at, found in enumerate(text.split("\n"), start=1) if "99999" in found)
    assert f"ente.toml, riga {line}: Il numero ha troppe cifre. Scriverne al più 15." in said("ente.toml", text)


@given(content=st.binary(max_size=300))
def test_no_bytes_raise(content: bytes) -> None:
    read_ente(read_toml(content, "ente.toml"))


KEYS = sorted({key.name for table in (*ENTE_TABLES, *SMVP_TABLES) for key in table.keys})
VALUES = st.recursive(
    st.sampled_from(['""', '"x"', "1", "-1.5", "inf", "nan", "true", "2022-01-01", "99999999999999999999", '"%"']),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        inner.map(lambda item: f"{{ band = {item} }}"),
    ),
    max_leaves=4,
)


@given(pairs=st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=8), tail=st.sampled_from([ENTE, SMVP, ""]))
def test_no_value_of_any_type_under_any_key_raises(pairs: dict[str, str], tail: str) -> None:
    body = "\n".join(f"{key} = {value}" for key, value in pairs.items())
    kept = "\n".join(line for line in tail.splitlines() if not re.match(rf"({'|'.join(KEYS)}) =", line))
    for text in (body, f"{body}\n{kept}"):
        read_ente(read_toml(text.encode(), "ente.toml"))
        read_policy(read_toml(text.encode(), "smvp.toml"), read_ente(read_toml(ENTE.encode(), "ente.toml")))


def test_a_scale_is_a_rule_with_its_numbers_under_a_name() -> None:
    text = SMVP.replace(
        "[bands]\n", '[[score.scale]]\nname = "tempi"\nrule = "fasce"\nparams = [60, 50, 30, 100]\n\n[bands]\n', 1
    )
    policy = read_policy(read_toml(text.encode(), "smvp.toml"), read_ente(read_toml(ENTE.encode(), "ente.toml")))
    assert policy.named("tempi", "") == ("fasce", (60.0, 50.0, 30.0, 100.0))
    assert policy.named("fasce", "50; 50 100 100") == ("fasce", (50.0, 50.0, 100.0, 100.0))
    assert policy.named("", "") == ("", ())


@pytest.mark.parametrize(
    ("name", "what"),
    [("fasce", "Il nome «fasce» c'è già."), ("due", "Il nome «due» c'è già."), ("", "Il valore manca.")],
)
def test_a_scale_has_a_name_of_its_own(name: str, what: str) -> None:
    scales = [f'[[score.scale]]\nname = "{each}"\nrule = "on_off"\n' for each in ("due", name)]
    assert any(
        what in sentence
        for sentence in said("smvp.toml", SMVP.replace("[bands]\n", "\n".join([*scales, "[bands]\n"]), 1))
    )
