"""The strip of signs below a slider."""

from __future__ import annotations

from html.parser import HTMLParser

from scoring.model import Quantity
from tests.ui.facts.whatif.test_slider_range import SHARE
from ui.facts.whatif.slider_range import Mark, SliderRange, slider_range
from ui.figures import theme
from ui.figures.slider_marks import drawn

YEAR = 2022


def test_a_hostile_name_is_only_letters():
    hostile = '"><script>alert(1)</script><img src=x onerror="x">'
    found = SliderRange((Quantity(1.0), Quantity(2.0)), (Mark("◇", f"media {hostile}", Quantity(1.5)),))
    seen: list[tuple[str, list[str]]] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: seen.append((tag, [name for name, _ in attrs]))  # type: ignore[method-assign]
    parser.feed(drawn(found, hostile, theme.ground(dark=False)))
    assert seen == [("div", ["aria-hidden", "style"]), ("span", ["style", "title"]), ("div", ["style"])]


def test_every_mark_is_drawn_where_its_share_is():
    found = slider_range(SHARE, None, YEAR)
    assert found is not None
    html = drawn(found, "%", theme.ground(dark=True))
    for mark in found.marks:
        assert f"* {found.share(mark.value.value):.4f})" in html
        assert f">{mark.sign}</span>" in html
