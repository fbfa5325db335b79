"""Another year or ente keeps the place, and says what is not there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.scoring.shipped import plan
from ui.facts.address import Place
from ui.facts.same_place import same_place

if TYPE_CHECKING:
    from data.plan.records import Plan

AT = Place(ente="torino", year="2022", basis="valid", section="strategico", node="OS01.1.1", indicator="EC27")
DRAWER = Place(ente="riviere", year="2023", section="strategico", node="A02", indicator="A02_1")


def later(known: Plan, *, without: str = "", moved: str = "") -> Plan:
    """The plan of the year after, without a node or an indicator, and with an indicator under another code."""
    kept = [r for r in known.measures if without not in {r.key.indicator_code, r.key.node_code}]
    measures = [
        replace(r, key=r.key._replace(indicator_code="X")) if r.key.indicator_code == moved else r for r in kept
    ]
    nodes = [row for row in known.nodes if row.node_code != without]
    return replace(known, year=known.year + 1, measures=tuple(measures), nodes=tuple(nodes))


def test_the_same_code_is_the_same_place_in_another_year() -> None:
    now = later(plan("torino"))

    assert same_place(AT, plan("torino"), now) == (replace(AT, year="2023"), "")
    node = replace(AT, indicator="")
    assert same_place(node, plan("torino"), now) == (replace(node, year="2023"), "")


def test_an_indicator_under_another_code_is_found_by_its_common_code() -> None:
    code = next(row for row in plan("torino").measures if row.common_code and row.key.section == "strategico")
    at = replace(AT, node=code.key.node_code, indicator=code.key.indicator_code)

    place, said = same_place(at, plan("torino"), later(plan("torino"), moved=at.indicator))

    assert (place.indicator, said) == ("X", "")


def test_an_indicator_that_is_gone_leads_to_its_node_and_is_said() -> None:
    place, said = same_place(AT, plan("torino"), later(plan("torino"), without="EC27"))

    assert (place.node, place.indicator) == ("OS01.1.1", "")
    assert said == "«EC27» non c'è nel 2023: mostro OS01.1.1."


def test_a_node_that_is_gone_leads_to_the_nearest_above_and_is_said() -> None:
    place, said = same_place(replace(AT, indicator=""), plan("torino"), later(plan("torino"), without="OS01.1.1"))

    assert (place.node, said) == ("1", "«OS01.1.1» non c'è nel 2023: mostro 1.")


def test_another_ente_has_the_indicator_of_the_same_common_code() -> None:
    codes = {row.common_code for row in plan("torino").measures} & {row.common_code for row in plan("riviere").measures}
    code = min(codes - {""})
    row = next(row for row in plan("riviere").measures if row.common_code == code)
    at = replace(DRAWER, section=row.key.section, node=row.key.node_code, indicator=row.key.indicator_code)

    place, said = same_place(at, plan("riviere"), plan("torino"))

    there = next(r for r in plan("torino").measures if r.key.indicator_code == place.indicator)
    assert (place.ente, place.year, there.common_code, said) == ("torino", "2022", code, "")


def test_another_ente_has_none_of_the_codes_of_this_one() -> None:
    place, said = same_place(replace(DRAWER, indicator=""), plan("riviere"), plan("torino"))

    assert (place.ente, place.node) == ("torino", "")
    assert said == "«A02» non c'è fra i dati di Torino: mostro l'inizio."


@pytest.mark.parametrize("at", [Place(ente="torino", year="2022"), replace(AT, node="", indicator="")])
def test_the_beginning_is_the_beginning_everywhere(at: Place) -> None:
    place, said = same_place(at, plan("torino"), later(plan("torino")))

    assert (place, said) == (replace(at, year="2023"), "")


def test_a_person_without_a_sheet_next_year_is_said() -> None:
    owner = next(row.key.owner for row in plan("torino").measures if row.key.owner)
    at = Place(ente="torino", year="2022", section="individuale", owner=owner)
    now = later(plan("torino"))
    now = replace(now, measures=tuple(row for row in now.measures if row.key.owner != owner))

    place, said = same_place(at, plan("torino"), now)

    assert (place.section, place.owner) == ("", "")
    assert said == f"«{owner}» non c'è nel 2023: mostro l'inizio."
