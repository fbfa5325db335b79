"""The notes of a slide of PowerPoint: the three questions, what the person wrote, and whole what the slide cuts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.shapes.autoshape import Shape
from pptx.shapes.graphfrm import GraphicFrame

from ui.documents.pptx.text import Look, line, write
from ui.facts.briefing.slide import SlideKind
from ui.facts.briefing.words import GENERATED, HYPOTHESIS_LINE, IN_FULL, OWN, facts, questions, texts_of
from ui.facts.clean import clean
from ui.facts.comment_text import comment_paragraphs
from ui.facts.format import NBSP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pptx.slide import Slide as Drawn

    from ui.documents.pptx.text import Line
    from ui.facts.briefing.slide import About, Slide


def add_notes(drawn: Drawn, slide: Slide, about: About) -> None:
    """What the speaker reads below the slide; to be called when the slide is complete."""
    lines = list(_lines(slide, _left_out(slide, about, shown_texts(drawn))))
    page = drawn.notes_slide
    frame = page.notes_text_frame
    if frame is not None:
        write(frame, lines)
    for shape in list(page.placeholders):
        if shape.placeholder_format.type is PP_PLACEHOLDER.SLIDE_NUMBER:
            shape.element.getparent().remove(shape.element)


def shown_texts(drawn: Drawn) -> frozenset[str]:
    """Every paragraph, cell and label that a slide shows."""
    return frozenset(_shown(drawn))


def _shown(drawn: Drawn) -> Iterator[str]:
    for shape in drawn.shapes:
        if isinstance(shape, Shape):
            yield from (paragraph.text for paragraph in shape.text_frame.paragraphs)
        elif isinstance(shape, GraphicFrame) and shape.has_table:
            yield from (cell.text for row in shape.table.rows for cell in row.cells)
        elif isinstance(shape, GraphicFrame) and shape.has_chart:
            yield from (text.text or "" for text in shape.chart.element.iter("{*}t", "{*}v"))


def _left_out(slide: Slide, about: About, shown: frozenset[str]) -> tuple[str, ...]:
    """The texts of the record that the slide does not show whole, each once."""
    everything = "\n".join(shown).replace(NBSP, " ")
    comment = (paragraph.text for paragraph in comment_paragraphs(slide.comment))
    of = (clean(about.ente), *(text for _, text in facts(about))) if slide.kind is SlideKind.COVER else ()
    wanted = dict.fromkeys((*texts_of(slide), *comment, *of))
    return tuple(text for text in wanted if text and text.replace(NBSP, " ") not in everything)


def _lines(slide: Slide, left_out: tuple[str, ...]) -> Iterator[Line]:
    if slide.is_hypothesis:
        yield _strong(HYPOTHESIS_LINE)
    for question, answers in questions(slide.notes):
        yield _strong(question)
        yield from map(_plain, answers)
    own = [clean(text) for text in slide.notes.own.splitlines() if clean(text)]
    if own:
        yield _strong(OWN)
        yield from map(_plain, own)
    if clean(slide.generated) and clean(slide.generated) != clean(slide.headline):
        yield _strong(GENERATED)
        yield _plain(clean(slide.generated))
    if left_out:
        yield _strong(IN_FULL)
        yield from map(_plain, left_out)


def _strong(text: str) -> Line:
    return line(text, Look(12, is_bold=True, gap=8))


def _plain(text: str) -> Line:
    return line(text, Look(12, gap=2, marker="•"))
