"""What is found is listed once, under its kind, with what the reader's year says of it."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

import pytest

from scoring.basis import Basis
from tests.scoring.shipped import plan
from tests.ui.facts.plan_years import PlanYears
from ui.facts.address import Place
from ui.facts.search.entries import Entry, Kind, entries
from ui.facts.search.hits import Hit, by_kind, hits, line
from ui.facts.search.index import Index
from ui.facts.year_view import year_view

if TYPE_CHECKING:
    from data.plan.records import Plan
    from ui.facts.search.hits import Line
    from ui.facts.view import View

AT = Place(ente="torino", year="2022", basis="valid")

NOT_MEASURED = {"torino": ["OP10.2.2-04"], "riviere": []}
"""Objectives that the document only names."""


@lru_cache
def scored(ente: str) -> View:
    return year_view(plan(ente), (), Basis())


class Shipped(PlanYears):
    """A year that is scored once, as in a session."""

    def view(self, year: int, basis: Basis) -> View | None:
        del year, basis
        return scored(self.ente)


def entry(year: str, title: str = "Bilancio", kind: Kind = Kind.INDICATOR) -> Entry:
    return Entry(kind=kind, code="A1", title=title, place=Place(year=year, node="A", indicator="A1"))


def lines(known: Plan, asked: str) -> list[Line]:
    found = Index.of(entries(known)).find(asked)
    place = replace(AT, ente=known.ente.code, year=str(known.year))
    read = [line(hit, Shipped([known]), place, found.words) for hit in hits(found.exact, place.year)]
    return [each for each in read if each]


def test_the_same_thing_in_several_years_is_one_hit_in_the_year_of_the_reader() -> None:
    found = hits([entry("2024"), entry("2023"), entry("2022")], "2023")

    assert found == (Hit(entry("2023"), ("2024", "2023", "2022")),)


def test_a_code_that_means_another_thing_in_another_year_is_another_hit() -> None:
    assert len(hits([entry("2024"), entry("2023", "Personale")], "2024")) == 2


def test_the_kind_of_the_best_comes_first_then_the_order_of_the_list() -> None:
    found = hits([entry("2024", "c", Kind.NOTE), entry("2024", "b"), entry("2024", "a", Kind.OBJECTIVE)], "2024")

    assert [kind for kind, _ in by_kind(found)] == [Kind.NOTE, Kind.OBJECTIVE, Kind.INDICATOR]
    assert by_kind(()) == ()


def test_torino_holds_no_payments_and_its_drawer_in_any_order() -> None:
    index = Index.of(entries(plan("torino")))

    assert not index.find("pagamenti").exact
    assert not index.find("pagamenti").near
    assert {e.code for e in index.find("digitale cassetto").exact if e.kind is Kind.INDICATOR} == {
        "kpi3.1.1-05",
        "kpi3.1.1-05a",
    }
    assert index.find("qualita").exact == index.find("Qualità").exact != ()


def test_an_indicator_is_told_with_section_state_and_score() -> None:
    (found,) = lines(plan("torino"), "EC27")

    assert (found.kind, found.where, found.score.replace("\u00a0", " ")) == (
        Kind.INDICATOR,
        "Strategico",
        "◐ Parzialmente raggiunto 40 %",
    )
    assert (found.place.section, found.place.node, found.place.indicator) == ("strategico", "OS01.1.1", "EC27")


def test_what_is_found_in_the_text_quotes_it() -> None:
    notes = [found for found in lines(plan("torino"), "aggiudicazione") if not found.place.indicator or found.quoted]

    assert notes
    assert all("ggiudicazione" in found.quoted for found in notes)


def test_an_act_is_found_by_its_number_and_says_how_much_it_changed() -> None:
    found = next(each for each in lines(plan("torino"), "deliberazione 142") if each.kind is Kind.ACT)

    assert found.title == "deliberazione 142 del 13/09/2022"


def test_a_note_is_found_by_its_text_and_leads_to_its_indicator() -> None:
    found = next(each for each in lines(plan("riviere"), "6.551") if each.kind is Kind.NOTE)

    assert found.place.indicator == "A02_1"
    assert "6.551" in found.quoted


def test_a_node_that_a_skeleton_only_names_is_found_where_it_is_measured() -> None:
    found = [each for each in lines(plan("torino"), "OP3.1.1-05") if each.kind is Kind.OBJECTIVE]

    assert {each.place.section for each in found} == {"operativo", "individuale"}


SCORED = {Kind.OBJECTIVE, Kind.GROUP, Kind.INDICATOR, Kind.SHEET}


@pytest.mark.parametrize("ente", ["torino", "riviere"])
def test_everything_that_is_scored_says_its_score(ente: str) -> None:
    known = plan(ente)
    years, at = Shipped([known]), replace(AT, ente=ente, year=str(known.year))
    wanted = [each for each in entries(known) if each.kind in SCORED]
    read = [line(hit, years, at, ()) for hit in hits(wanted, at.year)]

    unsaid = [each.code for each in read if each and not each.score]

    assert None not in read
    assert unsaid == NOT_MEASURED[ente]


def test_what_has_no_score_is_told_by_its_state_alone() -> None:
    found = [each for each in lines(plan("riviere"), "qualita") if each.score.startswith("–")]
    assert found
    assert {each.score for each in found} == {"– Senza punteggio"}


def test_an_objective_that_no_section_measures_leads_to_what_is_above_it() -> None:
    (found,) = lines(plan("torino"), "OP10.2.2-04")

    assert found.where.startswith("solo nell'albero del documento")
    assert (found.place.section, found.place.node) == ("strategico", "OS10.2.1")


def test_what_groups_objectives_is_no_objective() -> None:
    for name, group, objective in (("riviere", "D", "D02"), ("torino", "1", "OS02.1.1")):
        kinds = kinds_of(name)
        assert (kinds["strategico", group], kinds["strategico", objective]) == (Kind.GROUP, Kind.OBJECTIVE)


def test_an_objective_of_one_section_is_a_grouping_in_another_that_only_hangs_its_own_below_it() -> None:
    kinds = kinds_of("torino")
    assert (kinds["strategico", "OS12.3"], kinds["operativo", "OS12.3"]) == (Kind.OBJECTIVE, Kind.GROUP)


def kinds_of(name: str) -> dict[tuple[str, str], Kind]:
    nodes = (each for each in entries(plan(name)) if each.kind in {Kind.OBJECTIVE, Kind.GROUP})
    return {(each.place.section, each.code): each.kind for each in nodes}
