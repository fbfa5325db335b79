"""The first slide: what the meeting is about, while people come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.facts.briefing import sentences
from ui.facts.briefing.slide import Notes, Slide, SlideKind
from ui.facts.format import day, short
from ui.facts.node_record import QUOTE

if TYPE_CHECKING:
    from ui.facts.briefing.sources import Sources


def slide(sources: Sources) -> Slide:
    """The ente, the year, and where every number of the briefing comes from."""
    about = sources.about
    headline = f"{short(about.short_name, 80)}: i risultati del {about.year}"
    document = about.document if about.document != str(about.year) else f"i dati del {about.year}"
    return Slide(
        code=SlideKind.COVER,
        kind=SlideKind.COVER,
        name="Copertina",
        headline=headline,
        generated=headline,
        notes=Notes((), (), ()),
        sentences=(
            short(about.ente, sentences.SENTENCE),
            f"Da: {short(document, QUOTE)}, sui {about.basis}",
            f"Metodo: {short(about.method, QUOTE)}",
            " · ".join(filter(None, (f"Versione dei dati {about.version}, {day(about.day)}", about.closed))),
        ),
    )
