"""The first slide: what the meeting is about, while people come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.facts.briefing.slide import Notes, Slide, SlideKind
from ui.facts.format import short, written_out
from ui.facts.node_record import QUOTE

if TYPE_CHECKING:
    from ui.facts.briefing.sources import Sources


_ENTE = 160
"""Signs of the name of an ente: two lines."""


def slide(sources: Sources) -> Slide:
    """The ente, the year, and where every number of the briefing comes from."""
    about = sources.about
    headline = f"I risultati del {about.year}"
    document = about.document if about.document != str(about.year) else f"I dati del {about.year}"
    return Slide(
        code=SlideKind.COVER,
        kind=SlideKind.COVER,
        name="Copertina",
        headline=headline,
        generated=headline,
        notes=Notes((), (), ()),
        sentences=(
            short(about.ente, _ENTE),
            written_out(about.day),
            f"{short(document, QUOTE)}, sui {about.basis}",
            *filter(None, (about.closed,)),
        ),
    )
