"""The content of a slide of PowerPoint: headline, large figures, chart, table, words."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Final, cast

from PIL import UnidentifiedImageError
from pptx.util import Emu, Pt

from ui.documents.pptx.base import COVER, words_of
from ui.documents.pptx.chart import add_chart
from ui.documents.pptx.comment_fit import PARAGRAPH_GAP, comment_fit, comment_high
from ui.documents.pptx.frames import ASIDE, INSET, NOTE, Box, frames, has_main, has_words, note_lines
from ui.documents.pptx.table import add_table
from ui.documents.pptx.text import (
    ACCENT,
    Line,
    Look,
    add_block,
    add_text,
    box_of,
    decorate,
    describe,
    line,
    place,
    write,
)
from ui.facts.briefing.words import facts
from ui.facts.clean import clean
from ui.facts.comment_text import comment_paragraphs
from ui.facts.text_fit import Face, cut, height, indent_of, one_text, paragraphs
from ui.figures.theme import PRINTED, Paint, painted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pptx.shapes.autoshape import Shape
    from pptx.slide import Slide as Drawn

    from ui.documents.templates.logo import Logo
    from ui.facts.briefing.slide import About, Highlight, Slide
    from ui.facts.comment_text import Paragraph
    from ui.facts.text_fit import Fitted

_TITLES: Final = (36.0, 34.0, 32.0, 30.0, 28.0, 26.0, 24.0)
_COVER_TITLES: Final = (48.0, 44.0, 40.0, 36.0, 32.0)
_SENTENCES: Final = (22.0, 20.0, 19.0, 18.0)
_MOST_GAP: Final = 70.0
"""Points between two sentences that share a slide."""
_COMMENTS: Final = (20.0, 19.0, 18.0)
_COMMENTS_ALONE: Final = (26.0, 24.0, 22.0, 20.0, 18.0)
_FIGURES: Final = (40.0, 36.0, 32.0, 28.0, 24.0, 20.0)
_LABEL, _STATE = Face(16), Face(16, is_bold=True)
_ENTE, _FACT = Face(24, is_bold=True), Face(18)
_RULE: Final = 4.0
_NO_STATE: Final = Paint(PRINTED.card, PRINTED.ink)


def add_title(drawn: Drawn, slide: Slide) -> None:
    """The headline in the placeholder of the title, in two lines at most."""
    _write_title(drawn, slide, _TITLES, 2)


def add_cover(drawn: Drawn, slide: Slide, about: About) -> None:
    """The headline, what the briefing is of below it, and beside that what else the slide has."""
    _write_title(drawn, slide, _COVER_TITLES, 3)
    rest = replace(slide, sentences=(), comment="")
    below = words_of(drawn)
    left, right = box_of(below), None
    if rest.highlights or has_main(rest) or has_words(rest):
        left, right = left.columns(left.width * 0.46)
        place(below, left)
    write(below.text_frame, _about(slide, about, left.width))
    if right:
        add_parts(drawn, rest, right)


_LOGO_WIDE, _LOGO_HIGH = 220.0, 80.0
_LOGO_ABOVE: Final = 24.0
"""Of the room of a logo, and what parts it from the edge, in points."""


def add_logo(drawn: Drawn, picture: Logo) -> None:
    """The ente's logo over the headline of the cover, as large as its room, in its own proportions."""
    title = box_of(cast("Shape", drawn.shapes.title))
    try:
        shape = drawn.shapes.add_picture(io.BytesIO(picture.content), Pt(title.left), Pt(_LOGO_ABOVE))
    except (UnidentifiedImageError, OSError):
        return
    share = min(Pt(_LOGO_WIDE) / shape.width, Pt(_LOGO_HIGH) / shape.height)
    shape.width, shape.height = Emu(int(shape.width * share)), Emu(int(shape.height * share))
    shape.name = "Logo"


def _write_title(drawn: Drawn, slide: Slide, sizes: Sequence[float], lines: int) -> None:
    """The headline in the placeholder that every layout has, in its colour and in the largest letters that fit."""
    title = cast("Shape", drawn.shapes.title)
    title.name = "Titolo"
    fitted = one_text(clean(slide.whole_headline), sizes, box_of(title).width, lines, is_bold=True)
    write(title.text_frame, [line(fitted.texts[0], Look(fitted.size, "", is_bold=True))], anchor=None)


def _about(slide: Slide, about: About, wide: float) -> list[Line]:
    """The slide's sentences, the first one strong; where it has none, the ente and the facts."""
    own = tuple(paragraph.text for paragraph in comment_paragraphs(slide.comment))
    known = slide.sentences or (clean(about.ente), *(f"{name}: {text}" for name, text in facts(about)))
    sentences = (*known, *own)
    first, rest = sentences[0], sentences[1:]
    lines = [line(cut(first, _ENTE, wide, 2), Look(_ENTE.size, is_bold=True))]
    return lines + [line(cut(text, _FACT, wide, 2 if len(rest) < 4 else 1), Look(_FACT.size, gap=6)) for text in rest]


