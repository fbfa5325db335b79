"""A method written as smvp.toml reads back to the same method."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.format import keys
from data.format.identity import read_documents
from data.format.new_ente import NewEnte, documents_of, method_of, method_questions
from data.format.smvp_text import smvp_text
from scoring.question import answered, answers_of
from scoring.rule_questions import RISING
from tests.conftest import FINTO

ROOT = Path(__file__).parents[3]
METHODS = [
    *(ROOT / "data" / "enti").glob("*/smvp.toml"),
    *FINTO.glob("smvp*.toml"),
    *(ROOT / "tests" / "data" / "metodi").glob("*/smvp.toml"),
]
EVERY_KEY = """title = "T"
first_year = 2022
source = "fonte"
main_section = "strategico"
[[judgement]]
name = "Quota di premio"
section = "operativo"
of = "deadlines"
scale = "tempi"
[act]
text = "Delibera 1"
date = "2022-01-31"
[score]
rule = "fasce"
params = [">50", 100]
cap = 120
floor = 5
missing = "reached"
[[score.scale]]
name = "tempi"
rule = "fasce"
params = [30, 50, 60.5, 100]
[[score.exception]]
rule = "fasce"
params = [0.30000000000000004, 100]
section = "operativo"
node_code = "n"
indicator_code = "i"
direction = "higher"
unit = "%"
op = ">="
[aggregation]
method = "sum"
weights = "equal"
renormalise = false
min_measured_share = 0.25
[[aggregation.level]]
level = "ambito"
method = "minimum"
[rounding]
leaf = "half_up:1"
node = "truncate:2"
root = "half_up:-1"
[[rounding.level]]
level = "ambito"
how = "truncate:0"
[bands]
deduced = true
note = "«nota»"
cause_below = "Sì"
[[bands.band]]
word = "No"
symbol = "x"
colour = "red"
[[bands.band]]
word = "Forse"
symbol = "-"
colour = "yellow"
above = 0
[[bands.band]]
word = "Sì"
symbol = "v"
colour = "green"
from = 90.5
[[bands.measure]]
word = "No"
symbol = "x"
colour = "red"
[[bands.measure]]
word = "Sì"
symbol = "v"
colour = "green"
above = 100
[sections.strategico]
root = "Risultato"
mean_of = ["strategico", "ambito"]
weights = "held"
published = true
[sections.operativo]
root = "Operativi"
[sections.individuale]
root = "Persona"
[units]
result = "weighted_mean"
sections = ["operativo"]
rounding = "half_up:0"
source = "articolo 11"
"""


def reread(text: str, ente: Path) -> str:
    """The text of the method of a text."""
    documents = {"ente.toml": (ente / "ente.toml").read_text(encoding="utf-8"), "smvp.toml": text}
    _, (policy,), problems = read_documents(documents)
    assert problems == ()
    written = smvp_text(policy)
    _, again, problems = read_documents(documents | {"smvp.toml": written})
    assert (again, problems) == ((policy,), ())
    return written


@pytest.mark.parametrize("path", METHODS, ids=lambda path: path.parent.name + path.stem)
def test_every_method_that_there_is_reads_back(path: Path) -> None:
    reread(path.read_text(encoding="utf-8"), path.parent)


def test_no_key_of_the_format_is_lost() -> None:
    written = reread(EVERY_KEY, ROOT / "data" / "enti" / "torino")
    names = {key.name for table in keys.SMVP_TABLES for key in table.keys if key.kind not in keys.TABLE_KINDS}
    assert [name for name in sorted(names) if f"\n{name} = " not in f"\n{EVERY_KEY}"] == []
    assert [name for name in sorted(names) if f"\n{name} = " not in f"\n{written}"] == []


@given(st.data())
def test_every_combination_of_answers_is_a_valid_file_that_reads_back_to_them(data: st.DataObject) -> None:
    levels = (("area", "Area", "Aree"), ("obiettivo", "Obiettivo", "Obiettivi"))
    questions = method_questions(code for code, _, _ in levels)
    answers: dict[str, str] = {}
    policy = method_of(NewEnte(code="x", name="X", short_name="X", year=2024, levels=levels))
    for question in questions:
        lawful = RISING if question.name == "sotto" else question.lawful(policy)
        answers[question.name] = data.draw(st.sampled_from(lawful))
        policy = answered(policy, {question.name: answers[question.name]}, questions)
    ente = NewEnte(code="x", name="X", short_name="X", year=2024, levels=levels, answers=answers)
    _, (found,), problems = read_documents(documents_of(ente))
    assert problems == ()
    assert (found, answers_of(found, questions)) == (policy, answers)
