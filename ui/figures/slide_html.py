"""A page of a slide as HTML: headline, bars, tables and numbers whose letters grow with the box that it is put in.

Plotly and Streamlit's tables have letters of fixed pixels, which a shared screen makes too small; every length here is
a part of the width of the slide, so that the same page is a thumbnail, a preview and the whole screen. Every text from
the data is escaped; styles are in ``ui/screens/giunta/stage.css``.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from ui.facts.briefing.pages import title_letters
from ui.facts.briefing.slide import BESIDE, DotKind, SlideKind
from ui.facts.comment_text import comment_paragraphs
from ui.figures.theme import painted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.facts.briefing.slide import Bar, Bars, Dot, Highlight, Slide, SlideTable
    from ui.facts.comment_text import Paragraph, Run


def slide(page: Slide, logo: str = "") -> str:
    """A whole page: 16 to 9, as large as the box that it is put in, its letters too.

    Args:
        page: one of ``pages``.
        logo: of the ente, as the address of a picture; empty where there is none.
    """
    kind = "tg-cover" if page.kind is SlideKind.COVER else "tg-plain"
    return framed(page, f"{headline(page)}{body(page, logo)}", kind)


def framed(page: Slide, inside: str, kind: str = "tg-plain") -> str:
    """A page around what is inside it."""
    mark = " tg-hypothesis" if page.is_hypothesis else ""
    return f'<div class="tg-frame"><section class="tg-slide {kind}{mark}" {_sizes(page)}>{inside}</section></div>'


def _sizes(page: Slide) -> str:
    return f'style="--tg-letters:{page.letters:g};--tg-title:{title_letters(page.headline):g}"'


def headline(page: Slide) -> str:
    """The message, with which page of it this is, and that it is a hypothesis."""
    part = f" <small>{page.which}</small>" if page.which else ""
    mark = '<p class="tg-mark">Ipotesi: non sono dati ufficiali</p>' if page.is_hypothesis else ""
    text = f'<h1 class="tg-headline">{escape(page.headline)}{part}</h1>' if page.headline else ""
    return f"{text}{mark}"


def body(page: Slide, logo: str = "") -> str:
    """What is below the headline, over the whole height that is left."""
    if page.kind is SlideKind.COVER:
        return cover(page, logo)
    numbers = highlights(page.highlights) if page.highlights else ""
    words = _words(page)
    if page.bars is not None:
        return f'{numbers}<div class="tg-beside">{bars(page.bars)}{words}</div>'
    if page.table is not None:
        return f"{numbers}{table(page.table)}{words}"
    return f"{numbers}{words}"


def _words(page: Slide) -> str:
    """Sentences and comment; where nothing else is there, they share the whole height."""
    is_alone = page.bars is None and page.table is None
    said = sentences(page.sentences) if page.sentences else ""
    own = comment(page.comment) if page.comment.strip() else ""
    return f'<div class="tg-words{" tg-alone" if is_alone else ""}">{said}{own}</div>' if said or own else ""


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
        f'<span class="tg-name">{cell(bar.label)}</span>'
        f'<span class="tg-track">{axis}{fill}</span><span class="tg-end">{escape(bar.text)} {symbol}</span>'
    )


def table(found: SlideTable) -> str:
    """A table with its heads, columns as wide as their share; its rows share the height."""
    whole = sum(column.share for column in found.columns) or 1.0
    widths = "".join(f'<col style="width:{column.share / whole * 100:.2f}%">' for column in found.columns)
    classes = [' class="tg-right"' if column.is_number else "" for column in found.columns]
    heads = "".join(
        f'<th scope="col"{kind}>{escape(column.text)}</th>' for column, kind in zip(found.columns, classes, strict=True)
    )
    rows = "".join(_row(found, at, classes) for at in range(len(found.rows)))
    title = f"<caption>{escape(found.title)}</caption>" if found.title else ""
    return (
        f'<div class="tg-grid"><table class="tg-table">{title}<colgroup>{widths}</colgroup>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>{note(found)}"
    )


def note(found: SlideTable) -> str:
    """What is said below a table, at the foot of its page."""
    return f'<p class="tg-note">{escape(found.note)}</p>' if found.note else ""


def _row(found: SlideTable, at: int, classes: Sequence[str]) -> str:
    cells = [f"<td{kind}>{cell(text)}</td>" for text, kind in zip(found.rows[at], classes, strict=True)]
    if found.tracks:
        cells[-1] = f"<td>{track(found.tracks[at])}</td>"
    return f"<tr>{''.join(cells)}</tr>"


def cell(text: str) -> str:
    """A text, and in small letters what stands beside it."""
    name, _, beside = text.partition(BESIDE)
    return f"{escape(name)} <small>{escape(beside)}</small>" if beside else escape(name)


_SIGNS: Final = {DotKind.OWN: "●", DotKind.NATION: "◆", DotKind.CLUSTER: "▲"}


def track(dots: Sequence[Dot]) -> str:
    """Dots on a line, for the eye only: their values are in the row."""
    marks = "".join(f'<i class="tg-{dot.kind}" style="left:{dot.at * 100:.1f}%">{_SIGNS[dot.kind]}</i>' for dot in dots)
    return f'<span class="tg-line" aria-hidden="true">{marks}</span>'


def cover(page: Slide, logo: str = "") -> str:
    """What a cover says below its headline, the ente's logo above it."""
    picture = f'<img class="tg-logo" alt="" src="{escape(logo)}">' if logo else ""
    lines = "".join(f"<p>{escape(text)}</p>" for text in page.sentences)
    own = comment(page.comment) if page.comment.strip() else ""
    return f'{picture}<div class="tg-cover-lines">{lines}{own}</div>'


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
