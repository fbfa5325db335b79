"""The briefing as a handout for who speaks: each slide in its proportions, and below it the answers to the questions.

Laid out by typst (PDF/UA-1). Texts are handed over as data: whatever is written in them is shown, never obeyed.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from ui.documents.pdf.signs import on_page
from ui.documents.pdf.typeset import drawn, typeset
from ui.documents.templates.logo import logo
from ui.documents.templates.template import OURS
from ui.facts.briefing.pages import pages, title_letters
from ui.facts.briefing.slide import BESIDE, SlideKind
from ui.facts.briefing.words import (
    GENERATED,
    HYPOTHESIS_LINE,
    OWN,
    about_bars,
    about_table,
    corner,
    facts,
    legible,
    questions,
)
from ui.facts.comment_text import comment_paragraphs
from ui.facts.report_errors import UndrawableError
from ui.figures.theme import painted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from ui.facts.briefing.slide import About, Bars, Briefing, Highlight, Slide, SlideTable

TITLE: Final = "Briefing per la Giunta"

_LEAST_SHARE: Final = 0.12
"""Of a table's width, by its narrowest column: room for a figure or a short word."""
_NARROWEST: Final = 4
"""Signs, wide ones, that the narrowest column holds."""
_BREAK: Final = "\u200b"

Data = dict[str, Any]
"""What becomes a JSON object: texts fit for the page, numbers, lists."""


def as_pdf(briefing: Briefing, templates: Path = OURS) -> bytes:
    """The slides that are shown, in their order; the same briefing is always the same bytes.

    Args:
        briefing: what to tell.
        templates: the folder of the ente's own, whose logo the cover has.

    Raises:
        UndrawableError: typst refuses the page.
    """
    return _with_logo(templates, lambda picture: typeset("briefing", {**_data(briefing), **picture}, TITLE))


def as_picture(briefing: Briefing, dots: float, templates: Path = OURS) -> bytes:
    """The page of the first slide as PNG, of so many dots an inch; the rest as in ``as_pdf``."""
    data = {**_data(replace(briefing, slides=briefing.shown[:1])), "is-picture": True}
    return _with_logo(templates, lambda picture: drawn("briefing", {**data, **picture}, TITLE, dots))


def _with_logo(templates: Path, make: Callable[[Data], bytes]) -> bytes:
    """What is made with the ente's logo; a picture that cannot be drawn is left out, as in PowerPoint."""
    picture = logo(templates)
    if picture:
        with suppress(UndrawableError):
            return make({"logo": list(picture.content)})
    return make({"logo": None})


def _data(briefing: Briefing) -> Data:
    about, shown = briefing.about, [legible(slide) for slide in briefing.shown]
    has_cover = any(slide.kind is SlideKind.COVER and slide.sentences for slide in shown)
    return {
        "is-picture": False,
        "title": on_page(f"{TITLE} · {about.ente}, {about.year}"),
        "author": on_page(about.ente) or TITLE,
        "day": [about.day.year, about.day.month, about.day.day],
        "foot": on_page(" · ".join(filter(None, corner(about)))),
        "warning": on_page(about.warning),
        "facts": [] if has_cover else _facts(about),
        "slides": [_slide(slide, number, len(shown)) for number, slide in enumerate(shown, start=1)],
    }


def _facts(about: About) -> list[list[str]]:
    return [[name, on_page(text)] for name, text in (("Ente", about.ente), *facts(about)) if on_page(text)]


def _slide(slide: Slide, number: int, of: int) -> Data:
    """Its pages as pictures, then what is for who speaks."""
    is_edited = slide.generated.strip() and slide.headline != on_page(slide.generated)
    return {
        "place": f"Slide {number} di {of}",
        "pages": [_page(page) for page in pages(slide)],
        "questions": [[question, _texts(answers)] for question, answers in _asked(slide)],
        "generated": [GENERATED, on_page(slide.generated)] if is_edited else [],
    }


