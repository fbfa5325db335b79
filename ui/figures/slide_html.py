"""The body of a slide as HTML: bars, tables and numbers whose letters grow with the screen.

Plotly and Streamlit's tables have letters of fixed pixels, which a shared screen makes too small; these
are of the size of the text around them. Every text from the data is escaped; styles are in
``ui/screens/giunta/stage.css``.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from ui.facts.briefing.slide import SlideKind
from ui.facts.comment_text import comment_paragraphs
from ui.figures.theme import painted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.facts.briefing.slide import Bar, Bars, Highlight, Slide, SlideTable
    from ui.facts.comment_text import Paragraph, Run


def headline(slide: Slide) -> str:
    """The message, smaller where it is long."""
    size = " tg-cover" if slide.kind is SlideKind.COVER else ""
    size += " tg-long" if len(slide.headline) > _LONG else " tg-roomy" if _lines(slide) <= _ROOMY else ""
    mark = '<span class="tg-mark">Ipotesi: non sono dati ufficiali</span>' if slide.is_hypothesis else ""
    headline = f'<h1 class="tg-headline{size}">{escape(slide.headline)}</h1>' if slide.headline else ""
    return f"{headline}{mark}"


_LONG: Final = 90
_ROOMY: Final = 9
_LINE: Final = 90
"""Signs of a headline that needs smaller letters; lines that leave room for larger ones; signs of a line."""


def _lines(slide: Slide) -> int:
    """About how many lines of text a slide has below its headline."""
    rows = 2 * len(slide.table.rows) + 1 if slide.table else 0
    words = sum(1 + len(text) // _LINE for text in (*slide.sentences, *slide.comment.split("\n")) if text)
    return rows + words + 4 * bool(slide.highlights) + (2 * len(slide.bars.bars) if slide.bars else 0)


def highlights(found: Sequence[Highlight]) -> str:
    """Large numbers side by side."""
    return f'<div class="tg-numbers">{"".join(map(_highlight, found))}</div>'


def _highlight(found: Highlight) -> str:
    paint = painted(found.colour) if found.colour else None
    chip = ""
    if found.state and paint is not None:
        chip = f'<span class="tg-chip" style="background:{paint.fill};color:{paint.ink}">{escape(found.state)}</span>'
    note = f'<span class="tg-note">{escape(found.note)}</span>' if found.note else ""
    edge = f' style="border-left-color:{paint.fill}"' if paint is not None else ""
    return (
        f'<div class="tg-number"{edge}><span class="tg-label">{escape(found.label)}</span>'
        f'<span class="tg-value">{escape(found.value)}</span>{chip}{note}</div>'
    )


def bars(found: Bars) -> str:
    """Horizontal bars from zero, each with its name before and its number after."""
    rows = "".join(_bar(bar, found) for bar in found.bars)
    return (
        f'<figure class="tg-bars" role="img" aria-label="{escape(found.alt)}">'
        f'<figcaption>{escape(found.title)}</figcaption><div class="tg-rows">{rows}</div></figure>'
    )


def _bar(bar: Bar, of: Bars) -> str:
    span = (of.high - of.low) or 1.0
    zero = max(0.0, -of.low) / span * 100
    value = bar.value or 0.0
    length = abs(value) / span * 100
    left = zero if value >= 0 else zero - length
    place = f"left:{left:.3f}%;width:{length:.3f}%;background:{painted(bar.colour).fill}"
    fill = f'<span class="tg-fill" style="{place}"></span>'
    axis = f'<span class="tg-zero" style="left:{zero:.3f}%"></span>' if zero else ""
    symbol = escape(bar.series.split(" ")[0])
    return (
        f'<span class="tg-name">{escape(bar.label)}</span>'
        f'<span class="tg-track">{axis}{fill}</span><span class="tg-end">{escape(bar.text)} {symbol}</span>'
    )


def table(found: SlideTable) -> str:
    """A table with its heads, columns as wide as their share."""
    whole = sum(column.share for column in found.columns) or 1.0
    widths = "".join(f'<col style="width:{column.share / whole * 100:.2f}%">' for column in found.columns)
    classes = [' class="tg-right"' if column.is_number else "" for column in found.columns]
    heads = "".join(
        f'<th scope="col"{kind}>{escape(column.text)}</th>' for column, kind in zip(found.columns, classes, strict=True)
    )
    rows = "".join(
        "<tr>" + "".join(f"<td{kind}>{escape(text)}</td>" for text, kind in zip(row, classes, strict=True)) + "</tr>"
        for row in found.rows
    )
    title = f"<caption>{escape(found.title)}</caption>" if found.title else ""
    note = f'<p class="tg-note">{escape(found.note)}</p>' if found.note else ""
    return (
        f'<table class="tg-table">{title}<colgroup>{widths}</colgroup><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table>{note}"
    )


def cover(found: Sequence[str]) -> str:
    """What a cover says below its headline."""
    return f'<div class="tg-cover-lines">{"".join(f"<p>{escape(text)}</p>" for text in found)}</div>'


def comment(text: str) -> str:
    """What a person wrote: bold, italic, lists and paragraphs; the rest letter by letter, as in the documents."""
    return f'<div class="tg-comment">{"".join(map(_paragraph, comment_paragraphs(text)))}</div>'


def _paragraph(found: Paragraph) -> str:
    marker = f"<span>{escape(found.marker)} </span>" if found.marker else ""
    inset = f' style="margin-left:{1.1 * (found.level + 1):.1f}em"' if found.marker else ""
    return f"<p{inset}>{marker}{''.join(map(_run, found.runs))}</p>"


def _run(found: Run) -> str:
    text = escape(found.text)
    text = f"<em>{text}</em>" if found.is_italic else text
    return f"<strong>{text}</strong>" if found.is_bold else text


def plain(text: str) -> str:
    """A note as it is written, line by line."""
    return f'<div class="tg-comment">{"".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line)}</div>'


def sentences(found: Sequence[str]) -> str:
    """Sentences one below the other."""
    return f'<ul class="tg-sentences">{"".join(f"<li>{escape(text)}</li>" for text in found)}</ul>'


def notes(slide: Slide) -> str:
    """The three questions and their answers, one below the other."""
    return "".join(f"<h3>{question}?</h3>{sentences(answers)}" for question, answers in slide.notes.asked)
