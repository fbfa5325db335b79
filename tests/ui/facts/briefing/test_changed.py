"""What was changed during the year: each target before and after as the data print it, and what it is worth."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest

from data.plan.scores import score_rows
from scoring.basis import Basis, TargetVersion
from scoring.scored import score_sheet
from tests.scoring.shipped import ROOT, plan
from tests.ui.facts.briefing.numbers import code_of, is_rounded, number, numbers, plain, scores
from tests.ui.facts.briefing.years import ENTI, HOSTILE, comune, shipped, sources_of, synthetic
from ui.facts.briefing import changed

YEARS = {"torino": 2022, "riviere": 2023}


def targets(ente: str) -> dict[tuple[str, ...], list[dict[str, str]]]:
    """The printed versions of every target of the year, by the sheet, node and code of its indicator."""
    path = ROOT / "data" / "enti" / ente / str(YEARS[ente]) / "targets.csv"
    found: dict[tuple[str, ...], list[dict[str, str]]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["year"] == str(YEARS[ente]):
                found.setdefault(tuple(row.values())[:4], []).append(row)
    return found


@pytest.mark.parametrize("ente", ENTI)
def test_the_message_counts_the_indicators_that_the_data_say_were_changed(ente: str) -> None:
    revised = [rows for rows in targets(ente).values() if len(rows) > 1 or any(row["change"] for row in rows)]
    assert numbers(changed.slide(shipped(ente)).headline)[0] == len(revised)


@pytest.mark.parametrize("ente", ENTI)
def test_each_target_is_printed_before_and_after_with_its_own_digits(ente: str) -> None:
    slide = changed.slide(shipped(ente))
    printed = {key[3]: rows for key, rows in targets(ente).items()}
    assert slide.table is not None
    checked = 0
    for row in slide.table.rows:
        versions = sorted(printed[code_of(row[0])], key=lambda v: int(v["version"]))
        for cell, version in ((row[1], versions[0]), (row[2], versions[-1])):
            if version["target"] and "-" not in version["target"][1:]:
                assert number(cell) == float(version["target"])
                checked += 1
    assert checked >= 6


def test_the_points_of_a_revision_are_the_result_with_it_less_the_result_without() -> None:
    sources = shipped("riviere")
    slide, root = changed.slide(sources), scores(sources)[""]
    assert slide.table is not None
    assert root is not None
    sheet, planned = sources.main.sheet, {m.key: m for m in sources.original.main.sheet.measures}
    assert len(slide.table.rows) == 15
    told = {code_of(row[0]): row[4] for row in slide.table.rows if row[4] != "–"}
    # The others are of another section, or were not measured on one of the two.
    assert sorted(told) == ["A02_1", "A02_2", "A02_3", "A02_4", "A04_4", "B02_1", "B03_1"]
    for code, points in told.items():
        back = tuple(
            replace(m, target=planned[m.key].target, op=planned[m.key].op, soglia=planned[m.key].soglia)
            if m.key.indicator_code == code
            else m
            for m in sheet.measures
        )
        without = score_sheet(replace(sheet, measures=back), sources.main.policy).root.score
        assert without is not None
        assert is_rounded(points, root - without), code
    worth = [abs(number(points)) for points in told.values()]
    assert worth == sorted(worth, reverse=True)


def test_the_message_says_what_all_revisions_are_worth_together() -> None:
    valid, original = (scores(shipped("riviere", basis))[""] for basis in ("valid", "original"))
    assert valid is not None
    assert original is not None
    headline = plain(changed.slide(shipped("riviere")).headline)
    assert headline.endswith("per il risultato valgono 0,04 punti in più")
    assert numbers(headline)[1] == pytest.approx(valid - original, abs=0.005)


def test_where_the_result_does_not_depend_on_them_that_is_said() -> None:
    assert changed.slide(comune()).headline.endswith("il risultato dell'ente non ne dipende")
    original = sources_of(comune().view.plan, (), "original")
    assert comune().main.root.score == pytest.approx(original.main.root.score)


def incomparable(ente: str) -> set[str]:
    """Indicators of the ente's own sheet that the data say were changed, and that lack one of the two scores."""
    revised = {key[3] for key, rows in targets(ente).items() if len(rows) > 1 or any(row["change"] for row in rows)}
    silent = {
        str(row["indicator_code"])
        for basis in ("valid", "original")
        for row in score_rows([shipped(ente, basis).main])
        if row["kind"] != "node" and row["score"] is None
    }
    return revised & silent


def test_where_the_rest_is_worth_nothing_the_message_counts_what_cannot_be_compared() -> None:
    headline = changed.slide(shipped("torino")).headline
    assert headline.endswith("durante l'anno; 5 dell'ente non si possono confrontare")
    assert numbers(headline)[1] == len(incomparable("torino"))
    one, other = (scores(shipped("torino", basis))[""] for basis in ("valid", "original"))
    assert one == pytest.approx(other)


def test_one_that_cannot_be_compared_is_singular() -> None:
    """Only kpi7.1.2_04 was revised: on the targets as planned it was another indicator."""
    torino = plan("torino")
    kept = {
        key: found
        if key.indicator_code == "kpi7.1.2_04"
        else tuple(replace(v, version=1, change="", valid=True) for v in found[-1:])
        for key, found in torino.versions.items()
    }
    headline = plain(changed.slide(sources_of(replace(torino, versions=kept))).headline)
    assert headline == "1 indicatore cambiato durante l'anno; 1 dell'ente non si può confrontare"


