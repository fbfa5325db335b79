"""The first slide: what the meeting is about, while people come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.briefing.slide import Notes, Slide, SlideKind
from ui.format import day

if TYPE_CHECKING:
    from ui.briefing.sources import Sources


def slide(sources: Sources) -> Slide:
    """The ente, the year, and where every number of the briefing comes from."""
    about = sources.about
    headline = f"{about.short_name}: i risultati del {about.year}"
    return Slide(
        code=SlideKind.COVER,
        kind=SlideKind.COVER,
        name="Copertina",
        headline=headline,
        generated=headline,
        notes=Notes((), (), ()),
        sentences=(
            about.ente,
            f"Da: {about.document}, sui {about.basis}",
            f"Metodo: {about.method}",
            f"Versione dei dati {about.version}, {day(about.day)}",
        ),
    )