def add_parts(drawn: Drawn, slide: Slide, area: Box) -> None:
    """Everything below the headline, in the order in which it is read."""
    where = frames(slide, area)
    for highlight, box in zip(slide.highlights, where.cards, strict=True):
        _add_card(drawn, highlight, box)
    if slide.bars and where.bars:
        add_chart(drawn, slide.bars, where.bars)
    if slide.table and where.table:
        add_table(drawn, slide.table, where.table)
    if where.sentences:
        _add_sentences(drawn, slide, where.sentences)
    if where.comment:
        _add_comment(drawn, slide, where.comment)


def has_whole_words(slide: Slide, area: Box) -> bool:
    """Whether the room that a slide has for its words takes all of them."""
    where = frames(slide, area)
    if where.sentences and _fitted(slide, where.sentences).texts != slide.sentences:
        return False
    if not where.comment:
        return True
    shown, _ = _fitted_comment(slide, _beside_rule(slide, where.comment))
    return shown == tuple(comment_paragraphs(slide.comment))


def _beside_marker(box: Box) -> float:
    return box.width - indent_of(_SENTENCES[0])


def _fitted(slide: Slide, box: Box) -> Fitted:
    """The sentences in the largest letters that fit."""
    return paragraphs(slide.sentences, _SENTENCES, (_beside_marker(box), box.height), PARAGRAPH_GAP)


def _is_comment_alone(slide: Slide) -> bool:
    return not (slide.highlights or has_main(slide) or slide.sentences)


def _beside_rule(slide: Slide, box: Box) -> Box:
    """The room of a comment, which has a rule beside it where numbers stand around."""
    return box if _is_comment_alone(slide) else Box(box.left + ASIDE, box.top, box.width - ASIDE, box.height)


def _fitted_comment(slide: Slide, box: Box) -> tuple[tuple[Paragraph, ...], float]:
    sizes = _COMMENTS_ALONE if _is_comment_alone(slide) else _COMMENTS
    return comment_fit(comment_paragraphs(slide.comment), sizes, (box.width, box.height))


def _add_card(drawn: Drawn, highlight: Highlight, box: Box) -> None:
    """A large figure on the colour of its state, whose symbol and word are written too."""
    paint = painted(highlight.colour) if highlight.colour else _NO_STATE
    shape = add_block(drawn, box, paint.fill)
    shape.name = "Cifra"
    parts = tuple(map(clean, (highlight.label, highlight.value, highlight.state, highlight.note)))
    describe(shape, ", ".join(filter(None, parts)))
    write(shape.text_frame, _card(parts, paint.ink, box), INSET)


def _card(parts: Sequence[str], ink: str, box: Box) -> list[Line]:
    label, value, state, note = parts
    wide = box.width - 2 * INSET
    lines = 2 if box.height > 140 else 1
    figure = one_text(value, _FIGURES if box.height > 140 else _FIGURES[1:], wide, 1, is_bold=True)
    made = (
        (cut(label, _LABEL, wide, lines), Look(_LABEL.size, ink)),
        (figure.texts[0], Look(figure.size, ink, is_bold=True)),
        (cut(state, _STATE, wide, 1), Look(_STATE.size, ink, is_bold=True)),
        (cut(note, NOTE, wide, max(lines, note_lines(box.height, has_state=bool(state)))), Look(NOTE.size, ink)),
    )
    return [line(text, look) for text, look in made if text]


def _add_sentences(drawn: Drawn, slide: Slide, box: Box) -> None:
    """A list; where nothing else is on the slide, its items share the height."""
    fitted, wide = _fitted(slide, box), _beside_marker(box)
    is_alone = not (slide.highlights or has_main(slide) or slide.comment)
    free = box.height - height(fitted.texts, Face(fitted.size), wide, 0.0) if is_alone else 0.0
    gap = max(PARAGRAPH_GAP, min(free / len(fitted.texts), _MOST_GAP))
    gaps = (gap / 2 if is_alone else 0.0, *(gap for _ in fitted.texts[1:]))
    lines = [line(text, Look(fitted.size, gap=gap, marker="•")) for text, gap in zip(fitted.texts, gaps, strict=True)]
    write(_words(drawn, box, "Frasi").text_frame, lines)


def _add_comment(drawn: Drawn, slide: Slide, box: Box) -> None:
    """What a person says: with a rule beside it, where numbers stand around."""
    is_alone, inner = _is_comment_alone(slide), _beside_rule(slide, box)
    shown, size = _fitted_comment(slide, inner)
    lines = [
        Line(p.runs, Look(size, gap=PARAGRAPH_GAP if at else 0.0, marker=p.marker, level=p.level))
        for at, p in enumerate(shown)
    ]
    if slide.sentences:
        shape = add_text(drawn, inner, lines, "Commento")
    else:
        shape = _words(drawn, inner, "Commento")
        write(shape.text_frame, lines)
    if not is_alone:
        high = min(comment_high(shown, size, inner.width) + 4, box.height)
        decorate(add_block(drawn, Box(box.left, box.top, _RULE, high), ACCENT))


def _words(drawn: Drawn, box: Box, name: str) -> Shape:
    """The placeholder of the words, where the outline finds them; a box of its own on the cover."""
    if drawn.slide_layout.name == COVER:
        return add_text(drawn, box, [], name)
    shape = words_of(drawn)
    place(shape, box)
    shape.name = name
    # It is read after what stands above it.
    shape.element.getparent().append(shape.element)
    return shape
