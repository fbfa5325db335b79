"""Next year's plan: what is promised already shows up, what is assumed says where it comes from."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from data.plan.planning import ActualOrigin, Outlook, Planned, TargetOrigin, next_year
from data.plan.series import all_series
from data.plan.sheets import sheets
from scoring.basis import Basis, TargetVersion
from scoring.model import Direction, Measure, MeasureKey, MeasureState, Op, Quantity
from scoring.scored import score_sheet
from scoring.series import Break
from tests.data.format.scored import year_of
from tests.scoring.shipped import plan

if TYPE_CHECKING:
    from data.plan.records import Plan

OUTLOOKS = list(Outlook)


def planned(ente: str, outlook: Outlook = Outlook.LAST) -> Planned:
    return next_year(plan(ente), all_series(plan(ente)), outlook)


def by_key(found: Planned) -> dict[MeasureKey, Measure]:
    return {measure.key: measure for sheet in found.sheets for measure in sheet.measures}


def this_year(ente: str) -> dict[MeasureKey, Measure]:
    return {measure.key: measure for sheet in sheets(plan(ente), Basis()) for measure in sheet.measures}


def key(ente: str, code: str) -> MeasureKey:
    (found,) = [row.key for row in plan(ente).measures if row.key.indicator_code == code]
    return found


def one(ente: str, code: str, outlook: Outlook = Outlook.LAST, the_plan: Plan | None = None) -> tuple[Measure, ...]:
    """An indicator this year and next."""
    the_plan = the_plan or plan(ente)
    found = next_year(the_plan, all_series(the_plan), outlook)
    return this_year(ente)[key(ente, code)], by_key(found)[key(ente, code)]


def with_target_of_next_year(code: str, version: TargetVersion) -> Plan:
    the_plan = plan("riviere")
    later = dict(the_plan.versions_other_years[2024]) | {key("riviere", code): (version,)}
    return replace(the_plan, versions_other_years={2024: later})


def test_every_target_of_2024_that_riviere_prints_is_in_the_plan_or_explained() -> None:
    found = planned("riviere")
    printed = plan("riviere").versions_other_years[2024]
    assert len(printed) == 27
    measures = by_key(found)
    in_words = []
    for where, versions in printed.items():
        last = [version for version in versions if version.valid][-1]
        if last.target is None:
            in_words.append(where.indicator_code)
            continue
        assert (measures[where].op, measures[where].target) == (last.op, last.target)
        assert found.origins[where].target is TargetOrigin.PRINTED_NEXT_YEAR
    assert in_words == ["B06_1"]
    assert found.origins[key("riviere", "B06_1")].printed == "dato medio nazionale"
    assert found.unplaced == ()


def test_the_last_valid_version_of_a_printed_target_counts() -> None:
    _, after = one("riviere", "A02_1")
    assert after.target is not None
    assert after.target.text == "32"


WORDED = Path(__file__).parents[1] / "casi" / "target-relativi"
NEXT = "piano,,O1,{code},2025,1,{op},{target},,{text},1,,,,,,\n"


def of_words(tmp_path: Path, *rows: dict[str, str]) -> dict[str, tuple[Measure, TargetOrigin, str]]:
    """The plan of 2025 of the case whose targets are in words, with some rows for that year."""
    folder = Path(shutil.copytree(WORDED, tmp_path / "caso"))
    path = folder / "2024" / "targets.csv"
    blank = {"op": "", "target": "", "text": ""}
    path.write_text(path.read_text(encoding="utf-8") + "".join(NEXT.format(**blank | row) for row in rows))
    this = year_of(folder, 2024)
    found = next_year(this.plan, this.series, Outlook.LAST)
    return {k.indicator_code: (m, found.origins[k].target, found.origins[k].printed) for k, m in by_key(found).items()}


@pytest.mark.parametrize(
    ("row", "target", "origin", "left"),
    [
        # 385 of 2024 and a tenth of it; the same 385; 350 of 2023 and a tenth of it; 60 of 2024 and 5 points; the mean
        # of 300, 350 and 300 from 2022 to 2024; the printed mean of 2024.
        ({"code": "piu", "text": "+10 % rispetto al 2024"}, "423.5", TargetOrigin.PRINTED_NEXT_YEAR, ""),
        ({"code": "piu", "text": "mantenimento"}, "385", TargetOrigin.PRINTED_NEXT_YEAR, ""),
        ({"code": "piu", "text": "+10 % rispetto al 2023"}, "385", TargetOrigin.PRINTED_NEXT_YEAR, ""),
        ({"code": "punti", "text": "+5 punti rispetto al 2024"}, "65", TargetOrigin.PRINTED_NEXT_YEAR, ""),
        (
            {"code": "media", "text": "media del triennio precedente"},
            "316.6666666667",
            TargetOrigin.PRINTED_NEXT_YEAR,
            "",
        ),
        ({"code": "nazionale", "text": "media nazionale 2024"}, "50", TargetOrigin.PRINTED_NEXT_YEAR, ""),
        ({"code": "piu", "op": ">=", "target": "400"}, "400", TargetOrigin.PRINTED_NEXT_YEAR, ""),
        # What nobody knows yet stays this year's, and is said.
        ({"code": "nazionale", "text": "media nazionale"}, "50", TargetOrigin.THIS_YEAR, "media nazionale"),
        ({"code": "piu", "text": "da definire"}, "385", TargetOrigin.THIS_YEAR, "da definire"),
    ],
)
def test_words_printed_for_next_year_are_read_as_those_of_a_year_are(
    tmp_path: Path, row: dict[str, str], target: str, origin: TargetOrigin, left: str
) -> None:
    measure, found, printed = of_words(tmp_path, row)[row["code"]]
    assert measure.target is not None
    assert (measure.target.text, found, printed) == (target, origin, left)


def test_words_that_are_kept_mean_what_they_mean_next_year(tmp_path: Path) -> None:
    found = of_words(tmp_path)
    said = {code: m.target.text if m.target else None for code, (m, _, _) in found.items()}
    # A tenth less than the 350 of 2024; the mean of 2022, 2023 and 2024; what names its year stays as it is; of a
    # mean of the others of 2025 nothing is known yet, and this year's stays.
    assert said == {
        "piu": "385",
        "meno": "315",
        "punti": "60",
        "media": "316.6666666667",
        "nazionale": "50",
        "oltre": "80",
        "incerto": None,
        "senza": None,
    }


def test_a_number_after_words_is_scored_by_the_rule_of_the_method_again(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(WORDED.parent / "tra-10-e-15", tmp_path / "caso"))
    path = folder / "2024" / "targets.csv"
    more = (("i9", "=", "12", ""), ("i10", "", "", "tra 11 e 16"))
    rows = [NEXT.format(code=code, op=op, target=target, text=text) for code, op, target, text in more]
    path.write_text(path.read_text(encoding="utf-8") + "".join(rows))
    this = year_of(folder, 2024)
    found = {k.indicator_code: m for k, m in by_key(next_year(this.plan, this.series, Outlook.LAST)).items()}
    assert [found[code].rule for code in ("i9", "i10", "i12_5")] == ["", "on_off", found["i12_5"].rule]
    assert [found[code].target.text for code in ("i9", "i10", "i12_5")] == ["12", "11..16", "10..15"]  # type: ignore[union-attr]


def test_a_target_that_is_not_printed_is_that_of_this_year() -> None:
    found = planned("riviere")
    before = this_year("riviere")
    same = [k for k, origin in found.origins.items() if origin.target is TargetOrigin.THIS_YEAR]
    assert same
    assert all(by_key(found)[k].target == before[k].target is not None for k in same)
    assert not set(same) & {k for k, vs in plan("riviere").versions_other_years[2024].items() if vs[-1].target}


def test_torino_prints_nothing_of_2023_and_its_dates_move_by_a_year() -> None:
    found = planned("torino")
    origins = Counter(origin.target for origin in found.origins.values())
    assert origins == {TargetOrigin.THIS_YEAR: 131, TargetOrigin.SHIFTED_DATE: 55, TargetOrigin.NONE: 3}
    before, after = one("torino", "kpi4.1.1_09")
    assert [m.target.text for m in (before, after) if m.target] == ["2022-11-15", "2023-11-15"]
    before, after = one("torino", "kpi3.1.1_03")
    assert [m.actual.text for m in (before, after) if m.actual] == ["2022-02-21", "2023-02-21"]
    assert after.actual == Quantity(float(date(2023, 2, 21).toordinal()), 0.0, "2023-02-21")
    assert {origin.printed for origin in found.origins.values()} == {""}
    dates = {k: m for k, m in this_year("torino").items() if m.is_date and m.soglia}
    assert dates
    for where, measure in dates.items():
        assert measure.soglia is not None
        later = by_key(found)[where].soglia
        assert later is not None
        assert later.text == measure.soglia.text.replace("2022", "2023").replace("2023-01", "2024-01")


@pytest.mark.parametrize("ente", ["riviere", "torino"])
@pytest.mark.parametrize("outlook", OUTLOOKS)
def test_every_sheet_of_next_year_can_be_scored_and_claims_nothing_published(ente: str, outlook: Outlook) -> None:
    found = planned(ente, outlook)
    official = sheets(plan(ente), Basis())
    assert found.year == plan(ente).year + 1
    assert [(s.section, s.owner) for s in found.sheets] == [(s.section, s.owner) for s in official]
    for sheet, before in zip(found.sheets, official, strict=True):
        assert [node.code for node in sheet.nodes] == [node.code for node in before.nodes]
        assert [m.key for m in sheet.measures] == [m.key for m in before.measures]
        assert not sheet.has_published_targets
        assert all(part.published is None for part in (*sheet.nodes, *sheet.measures))
        assert [m.previous for m in sheet.measures] == [m.actual for m in before.measures]
        score_sheet(sheet, plan(ente).policy)
    assert found.origins.keys() == by_key(found).keys()


@pytest.mark.parametrize("ente", ["riviere", "torino"])
def test_where_an_actual_comes_from_is_said_and_true(ente: str) -> None:
    before = this_year(ente)
    for where, origin in planned(ente).origins.items():
        after = by_key(planned(ente))[where]
        assert (after.actual is None) == (origin.actual in {ActualOrigin.NONE, ActualOrigin.DECLARED})
        assert (after.declared is not None) >= (origin.actual is ActualOrigin.DECLARED)
        if origin.actual is ActualOrigin.LAST_VALUE and before[where].actual:
            assert (after.actual, origin.last_year) == (before[where].actual, plan(ente).year)


def test_what_could_not_be_measured_takes_part_again_where_a_target_of_its_own_is_printed() -> None:
    before, after = one("riviere", "E03_1")
    assert (before.state, before.target) == (MeasureState.NOT_AVAILABLE, None)
    assert (after.state, after.op, after.target and after.target.text) == (MeasureState.MEASURED, Op.EQUAL, "90")
    unprinted = [k for k, o in planned("riviere").origins.items() if o.target is not TargetOrigin.PRINTED_NEXT_YEAR]
    before_by_key, after_by_key = this_year("riviere"), by_key(planned("riviere"))
    assert all(before_by_key[k].state is after_by_key[k].state for k in unprinted)


def test_what_was_suppressed_stays_so_even_with_a_target() -> None:
    suppressed = next(k for k, m in this_year("riviere").items() if m.state is MeasureState.SUPPRESSED)
    code, unit = suppressed.indicator_code, this_year("riviere")[suppressed].unit
    the_plan = with_target_of_next_year(code, TargetVersion(version=1, op=Op.AT_LEAST, target=Quantity(5), unit=unit))
    _, after = one("riviere", code, the_plan=the_plan)
    assert (after.state, after.target) == (MeasureState.SUPPRESSED, Quantity(5))


def test_a_target_in_another_unit_is_told_and_not_taken() -> None:
    version = TargetVersion(version=1, op=Op.AT_LEAST, target=Quantity(40, 0, "40"), unit="N.")
    the_plan = with_target_of_next_year("A02_1", version)
    before, after = one("riviere", "A02_1", the_plan=the_plan)
    assert (after.target, after.unit) == (before.target, "%")
    origin = next_year(the_plan, {}, Outlook.LAST).origins[key("riviere", "A02_1")]
    assert (origin.target, origin.printed) == (TargetOrigin.THIS_YEAR, "40 N.")


def test_a_date_is_not_the_target_of_a_number() -> None:
    version = TargetVersion(version=1, op=Op.BY, target=Quantity(738_900, 0, "2024-01-10"), unit="")
    before, after = one("riviere", "A02_1", the_plan=with_target_of_next_year("A02_1", version))
    assert (after.target, after.is_date) == (before.target, False)


def test_a_target_printed_for_an_indicator_without_a_sheet_is_not_lost_in_silence() -> None:
    the_plan = plan("riviere")
    stranger = MeasureKey("strategico", "", "Z9", "Z9_1")
    later = dict(the_plan.versions_other_years[2024]) | {stranger: (TargetVersion(version=1),)}
    found = next_year(replace(the_plan, versions_other_years={2024: later}), {}, Outlook.LAST)
    assert found.unplaced == (stranger,)


def test_a_soglia_that_the_new_target_leaves_behind_is_left_out_and_told() -> None:
    where = next(k for k, m in this_year("torino").items() if m.soglia and not m.is_date and m.direction == "higher")
    soglia, the_plan = this_year("torino")[where].soglia, plan("torino")
    assert soglia is not None
    lower = TargetVersion(version=1, op=Op.AT_LEAST, target=Quantity(soglia.value - 1), unit="")
    found = next_year(replace(the_plan, versions_other_years={2023: {where: (lower,)}}), {}, Outlook.LAST)
    assert (by_key(found)[where].soglia, found.origins[where].lost_soglia) == (None, soglia)
    kept = by_key(planned("torino"))
    assert [k for k, m in this_year("torino").items() if bool(m.soglia) != bool(kept[k].soglia)] == []


def actual_of(code: str, outlook: Outlook) -> float:
    _, after = one("riviere", code, outlook)
    assert after.actual is not None
    return after.actual.value


def test_half_of_the_mean_yearly_change_is_added_to_the_last_value() -> None:
    # Nota 9: 2660, 3124, 3671, 4206. The mean of the three changes is (4206 − 2660) / 3 = 515.33.
    assert actual_of("A02_4", Outlook.LAST) == 4206
    assert actual_of("A02_4", Outlook.HALF_TREND) == pytest.approx(4206 + 515.3333 / 2, abs=0.01)


def test_half_of_the_trend_is_of_the_year_of_the_plan() -> None:
    origins = planned("riviere", Outlook.HALF_TREND).origins.values()
    assert {o.last_year for o in origins if o.actual is ActualOrigin.HALF_TREND} == {2023}


def test_best_and_worst_are_the_ends_of_the_band_by_the_direction() -> None:
    # Root mean square of 464, 547, 535: 516.68; t of 80 % with three changes: 1.6377; 846.17 either way.
    assert actual_of("A02_4", Outlook.BEST) == pytest.approx(4206 + 846.1, abs=0.2)
    assert actual_of("A02_4", Outlook.WORST) == pytest.approx(4206 - 846.1, abs=0.2)
    assert this_year("riviere")[key("riviere", "B06_1")].direction is Direction.LOWER
    assert actual_of("B06_1", Outlook.BEST) < -24.37 < actual_of("B06_1", Outlook.WORST)


@pytest.mark.parametrize("ente", ["riviere", "torino"])
def test_worse_is_never_better(ente: str) -> None:
    worst, best = by_key(planned(ente, Outlook.WORST)), by_key(planned(ente, Outlook.BEST))
    for where, low in worst.items():
        high = best[where].actual
        if low.actual and high and low.direction is not Direction.NOMINAL:
            gap = (high.value - low.actual.value) * (1 if low.direction is Direction.HIGHER else -1)
            assert gap >= 0


def test_where_only_the_target_is_right_the_best_is_the_target_and_the_worst_the_end_further_from_it() -> None:
    the_plan, where = plan("riviere"), key("riviere", "A02_4")
    rows = tuple(replace(r, direction=Direction.NOMINAL) if r.key == where else r for r in the_plan.measures)
    nominal = replace(the_plan, measures=rows)
    found = {o: by_key(next_year(nominal, all_series(nominal), o))[where] for o in OUTLOOKS}
    best, worst = found[Outlook.BEST].actual, found[Outlook.WORST].actual
    assert best is not None
    assert worst is not None
    assert best.value == 4200
    assert worst.value == pytest.approx(4206 + 846.1, abs=0.2)


def test_nothing_goes_below_zero_where_the_history_never_did_nor_a_percentage_beyond_100() -> None:
    # A03.01_1: the band around 7 goes down to −22.
    assert actual_of("A03.01_1", Outlook.WORST) == 0
    # D01.02_2: the band around 35 days goes down to −1.5.
    assert actual_of("D01.02_2", Outlook.BEST) == 0
    the_plan = plan("riviere")
    percents = [k for k, s in all_series(the_plan).items() if s.unit == "%" and s.points]
    bounded = [k for k in percents if max(p.value for p in all_series(the_plan)[k].points) <= 100]
    best = next_year(the_plan, all_series(the_plan), Outlook.BEST)
    found = {m.key: m.actual.value for sheet in best.sheets for m in sheet.measures if m.actual and m.key in bounded}
    assert found
    assert max(found.values()) <= 100


def test_a_history_too_short_for_a_forecast_leaves_the_last_value() -> None:
    assert {actual_of("B05.02_1", o) for o in OUTLOOKS} != {actual_of("B05.02_1", Outlook.LAST)}
    assert {actual_of("A02_2", o) for o in OUTLOOKS} == {6.99}


def test_a_value_of_before_a_break_is_not_carried_over_it() -> None:
    the_plan, where = plan("riviere"), key("riviere", "A02_4")
    broken = {
        k: replace(s, breaks=(Break(year=2024, kind="method", reason="x"),)) for k, s in all_series(the_plan).items()
    }
    found = next_year(the_plan, broken, Outlook.LAST)
    assert (by_key(found)[where].actual, found.origins[where].actual) == (None, ActualOrigin.NONE)


def test_an_earlier_value_stands_in_for_a_missing_one() -> None:
    the_plan, where = plan("riviere"), key("riviere", "A02_4")
    missing = replace(the_plan, actuals=tuple(row for row in the_plan.actuals if row.key != where))
    found = next_year(missing, all_series(missing), Outlook.WORST)
    assert found.origins[where].last_year == 2022
    assert found.origins[where].actual is ActualOrigin.LAST_VALUE
    assert by_key(found)[where].actual == Quantity(3671.0, 0.0, "3671")


def test_without_a_history_every_outlook_is_the_last_value() -> None:
    found = [next_year(plan("riviere"), {}, outlook) for outlook in OUTLOOKS]
    assert all(each.sheets == found[0].sheets and each.origins == found[0].origins for each in found)
