"""The briefing as slides of PowerPoint whose charts and tables are the program's own: who opens them can edit them.

Every text has its room by an estimate (``text_fit``): words that do not fit go on on a page of their own; what is
cut all the same is whole in the notes of its slide, below the answers to the three questions.
"""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from ui.documents.package import repacked
from ui.documents.pptx.base import COVER, PLAIN, WORDS, empty, layouts_of, words_of
from ui.documents.pptx.edges import add_edges
from ui.documents.pptx.frames import has_words
from ui.documents.pptx.notes import add_notes
from ui.documents.pptx.parts import add_cover, add_logo, add_parts, add_title, has_whole_words
from ui.documents.pptx.text import box_of
from ui.documents.templates.logo import logo
from ui.documents.templates.template import GIUNTA, OURS, template
from ui.facts.briefing.pages import pages
from ui.facts.briefing.slide import SlideKind
from ui.facts.briefing.words import LANGUAGE, legible
from ui.facts.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pptx.presentation import Presentation
    from pptx.slide import Slide as Drawn
    from pptx.slide import SlideLayout

    from ui.documents.pptx.frames import Box
    from ui.facts.briefing.slide import About, Briefing, Slide


def as_pptx(briefing: Briefing, templates: Path = OURS) -> bytes:
    """The pages of the slides that are shown, in their order; the same briefing is always the same bytes.

    Args:
        briefing: what to tell.
        templates: the folder of the ente's own, if it has any.

    Raises:
        TemplateError: the ente's own template cannot be one.
    """
    made = empty(template(GIUNTA, templates))
    layouts, picture = layouts_of(made), logo(templates)
    area = box_of(words_of(layouts[WORDS]))
    shown = [page for slide in briefing.shown for page in pages_in(slide, area)]
    for number, ready in enumerate(shown, start=1):
        drawn = made.slides.add_slide(_layout(ready, layouts))
        _draw(drawn, ready, briefing.about, area)
        if picture and ready.kind is SlideKind.COVER:
            add_logo(drawn, picture)
        add_edges(drawn, ready, briefing.about, (number, len(shown)))
        add_notes(drawn, ready, briefing.about)
    return _saved(made, briefing.about)


def pages_in(slide: Slide, area: Box) -> tuple[Slide, ...]:
    """The pages of a slide; words that have no room in the letters of PowerPoint go on on a page of their own."""
    found = [part for page in pages(legible(slide)) for part in _with_whole_words(page, area)]
    return tuple(replace(page, part=at, parts=len(found)) for at, page in enumerate(found, start=1))


def _with_whole_words(page: Slide, area: Box) -> Iterator[Slide]:
    said, lines = page.sentences, [each for each in page.comment.split("\n") if each.strip()]
    words = replace(page, highlights=(), bars=None, table=None)
    is_alone = page == words
    if page.kind is SlideKind.COVER or has_whole_words(page, area) or (is_alone and len(said) + len(lines) < 2):
        yield page
    elif not is_alone:
        yield replace(page, sentences=(), comment="")
        yield from _with_whole_words(words, area)
    elif said and lines:
        yield from _with_whole_words(replace(page, comment=""), area)
        yield from _with_whole_words(replace(page, sentences=()), area)
    else:
        for some in (slice(None, (len(said) + len(lines)) // 2), slice((len(said) + len(lines)) // 2, None)):
            yield from _with_whole_words(replace(page, sentences=said[some], comment="\n\n".join(lines[some])), area)


def _layout(slide: Slide, layouts: dict[str, SlideLayout]) -> SlideLayout:
    if slide.kind is SlideKind.COVER:
        return layouts[COVER]
    return layouts[WORDS if has_words(slide) else PLAIN]


def _draw(drawn: Drawn, slide: Slide, about: About, area: Box) -> None:
    if slide.kind is SlideKind.COVER:
        add_cover(drawn, slide, about)
    else:
        add_title(drawn, slide)
        add_parts(drawn, slide, area)


def _saved(made: Presentation, about: About) -> bytes:
    properties = made.core_properties
    properties.title = clean(f"Briefing per la Giunta – {about.ente}, {about.year}")[:250]
    properties.author, properties.language, properties.last_modified_by = "Traguardo", LANGUAGE, ""
    properties.subject, properties.comments, properties.keywords = (
        "Ciclo della performance",
        clean(about.warning)[:250],
        "",
    )
    properties.revision = 1
    properties.created = properties.modified = datetime(about.day.year, about.day.month, about.day.day)  # noqa: DTZ001
    buffer = io.BytesIO()
    made.save(buffer)
    return repacked(buffer.getvalue())
