"""What holds of every slide, of whatever data: it is made, it fits, and it speaks Italian."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests.scoring.shipped import plan
from tests.ui.facts.briefing import years
from tests.ui.facts.briefing.years import HOSTILE, LONG, WIDE, slides, sources_of, texts_of
from ui.facts.briefing import node
from ui.facts.briefing.slide import BESIDE, SlideKind
from ui.facts.format import NBSP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.plan.records import Plan
    from ui.facts.briefing.slide import Slide
    from ui.facts.briefing.sources import Sources

HEADLINE, CELL, SPOKEN = 130, 130, 400
"""The most signs of a message on two lines, of a cell, and of a sentence for the person who speaks."""


def _with(text: str) -> Plan:
    return years.renamed(plan("riviere"), text)


CASES = {
    "torino": lambda: years.shipped("torino"),
    "torino on the targets as planned": lambda: years.shipped("torino", "original"),
    "riviere": lambda: years.shipped("riviere"),
    "riviere on the targets as planned": lambda: years.shipped("riviere", "original"),
    "riviere on a day": lambda: years.shipped("riviere", "2023-06-30"),
    "synthetic": years.synthetic,
    "another synthetic": lambda: years.synthetic(4),
    "the first year of a synthetic": lambda: years.synthetic(2, 0),
    "one year, no benchmarks, no OIV": years.comune,
    "nothing measured": lambda: sources_of(years.unmeasured(plan("torino"))),
    "nothing measured in two years": lambda: sources_of(
        years.unmeasured(years.synthetic_plans()[-1]), [years.unmeasured(years.synthetic_plans()[-2])]
    ),
    "everything at the most": lambda: sources_of(years.at_the_most(years.comune_plans()[-1])),
    "one indicator": lambda: sources_of(years.one_indicator(years.comune_plans()[-1])),
    "half measured": lambda: sources_of(years.half_measured(plan("torino"))),
    "300 objectives": lambda: sources_of(years.three_hundred()),
    "long names": lambda: sources_of(_with(LONG)),
    "names of one long word": lambda: sources_of(_with(WIDE)),
    "hostile names": lambda: sources_of(_with(HOSTILE)),
    "no names": lambda: sources_of(_with("")),
}
SHIPPED = [
    name
    for name in CASES
    if name.startswith(("torino", "riviere", "synth", "another", "the first", "one", "nothing measured"))
]


@cache
def facts(case: str) -> Sources:
    return CASES[case]()


@cache
def every(case: str) -> tuple[Slide, ...]:
    """The generated slides, and one for some objectives, headings and the other sheets' among them."""
    found = facts(case)
    codes = dict.fromkeys(r.code for s in found.view.sheets for r in s.nodes[1:6])
    return (*slides(found).values(), *(node.slide(found, code) for code in codes))


every_case = pytest.mark.parametrize("case", list(CASES))


@every_case
def test_every_slide_is_made_and_has_a_message(case: str) -> None:
    found = every(case)
    assert len(found) > 9
    assert all(slide.headline.strip() and slide.name.strip() for slide in found)
    assert len({slide.code for slide in found}) == len(found)
    assert all(slide.headline == slide.generated for slide in found)


@every_case
def test_a_message_fits_two_lines(case: str) -> None:
    assert {s.code: s.headline for s in every(case) if len(s.headline) > HEADLINE} == {}


@every_case
def test_a_slide_has_at_most_three_numbers_and_one_large_thing(case: str) -> None:
    for slide in every(case):
        assert len(slide.highlights) <= 3, slide.code
        assert slide.table is None or slide.bars is None, slide.code


@every_case
def test_nothing_is_told_by_how_many_more_there_are(case: str) -> None:
    """What a Giunta decides on it sees: a list is whole, whatever its length."""
    for slide in every(case):
        notes = [slide.table.note if slide.table else "", slide.bars.title if slide.bars else "", slide.headline]
        assert not any(re.search(r"\b[Ee] (altr[ie] \d|un altro|un'altra)", text) for text in notes), slide.code


@every_case
def test_cells_and_labels_stay_within_bounds(case: str) -> None:
    for slide in every(case):
        rows = slide.table.rows if slide.table else ()
        assert [cell for row in rows for cell in row if len(cell) > CELL] == [], slide.code
        bars = slide.bars.bars if slide.bars else ()
        assert [bar.label for bar in bars if len(bar.label) > CELL] == [], slide.code


@pytest.mark.parametrize("case", ["riviere", "riviere on a day"])
def test_a_name_printed_in_capitals_is_a_sentence_with_its_code_beside_it(case: str) -> None:
    titles = {r.code: r.title for s in facts(case).view.sheets for r in s.nodes if r.title.isupper()}
    assert titles
    cells = [row[0] for slide in every(case) if slide.table for row in slide.table.rows]
    labels = [bar.label for slide in every(case) if slide.bars for bar in slide.bars.bars]
    named = [label.split(BESIDE) for label in (*cells, *labels) if label.partition(BESIDE)[2] in titles]
    assert named
    for name, code in named:
        assert name[:1].isupper(), code
        assert not name[1:].isupper(), code


