"""The figure of a history, trace by trace: names, values, gaps, colours."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.basis import TargetChange, TargetVersion
from scoring.forecast import Forecast
from scoring.model import Direction, MeasureKey, Op, Quantity
from scoring.series import Break, Comparison, Series, YearValue
from ui.facts.history_points import OtherPoint
from ui.facts.text_fit import Face, width
from ui.figures import history, theme
from ui.figures.history_labels import left_of
from ui.figures.label_places import Box

GROUND = theme.LIGHT


def q(value):
    return Quantity(float(value), 0.0, str(value))


def series(**changed):
    made = {
        "key": MeasureKey("s", "", "N", "I"),
        "name": "prova",
        "unit": "%",
        "direction": Direction.HIGHER,
        "is_date": False,
        "values": (
            YearValue(year=2019, value=q(10), numerator=q(1), denominator=q(10), note_number="7"),
            YearValue(year=2020, value=None, availability="annullate", raw="2020: annullate", note_number="7"),
            YearValue(year=2021, value=q(12), note_number="7"),
            YearValue(year=2022, value=q(15)),
        ),
        "targets": (
            (2021, TargetVersion(version=1, op=Op.AT_LEAST, target=q(11))),
            (2022, TargetVersion(version=1, op=Op.AT_LEAST, target=q(20), valid=False)),
            (
                2022,
                TargetVersion(
                    version=2, op=Op.AT_LEAST, target=q(14), change=TargetChange.LOWERED, act="delibera 9",
                    act_date=date(2022, 7, 1),
                ),
            ),
        ),
        "soglie": ((2022, q(5)),),
        "comparisons": (
            Comparison(year=2022, scope="nazionale", statistic="mean", value=q(13)),
            Comparison(year=None, scope="cluster", statistic="mean", value=q(9)),
        ),
    }  # fmt: skip
    return Series(**{**made, **changed})


def drawn(found=None, **asked):
    wanted = {"symbol": "%", "expected": None, "ground": GROUND, "height": 300, **asked}
    figure = history.trend(found or series(), **wanted)
    return figure, {t["name"]: t for t in figure["data"]}


def test_the_traces_have_their_names_in_the_order_in_which_they_cover_each_other():
    figure, _ = drawn()
    assert [t["name"] for t in figure["data"]] == [
        "Lato buono del target", "Target", "Target superato", "Soglia", "Media nazionale", "Valore", "Assente",
    ]  # fmt: skip


def test_a_year_without_a_value_is_a_gap_and_never_a_line():
    _, traces = drawn()
    assert traces["Valore"]["x"] == [2019, 2020, 2021, 2022]
    assert traces["Valore"]["y"] == [10, None, 12, 15]
    assert traces["Valore"]["connectgaps"] is False


def test_numerator_and_denominator_are_on_hover():
    _, traces = drawn()
    assert "1 / 10" in traces["Valore"]["hovertext"][0]
    assert "nota 7" in traces["Valore"]["hovertext"][0]
    assert "consuntivo" in traces["Valore"]["hovertext"][3]


def test_an_absence_says_its_kind_and_what_is_printed():
    _, traces = drawn()
    assert traces["Assente"]["x"] == [2020]
    assert "manifestazioni annullate" in traces["Assente"]["hovertext"][0]
    assert "stampato: 2020: annullate" in traces["Assente"]["hovertext"][0]


def test_a_ghost_says_by_which_act_it_was_replaced():
    _, traces = drawn()
    assert (traces["Target superato"]["x"], traces["Target superato"]["y"]) == ([2022], [20])
    assert "delibera 9" in traces["Target superato"]["hovertext"][0]


def test_values_targets_and_others_have_colours_of_their_own():
    _, traces = drawn()
    assert traces["Valore"]["line"]["color"] == GROUND.accent
    assert traces["Target"]["line"]["color"] == GROUND.ink
    assert traces["Media nazionale"]["marker"]["color"] == GROUND.others
    assert len({GROUND.accent, GROUND.ink, GROUND.others}) == 3


def test_the_good_side_is_above_where_higher_is_better_and_below_where_lower_is():
    _, up = drawn()
    _, down = drawn(series(direction=Direction.LOWER))
    assert max(up["Lato buono del target"]["y"]) > 14
    assert max(down["Lato buono del target"]["y"]) == 14
    assert min(down["Lato buono del target"]["y"]) < 5


def test_a_comparison_without_a_year_has_no_place_on_the_figure():
    _, traces = drawn()
    assert "Media cluster" not in traces


def test_a_break_is_drawn_and_interrupts_the_line():
    figure, traces = drawn(series(breaks=(Break(year=2022, kind="method", reason="contati altri rilasci"),)))
    assert figure["layout"]["shapes"][0]["x0"] == 2021.5
    assert figure["layout"]["annotations"][0]["hovertext"] == "contati altri rilasci"
    place = traces["Valore"]["x"].index(2021.5)
    assert traces["Valore"]["y"][place] is None


def test_what_to_expect_is_an_interval():
    _, traces = drawn(expected=Forecast(2023, 15.0, 9.0, 21.0, 3.0, 3))
    assert traces["Attesa"]["error_y"]["array"] == [6.0]
    assert traces["Attesa"]["error_y"]["arrayminus"] == [6.0]


def test_an_empty_history_draws_nothing_and_does_not_fail():
    figure, traces = drawn(series(values=(), targets=(), soglie=(), comparisons=()))
    assert list(traces) == ["Valore"]
    assert figure["layout"]["yaxis"]["range"] is None


def ends(figure):
    notes = [note for note in figure["layout"]["annotations"] if note.get("xref") == "paper"]
    return {" ".join(note["text"].split()): note for note in notes}


def test_there_is_no_legend_and_each_thing_has_its_name_and_last_number_at_the_right_end():
    figure, _ = drawn(others=(OtherPoint("Torino", 2021, 7.6, "7,60", "Torino 2021: 7,60"),))
    assert figure["layout"]["showlegend"] is False
    assert set(ends(figure)) == {
        "target 2022 ≥ 14", "soglia 2022 5", "media nazionale 2022 13", "Torino 2021 7,60",
    }  # fmt: skip


@pytest.mark.parametrize("compact", [False, True])
@given(ahead=st.integers(1, 4), behind=st.integers(0, 3))
def test_the_target_beside_the_newest_value_is_of_its_year_and_every_number_says_which_year(compact, ahead, behind):
    """A document prints the targets of the coming years too, and means of earlier ones."""
    coming = (2022 + ahead, TargetVersion(version=1, op=Op.AT_LEAST, target=q(30)))
    mean = Comparison(year=2022 - behind, scope="nazionale", statistic="mean", value=q(13))
    made = series(targets=(*series().targets, coming), comparisons=(mean,), soglie=())
    figure, _ = drawn(made, compact=compact, width=380 if compact else 1150)
    name = "nazione" if compact else "media nazionale"
    assert set(ends(figure)) == {
        "target 2022 ≥ 14", f"target {2022 + ahead} ≥ 30", f"{name} {2022 - behind} 13",
    }  # fmt: skip


def test_names_at_the_right_end_do_not_cover_each_other():
    same = tuple(
        Comparison(year=2022, scope=scope, statistic="mean", value=q(value))
        for scope, value in (("nazionale", 13), ("cluster dimensionale", 13.01), ("regionale", 13.02))
    )
    for compact in (False, True):
        figure, _ = drawn(series(comparisons=same), compact=compact, width=380 if compact else 1150)
        low, high = figure["layout"]["yaxis"]["range"]
        paper = history.Paper(
            [2019, 2020, 2021, 2022], (low, high), 1150, 300, figure["layout"]["margin"]["l"], is_compact=compact
        )
        at = sorted(paper.y(note["y"]) + note["yshift"] for note in ends(figure).values())
        assert len(at) == 5
        assert all(after - before >= 13 for before, after in pairwise(at))


def test_the_numbers_of_the_values_cover_no_star_and_no_line():
    figure, _ = drawn()
    axis, left = figure["layout"]["yaxis"]["range"], figure["layout"]["margin"]["l"]
    paper = history.Paper([2019, 2020, 2021, 2022], axis, 1150, 300, left, is_compact=False)
    numbers = [note for note in figure["layout"]["annotations"] if "xshift" in note and note.get("xref") != "paper"]
    assert [note["text"] for note in numbers] == ["<b>15</b>", "<b>12</b>", "<b>10</b>"]
    marks = [(2021, 11), (2022, 14), (2022, 20), (2022, 5), (2022, 13), (2019, 10), (2021, 12), (2022, 15)]
    for note in numbers:
        box = Box.around(paper.x(note["x"]) + note["xshift"], paper.y(note["y"]) + note["yshift"], 15, 17)
        assert not any(box.meets(Box.around(paper.x(x), paper.y(y), 14, 14)) for x, y in marks)


def test_of_a_small_figure_only_the_newest_value_has_its_number():
    figure, _ = drawn(compact=True, width=380)
    numbers = [note["text"] for note in figure["layout"]["annotations"] if note.get("xref") != "paper"]
    assert numbers == ["<b>15</b>"]


@pytest.mark.parametrize(
    ("symbol", "after", "beside"),
    [("%", "\u00a0%", ""), ("gg", "\u00a0gg", ""), ("€ per impresa", "", "€ per impresa"), ("", "", "")],
)
def test_a_sign_goes_with_each_number_of_the_axis_and_a_longer_unit_beside_them(symbol, after, beside):
    figure, _ = drawn(symbol=symbol)
    axis = figure["layout"]["yaxis"]
    assert (axis["ticksuffix"], axis["title"]["text"]) == (after, beside)


def test_one_value_is_a_dot():
    figure, traces = drawn(series(values=(YearValue(year=2022, value=q(15)),), targets=(), soglie=(), comparisons=()))
    assert "markers" in traces["Valore"]["mode"]
    assert traces["Valore"]["y"] == [15]
    assert [note["text"] for note in figure["layout"]["annotations"]] == ["<b>15</b>"]


def test_days_have_their_numbers_and_names_too():
    day = float(date(2023, 12, 7).toordinal())
    made = Quantity(day, 0.0, "2023-12-07")
    target = TargetVersion(version=1, op=Op.BY, target=made)
    figure, _ = drawn(
        series(is_date=True, direction=Direction.LOWER, values=(YearValue(year=2023, value=made),), soglie=(),
               targets=((2023, target),), comparisons=())
    )  # fmt: skip
    assert figure["layout"]["yaxis"]["type"] == "date"
    assert figure["layout"]["annotations"][0]["text"] == "<b>07/12/2023</b>"
    assert set(ends(figure)) == {"target 2023 entro il 07/12/2023"}


def test_a_name_of_three_hundred_letters_is_cut_before_its_number():
    figure, _ = drawn(others=(OtherPoint("Ente " * 60, 2022, 1.5, "1,50", ""),))
    (text,) = [each for each in ends(figure) if each.startswith("Ente")]
    assert width(text, Face(13)) <= 254
    assert text.endswith("… 2022 1,50")


_ANY = st.floats(allow_nan=False, allow_infinity=False)


@given(_ANY, _ANY)
def test_the_words_of_any_axis_have_room(low, high):
    span = (min(low, high), max(low, high))
    assert left_of(series(), span, "", "", 172) >= left_of(series(), None, "", "", 172) > 0
    assert left_of(series(), span, "", "euro", 172) > left_of(series(), span, "", "", 172)


@pytest.mark.parametrize(
    ("span", "longest"),
    [((0.04, 0.26), "0,05"), ((6.2, 12.4), "12"), ((13_900, 16_400), "16.000"), ((-1.2, 0.9), "−1,0")],
)
def test_the_room_is_that_of_the_longest_number(span, longest):
    room = left_of(series(), span, "", "", 172) - left_of(series(), None, "", "", 172)
    assert width(longest, Face(14)) <= room < width(longest, Face(14)) + width("00", Face(14))
