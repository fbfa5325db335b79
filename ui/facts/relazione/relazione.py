"""The Relazione sulla performance of a year: everything it says, as records of ready words, before any page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from ui.facts import words
from ui.facts.causes import lacking, lacking_sentence
from ui.facts.format import day
from ui.facts.relazione.annexes import annexes
from ui.facts.relazione.blocks import Facts, Prose, paragraphs, part
from ui.facts.relazione.front import context, premessa, results
from ui.facts.relazione.organisation import organisation
from ui.facts.relazione.process import individual, process
from ui.facts.relazione.summary import summary
from ui.facts.whatif.proposal import SYNTHETIC

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from ui.facts.data_version import DataVersion
    from ui.facts.relazione.blocks import Block, Fact, Part
    from ui.facts.view import View

TITLE: Final = "Relazione sulla performance"
"""Name of the document, before its year."""

INDIVIDUAL: Final = "individuale"
"""The place whose text is about individual sheets."""
PLACES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "premessa": "Premessa",
        "risultati": "Commento ai principali risultati",
        "contesto": "Analisi del contesto e delle risorse",
        "organizzativa": "Valutazione complessiva della performance organizzativa",
        INDIVIDUAL: "Rendicontazione degli obiettivi individuali",
        "processo": "Il processo di misurazione e valutazione",
    }
)
"""The places whose text a person may write, with their titles; plain text, a blank line between paragraphs."""
NO_TEXTS: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Relazione:
    """The whole document; every text is Italian and ready to be read.

    Attributes:
        ente: its full name.
        summary: the first page below its title, in pictures and sentences.
        about: what it is made from, before the index.
        foot: what every page says of itself.
        warning: on every page; empty where the ente exists.
        day: of the document.
        parts: in their order: chapters, annexes, colophon.
    """

    title: str
    ente: str
    summary: tuple[Block, ...]
    about: tuple[Fact, ...]
    foot: str
    warning: str
    day: date
    parts: tuple[Part, ...]


def relazione(
    view: View, version: DataVersion, texts: Mapping[str, str] = NO_TEXTS, before: View | None = None
) -> Relazione:
    """The Relazione of an ente and a year.

    Args:
        view: of the year and basis.
        version: the version of the data, and the day of the document.
        texts: what a person wrote, by code of ``PLACES``; a place that is missing or empty has the text
            generated from the data. The tables are always those of the data.
        before: the year before; None where the store has not got it.
    """
    own = {place: paragraphs(texts.get(place, "")) for place in PLACES}
    return replace(first_page(view, version, before), parts=tuple(_parts(view, version, own)))


def first_page(view: View, version: DataVersion, before: View | None = None) -> Relazione:
    """The Relazione before its first part: what its first page says; arguments as in ``relazione``."""
    title = f"{TITLE} {view.plan.year}"
    return Relazione(
        title=title,
        ente=view.plan.ente.name,
        summary=summary(view, before),
        about=tuple(_about(view, version)),
        foot=" · ".join(_foot(view, version, title)),
        warning=SYNTHETIC if view.is_synthetic else "",
        day=version.day,
        parts=(),
    )


def generated(view: View, version: DataVersion) -> Mapping[str, str]:
    """The text that each of ``PLACES`` has where nobody wrote one; empty where it has only tables.

    Args:
        view: of the year and basis.
        version: as in ``relazione``.
    """
    nothing: dict[str, tuple[str, ...]] = dict.fromkeys(PLACES, ())
    parts = tuple(_chapters(view, version, nothing))
    marked = tuple(_chapters(view, version, {place: (f"{_HERE}{place}",) for place in PLACES}))
    return {place: _prose_at(parts, marked, Prose((f"{_HERE}{place}",))) for place in PLACES}


_HERE: Final = "\0"
"""Stands for a person's text, to find where it goes."""


def _prose_at(parts: Sequence[Part], marked: Sequence[Part], mark: Prose) -> str:
    """The prose of the part in which a person's text would stand."""
    for own, each in zip(parts, marked, strict=True):
        if mark in each.body:
            return "\n\n".join(t for block in own.body if isinstance(block, Prose) for t in block.texts)
    return ""


def _parts(view: View, version: DataVersion, own: Mapping[str, tuple[str, ...]]) -> Iterator[Part]:
    yield from _chapters(view, version, own)
    yield from annexes(view)
    yield part(1, "Colophon", Facts((("Ente", view.plan.ente.name), *_about(view, version))))


def _chapters(view: View, version: DataVersion, own: Mapping[str, tuple[str, ...]]) -> Iterator[Part]:
    yield premessa(view, version, own["premessa"])
    yield results(view, own["risultati"])
    yield context(view, own["contesto"])
    yield from organisation(view, own["organizzativa"])
    yield individual(view, own[INDIVIDUAL])
    yield process(view, own["processo"])


def _about(view: View, version: DataVersion) -> Iterator[Fact]:
    yield "Anno", str(view.plan.year)
    yield "Documento di origine", view.plan.ente.document(view.plan.year) or "non indicato"
    yield "Base", words.basis(view.basis)
    yield "Metodo", view.plan.policy.title
    yield "Versione dei dati", version.mark
    yield "Data del documento", day(version.day)
    if missing := lacking_sentence(view, lacking(view)):
        yield "Da completare", missing
    if view.is_synthetic:
        yield "Dati", SYNTHETIC


def _foot(view: View, version: DataVersion, title: str) -> Iterator[str]:
    yield view.plan.ente.short_name
    yield title
    yield words.basis(view.basis)
    yield f"dati {version.mark}"
    yield day(version.day)
    if view.is_synthetic:
        yield "dati sintetici"