@every_case
def test_a_headline_shouts_nothing_that_the_document_does_not_abbreviate(case: str) -> None:
    found = facts(case)
    shouted = {
        word
        for s in found.view.sheets
        for r in s.nodes
        if r.title.isupper()
        for word in r.title.split()
        if len(word) > 5
    }
    assert {s.code: s.headline for s in every(case) if shouted & set(s.headline.split())} == {}


@every_case
def test_what_is_for_the_speaker_can_be_spoken(case: str) -> None:
    for slide in every(case):
        for answer in (slide.notes.why, slide.notes.against_whom, slide.notes.what_now):
            assert len(answer) <= 25, slide.code
            assert [text for text in answer if len(text) > SPOKEN] == [], slide.code
            assert len(set(answer)) == len(answer), slide.code


@every_case
def test_a_row_has_a_cell_for_each_column(case: str) -> None:
    for slide in every(case):
        if slide.table:
            assert {len(row) for row in slide.table.rows} <= {len(slide.table.columns)}, slide.code


@every_case
def test_a_bar_is_on_its_axis(case: str) -> None:
    for slide in every(case):
        if slide.bars:
            assert slide.bars.low < slide.bars.high, slide.code
            values = [bar.value for bar in slide.bars.bars if bar.value is not None]
            assert all(slide.bars.low <= value <= slide.bars.high for value in values), slide.code
            assert all(bar.text in slide.bars.alt for bar in slide.bars.bars), slide.code


def said(slide: Slide) -> Iterator[str]:
    """What the program says; subjects and codes are words of the data."""
    yield from texts_of(replace(slide, subject="", code="", name=""))


_NOT_ITALIAN = re.compile(
    r"\bNone\b|\bnan\b|\binf\b|Traceback|<[a-z]+ |\{\}|\{0"  # what a program lets slip
    r"|\d\.\d\d?\b(?![./])"  # a decimal point
    r"|\b1\s(?:obiettivi|indicatori|confronti|rischi|target|decisioni|punti) (?:sono|hanno|non)"
    r"|(?<!,)(?<!\d)1\s(?:obiettivi|indicatori|confronti|rischi|decisioni)\b"
    r"|\baltri 1\b|\baltre 1\b|  |\( |\(\)|«»| ,|: \.|\?\.|\.\.(?!\.)"
)


@pytest.mark.parametrize("case", SHIPPED)
def test_sentences_are_italian(case: str) -> None:
    found = facts(case)
    own = {text for text in texts_of(tuple(found.view.texts.values())) if text}
    own |= {row.title for row in found.view.plan.nodes} | {v.reason for vs in found.view.versions.values() for v in vs}
    for slide in every(case):
        for text in said(slide):
            bad = _NOT_ITALIAN.search(_without(text, own))
            assert bad is None, (slide.code, text, bad)


@pytest.mark.parametrize(
    "text",
    [
        "1 obiettivi su 3",
        "vale None",
        "62.1 punti",
        "E altri 1.",
        "in  due",
        "il target , nel",
        "già raggiunto: .",
        "il risultato è n.d..",
    ],
)
def test_the_check_of_italian_finds_what_it_looks_for(text: str) -> None:
    assert _NOT_ITALIAN.search(text)


def _without(text: str, own: set[str]) -> str:
    """A sentence without what the document says, quoted or named, and without codes."""
    text = re.sub(r"«[^»]*»", "«…»", text)
    text = re.sub(r"\b(?=[\w.\-]*\d)[A-Za-z][\w.\-]*", "X", text)
    for theirs in own:
        text = text.replace(theirs, "X")
    return text


@pytest.mark.parametrize("case", CASES)
def test_no_slide_is_a_message_alone(case: str) -> None:
    bare = [s.kind for s in slides(CASES[case]()).values() if not (s.bars or s.table or s.sentences)]
    assert bare == []


NOTHING_KNOWN = ("Nessun rischio", "Nessun obiettivo è arrivato", "al massimo che il metodo dà", "va come il")


def test_of_a_year_without_a_value_nothing_is_said_as_if_it_were_known() -> None:
    found = slides(CASES["nothing measured"]()).values()
    told = [text for slide in found for text in (slide.headline, *slide.sentences)]
    assert not [text for text in told if any(each in text for each in NOTHING_KNOWN)]
    assert any(text.startswith("Nulla è stato misurato: i rischi") for text in told)


def test_where_everything_is_at_the_most_the_slide_of_what_was_lost_says_so() -> None:
    found = slides(CASES["everything at the most"]())[SlideKind.SHORTFALLS]
    assert found.headline == "Nessun obiettivo misurato ha perso punti"
    assert found.sentences == (f"Ogni indicatore misurato è al massimo che il metodo dà, 100,00{NBSP}%.",)
