"""Chapters 4 and 5 of the Relazione: whose individual sheets there are, and how everything was measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.summary import left_out, parts
from ui.facts import states, words
from ui.facts.format import count
from ui.facts.relazione.blocks import Prose, part
from ui.facts.relazione.organisation import annex_of
from ui.facts.relazione.revisions import changes, how_many
from ui.facts.relazione.text_table import Heading, TextTable
from ui.facts.result_words import measured

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.facts.relazione.blocks import Part
    from ui.facts.view import View


def individual(view: View, own: tuple[str, ...]) -> Part:
    """Chapter 4: whose sheets there are, or that there are none."""
    found = [s for s in view.sheets if s.sheet.owner]
    annexes = ", ".join(dict.fromkeys(annex_of(view, s.sheet.section) for s in found))
    text = (
        f"I dati contengono {count(len(found), 'scheda individuale', 'schede individuali')}, riportate per intero: "
        f"{annexes}. Il risultato di una scheda è la sintesi dei suoi obiettivi, ciascuno con il suo peso."
        if found
        else "Il documento da cui vengono i dati non contiene obiettivi individuali."
    )
    headings = (
        Heading("Di chi", 60),
        Heading("Obiettivi", 12, is_number=True),
        Heading("Risultato", 16, is_number=True),
        Heading("Stato", 26),
    )
    rows = tuple((s.sheet.owner, str(len(parts(s))), measured(s.root), states.state(s.root.band)) for s in found)
    return part(
        1, "4. Rendicontazione degli obiettivi individuali", Prose(own or (text,)), TextTable("", headings, rows)
    )


def process(view: View, own: tuple[str, ...]) -> Part:
    """Chapter 5: versions of targets and the acts, and what was not measured."""
    return part(
        1,
        "5. Il processo di misurazione e valutazione",
        Prose(own or tuple(_process(view))),
        changes(view),
        _silent(view),
    )


def _process(view: View) -> Iterator[str]:
    yield (
        "Ogni target ha una o più versioni: la prima è quella del piano, le altre vengono dagli atti che lo hanno "
        f"cambiato. I risultati di questa Relazione sono misurati sui {words.basis(view.basis)}. {how_many(view)}"
    )
    scale = ", ".join(f"«{band.word}»" for band in view.plan.policy.bands.bands)
    yield (
        f"Il metodo «{view.plan.policy.title}» dà a ogni punteggio una parola fra {scale}: i limiti e le regole sono "
        "nel capitolo 3."
    )
    silent = sum(len(left_out(s)) for s in view.sheets)
    yield (
        f"Non hanno punteggio {count(silent, 'indicatore', 'indicatori')}: l'elenco ne dice il motivo."
        if silent
        else "Tutti gli indicatori hanno un punteggio."
    )


def _silent(view: View) -> TextTable:
    headings = (Heading("Indicatore", 60), Heading("Sezione", 34), Heading("Perché", 40))
    rows = tuple(
        (f"{m.code}\n{m.title}", view.whose(s), words.sentence(words.WHY[m.why]))
        for s in view.sheets
        for m in left_out(s)
    )
    return TextTable("Indicatori senza punteggio", headings, rows)