def _page(page: Slide) -> Data:
    return {
        "is-cover": page.kind is SlideKind.COVER,
        "is-first": page.part == 1,
        "letters": page.letters,
        "headline": on_page(page.headline) or on_page(page.code),
        "which": page.which,
        "title": title_letters(page.headline),
        "hypothesis": HYPOTHESIS_LINE if page.is_hypothesis else "",
        "highlights": [_highlight(each) for each in page.highlights],
        "bars": _bars(page.bars) if page.bars else None,
        "table": _table(page.table) if page.table else None,
        "sentences": _texts(page.sentences),
        "comment": _comment(page.comment),
    }


def _asked(slide: Slide) -> list[tuple[str, Iterable[str]]]:
    """The three questions, and what the person wrote for herself."""
    own = [text for text in slide.notes.own.splitlines() if on_page(text)]
    return [*questions(slide.notes), *([(OWN, own)] if own else [])]


def _highlight(highlight: Highlight) -> Data:
    texts = {name: on_page(getattr(highlight, name)) for name in ("label", "value", "note", "state")}
    return texts | {"paint": _paint(highlight.colour) if highlight.colour else None}


def _bars(bars: Bars) -> Data:
    """The bars with their two ends in shares of the axis, from 0 to 1."""
    values = [bar.value for bar in bars.bars if bar.value is not None]
    low, high = min([bars.low, 0.0, *values]), max([bars.high, 0.0, *values])
    width = high - low or 1.0
    drawn = [
        {
            "label": _cell(bar.label),
            "text": on_page(bar.text),
            "series": on_page(bar.series),
            "ends": None if bar.value is None else sorted(((0 - low) / width, (bar.value - low) / width)),
            **_paint(bar.colour),
        }
        for bar in bars.bars
    ]
    return {
        "title": on_page(bars.title),
        "alt": on_page(about_bars(bars)) or "Grafico",
        "zero": -low / width,
        "legend": " · ".join(dict.fromkeys(on_page(bar.series) for bar in bars.bars if bar.series)),
        "bars": drawn,
    }


def _table(table: SlideTable) -> Data:
    wide = len(table.columns)
    shares = [max(column.share, 0) for column in table.columns]
    least = sum(shares) * _LEAST_SHARE
    return {
        "title": on_page(table.title),
        "alt": on_page(about_table(table)),
        "note": on_page(table.note),
        "shares": [max(share, least) for share in shares] if least else [1] * wide,
        "heads": _texts(column.text for column in table.columns),
        "numbers": [column.is_number for column in table.columns],
        "rows": [[_cell(text) for text in (*row, *("",) * wide)[:wide]] for row in table.rows],
        "tracks": [[[str(dot.kind), dot.at] for dot in dots] for dots in table.tracks],
    }


def _cell(text: str) -> list[str]:
    """A text for a column, and what stands beside it; a run of signs that is no word may be broken at more places."""
    return [" ".join(_narrow(word) for word in on_page(each).split(" ")) for each in text.split(BESIDE)[:2]]


def _narrow(word: str) -> str:
    """A word that was broken into equal bits, because it has no marks, broken into smaller ones."""
    bits = word.split(_BREAK)
    if len(bits) < 3 or len({len(bit) for bit in bits[:-1]}) > 1:
        return word
    signs = "".join(bits)
    return _BREAK.join(signs[at : at + _NARROWEST] for at in range(0, len(signs), _NARROWEST))


def _comment(comment: str) -> list[Data]:
    return [
        {
            "marker": paragraph.marker,
            "level": paragraph.level,
            "runs": [[_run(run.text), run.is_bold, run.is_italic] for run in paragraph.runs],
        }
        for paragraph in comment_paragraphs(comment)
    ]


def _run(text: str) -> str:
    """A run with the blanks that part it from its neighbours."""
    before, after = " " if text.startswith(" ") else "", " " if text.rstrip(" ") != text else ""
    return f"{before}{on_page(text)}{after}"


def _texts(texts: Iterable[str]) -> list[str]:
    return [on_page(text) for text in texts]


def _paint(colour: str) -> Data:
    paint = painted(colour)
    return {"fill": paint.fill, "ink": paint.ink}
