"""The words around the slides of a briefing, the same in PowerPoint and on paper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ui.facts.briefing.slide import SILENT
from ui.facts.clean import clean
from ui.facts.comment_text import comment_paragraphs
from ui.facts.format import day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.facts.briefing.slide import About, Bars, Notes, Slide, SlideTable

HYPOTHESIS: Final = "IPOTESI"
HYPOTHESIS_LINE: Final = "IPOTESI: questi numeri non sono quelli ufficiali."
OWN: Final = "Appunti di chi parla"
IN_FULL: Final = "Testi per intero"
GENERATED: Final = "Letto dai dati"
LANGUAGE: Final = "it-IT"


def questions(notes: Notes) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The three questions with their answers, one or more sentences each.

    Examples:
        >>> from ui.facts.briefing.slide import Notes
        >>> questions(Notes(("Perché sì.",), (), ()))[1]
        ('Rispetto a chi', ('I dati non lo dicono.',))
    """
    return tuple((question, tuple(filter(None, map(clean, answers))) or (SILENT,)) for question, answers in notes.asked)


def facts(about: About) -> tuple[tuple[str, str], ...]:
    """What the briefing is of: name and value; a fact that the ente does not give is left out."""
    named = (
        ("Anno", str(about.year)),
        ("Documento di origine", about.document),
        ("Base", about.basis),
        ("Metodo", about.method),
        ("Versione dei dati", about.version),
        ("Data", day(about.day)),
    )
    return tuple((name, clean(text)) for name, text in named if clean(text))


def corner(about: About) -> tuple[str, str]:
    """What stands at the foot of each slide: the ente, which may be cut, and the rest, which may not."""
    parts = (str(about.year), about.basis, f"dati {about.version}" if about.version else "", day(about.day))
    return clean(about.short_name or about.ente), " · ".join(filter(None, map(clean, parts)))


def mark(about: About, slide: Slide) -> str:
    """What a slide warns of: a hypothesis, an invented ente, both; empty where neither."""
    return " · ".join(filter(None, (HYPOTHESIS if slide.is_hypothesis else "", clean(about.warning))))


def about_bars(bars: Bars) -> str:
    """A chart in words, for those who listen to it; bar by bar where the record has no words of its own."""
    values = (
        f"{bar.label}: {bar.text} ({bar.series})" if bar.series else f"{bar.label}: {bar.text}" for bar in bars.bars
    )
    return clean(bars.alt or f"{bars.title}. {'; '.join(values)}")


def about_table(table: SlideTable) -> str:
    """A table in words, for those who listen to it: what it is and its columns."""
    columns = ", ".join(column.text for column in table.columns)
    return clean(
        f"Tabella «{table.title}», colonne: {columns}." if table.title else f"Tabella con le colonne: {columns}."
    )


def legible(slide: Slide) -> Slide:
    """The slide without what has nothing to show: bars without a bar, a table without a column, blank sentences.

    A headline there is always: the generated one, or the name, where nobody wrote any.
    """
    return replace(
        slide,
        headline=next(filter(None, map(clean, (slide.headline, slide.generated, slide.name))), slide.code),
        highlights=tuple(h for h in slide.highlights if clean(f"{h.label}{h.value}{h.note}{h.state}")),
        bars=slide.bars if slide.bars and slide.bars.bars else None,
        table=slide.table if slide.table and slide.table.columns else None,
        sentences=tuple(filter(None, map(clean, slide.sentences))),
        comment=slide.comment if comment_paragraphs(slide.comment) else "",
    )


def texts_of(slide: Slide) -> Iterator[str]:
    """Every text of the record that the slide should show, clean; the comment is apart, because it has marks."""
    yield clean(slide.headline)
    for highlight in slide.highlights:
        yield from map(clean, (highlight.label, highlight.value, highlight.note, highlight.state))
    if slide.bars:
        yield clean(slide.bars.title)
        for bar in slide.bars.bars:
            yield from map(clean, (bar.label, bar.text, bar.series))
    if slide.table:
        yield from map(clean, (slide.table.title, slide.table.note, *(column.text for column in slide.table.columns)))
        for row in slide.table.rows:
            yield from map(clean, row)
    yield from map(clean, slide.sentences)