@pytest.mark.parametrize("ente", ENTI)
def test_what_cannot_be_compared_is_worth_a_dash_and_everything_else_of_the_ente_a_number(ente: str) -> None:
    sources = shipped(ente)
    effects = changed._effects(sources)
    own = [m for s, m in changed._revised(sources, effects) if s is sources.main]
    worth = {m.code: changed._row(sources, m, effects)[4] for m in own}
    dashes = {code for code, points in worth.items() if points == "–"}
    assert dashes == incomparable(ente)
    assert dashes
    assert worth.keys() > dashes
    assert all(number(worth[code]) is not None for code in worth.keys() - dashes)


def test_one_indicator_is_singular() -> None:
    headline = plain(changed.slide(synthetic(4)).headline)
    assert headline == "1 indicatore cambiato durante l'anno: per il risultato vale 0,07 punti in più"
    assert plain(changed.slide(comune()).headline).startswith("1 indicatore cambiato durante l'anno: il risultato")


def test_what_had_a_score_as_planned_and_has_none_now_is_worth_a_dash() -> None:
    """A04_4 without its last target: the plan's 14 % still gives it a score."""
    riviere = plan("riviere")
    (key,) = [row.key for row in riviere.measures if row.key.indicator_code == "A04_4"]
    *earlier, last = riviere.versions[key]
    versions = {**riviere.versions, key: (*earlier, replace(last, target=None, op=None))}
    sources = sources_of(replace(riviere, versions=versions))
    (then,), (now,) = ([m for m in s.measures if m.code == "A04_4"] for s in (sources.original.main, sources.main))
    assert then.score is not None
    assert now.score is None
    assert changed._row(sources, now, changed._effects(sources))[4] == "–"


@pytest.mark.parametrize("ente", ENTI)
def test_on_the_targets_as_planned_nothing_is_said_of_what_they_are_worth(ente: str) -> None:
    slide = changed.slide(shipped(ente, "original"))
    assert slide.headline.endswith("; qui il risultato è sui target di inizio anno")
    assert slide.notes.against_whom == ()
    assert slide.table is not None
    assert {row[4] for row in slide.table.rows} == {"–"}


@pytest.mark.parametrize("ente", ENTI)
def test_both_results_are_said_with_the_targets_that_they_are_of(ente: str) -> None:
    (told,) = changed.slide(shipped(ente)).notes.against_whom
    planned, valid = plain(told).split("; ")
    assert is_rounded(planned, scores(shipped(ente, "original"))[""])
    assert valid.startswith("sui target validi a fine anno è ")
    assert is_rounded(valid.rstrip("."), scores(shipped(ente))[""])


@pytest.mark.parametrize("ente", ENTI)
def test_an_indicator_with_more_points_than_on_the_targets_as_planned_is_said(ente: str) -> None:
    sources = shipped(ente)
    then = {m.measure.key: m.score for s in sources.original.sheets for m in s.measures}
    better = {
        m.code
        for s in sources.view.sheets
        for m in s.measures
        if sources.view.is_revised(m.measure.key)
        and m.score is not None
        and then.get(m.measure.key) is not None
        and m.score > (then[m.measure.key] or 0.0) + 1e-9
    }
    told = changed.slide(sources).notes.what_now
    assert {text.split(":")[0] for text in told} == better
    for text in told:
        (m,) = [m for s in sources.view.sheets for m in s.measures if m.code == text.split(":")[0]]
        now, planned = plain(text).partition(": ")[2].split(" con il target nuovo, ")
        assert is_rounded(now, m.score)
        assert is_rounded(planned.partition(" %")[0], then[m.measure.key])


def test_a_year_without_changes_says_so() -> None:
    bare = replace(
        plan("torino"),
        versions={
            key: tuple(replace(v, change="") for v in found[:1]) for key, found in plan("torino").versions.items()
        },
    )
    slide = changed.slide(sources_of(bare))
    assert (slide.headline, slide.table) == ("Nessun target è stato cambiato durante l'anno", None)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"act": "deliberazione 142", "act_date": "2022-09-13"}, "deliberazione 142 del 13/09/2022"),
        ({"act": "Giunta del 13 settembre", "act_date": "2022-09-13"}, "Giunta del 13 settembre (13/09/2022)"),
        ({"act": "deliberazione 142"}, "deliberazione 142"),
        ({"occasion": "monitoraggio"}, "monitoraggio"),
        ({}, "atto non stampato"),
    ],
)
def test_an_act_is_told_as_far_as_it_is_printed(fields: dict[str, str], told: str) -> None:
    day = Basis.parse(fields.pop("act_date")).day if "act_date" in fields else None
    assert changed._act(TargetVersion(version=2, act_date=day, **fields)) == told  # type: ignore[arg-type]


def test_a_target_in_words_is_cut() -> None:
    told = changed._promised(TargetVersion(version=1, text=HOSTILE * 9), "%")
    assert len(told) <= 40
