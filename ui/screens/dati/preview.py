"""What a file would change, the scores with it, and the confirmation."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import streamlit as st

from data.format.unit_spellings import likenesses
from data.plan.changes import ChangeKind, Draft, RowFate
from data.plan.people import Act
from data.register.edits import imported
from data.register.errors import SignatureMissingError
from data.register.opening import load_folders
from data.register.proposal import first_effects, propose
from data.store.place import default_directory
from data.store.provenance import Provenance
from ui.facts.address import Place
from ui.facts.changes import closed_sentence, done_sentence
from ui.facts.escape import markdown
from ui.facts.format import count
from ui.facts.register import TABLES
from ui.figures.register import change_table, effect_table
from ui.screens import people, saved
from ui.screens.changes import save, tell_problems, who_saves
from ui.screens.dati import spellings
from ui.screens.dati.words import counts, mended_sentence
from ui.screens.navigation import PANORAMICA, REGISTRO
from ui.screens.session import official

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.format.incoming import Incoming
    from data.format.problem import Notice
    from data.format.year_reading import EnteFolder
    from data.plan.changes import Change, ScoreEffect

_DONE: Final = "dati fatto"
_HEIGHT: Final = 300


def draw(incoming: Incoming, folder: EnteFolder, notices: Sequence[Notice]) -> None:
    """What is worth a look, what would change, and the button."""
    if _tell_closed(folder):
        return
    proposed = likenesses(folder.years[0].tables)
    _tell_notices([notice for notice in notices if not any(each.is_in(notice.what) for each in proposed)])
    folder = spellings.merged(incoming, folder, proposed)
    (year,) = folder.years
    ente = folder.ente.code
    is_known = any(found.code == ente and year.year in found.years for found in official().enti())
    if not is_known:
        _new_year(incoming, folder)
    else:
        _changes(incoming, folder)


def _tell_closed(folder: EnteFolder) -> bool:
    """Say that a closed year takes nothing, and where it is opened again; whether it is closed."""
    place = Place(ente=folder.ente.code, year=str(folder.years[0].year))
    known = {(found.code, year) for found in official().enti() for year in found.years}
    closing = official().closing(place.ente, int(place.year)) if (place.ente, int(place.year)) in known else None
    if closing is None:
        return False
    told = f"Del file non si è scritto niente. {closed_sentence(closing)}. Prima l'anno si riapre, nel Registro."
    st.warning(markdown(told), icon=":material/lock:")
    label = "Riapri l'anno nel Registro"
    st.page_link(REGISTRO, label=label, icon=":material/lock_open:", query_params=place.params())
    return True


def tell_done(incoming: Incoming) -> bool:
    """Say what was written of a file, where it was; whether it was."""
    done: tuple[str, str, Place] | None = st.session_state.get(_DONE)
    if done is None or done[0] != incoming.mark:
        return False
    _, sentence, place = done
    st.success(markdown(sentence), icon=":material/check:")
    with st.container(horizontal=True):
        params = place.params()
        st.page_link(PANORAMICA, label="Guarda la Panoramica", icon=":material/dashboard:", query_params=params)
        st.page_link(REGISTRO, label="Guarda il Registro", icon=":material/history_edu:", query_params=params)
    if st.button("Rileggi lo stesso file", type="tertiary", icon=":material/refresh:", key="dati di nuovo"):
        forget_done()
        st.rerun()
    return True


def forget_done() -> None:
    """The same file may be read again."""
    st.session_state.pop(_DONE, None)


def _changes(incoming: Incoming, folder: EnteFolder) -> None:
    """The difference to the data of now, as one change."""
    (year,) = folder.years
    ente, data = folder.ente.code, official()
    rows = imported(data.rows(ente, year.year), folder.documents, year)
    if not rows:
        st.success(
            markdown(f"Il file è uguale ai dati di {folder.ente.short_name} {year.year}: non cambia nulla."),
            icon=":material/check:",
        )
        return
    if incoming.flat is not None and any(row.fate in {RowFate.REMOVED, RowFate.FILE} for row in rows):
        st.warning(
            markdown(
                f"Il {year.year} di {folder.ente.short_name} c'è già e ha dati che questo foglio non ha: "
                "si perderebbero. Il foglio dell'ufficio serve per un anno nuovo; per correggere questo, "
                "scaricarne il modello già compilato."
            ),
            icon=":material/warning:",
        )
        return
    draft = Draft(
        ente=ente,
        year=year.year,
        kind=ChangeKind.IMPORT,
        reason=mended_sentence(incoming),
        file=incoming.name,
        file_hash=incoming.mark,
        rows=rows,
        seen=data.seen(ente, year.year),
    )
    with st.spinner("Calcolo che cosa cambia…"):
        found = propose(data, draft)
    tell_problems(found.problems)
    st.header(markdown(f"Che cosa cambia: {folder.ente.short_name} {year.year}"), anchor=False)
    st.markdown(markdown(counts(found.rows, found.unchanged)))
    table = change_table(found.rows)
    st.dataframe(table, hide_index=True, height=_height(len(table)), alt="Le righe che cambiano, con prima e dopo.")
    _tell_effects(found.effects)
    author = _signed(incoming) if not found.problems else None
    if author is not None:
        save(replace(draft, author=author), then=lambda change: _done_change(incoming, folder, change))


def _new_year(incoming: Incoming, folder: EnteFolder) -> None:
    """A year that nobody loaded yet."""
    (year,) = folder.years
    st.header(markdown(f"{folder.ente.name}, {year.year}: un anno nuovo"), anchor=False)
    told = [f"{TABLES[name]} {len(rows.cells)}" for name, rows in year.tables.items() if rows.cells]
    st.markdown(markdown(f"Entrano: {', '.join(told)}."))
    with st.spinner("Calcolo i punteggi…"):
        effects = first_effects(official(), folder)
    _tell_effects(effects)
    author = _signed(incoming)
    if author is not None:
        _write_load(incoming, folder, author)


def _tell_notices(notices: Sequence[Notice]) -> None:
    if notices:
        one, more = "cosa da guardare, che non ferma niente", "cose da guardare, che non fermano niente"
        with st.expander(count(len(notices), one, more), icon=":material/visibility:"):
            for notice in notices:
                st.markdown(f":small[{markdown(str(notice))}]")


def _tell_effects(effects: Sequence[ScoreEffect]) -> None:
    """The scores of every level that change."""
    changed = [effect for effect in effects if effect.is_changed]
    if not changed:
        st.caption("Nessun punteggio cambia.")
        return
    st.markdown(f"**{count(len(changed), 'punteggio cambia', 'punteggi cambiano')}** su {len(effects)}.")
    table = effect_table(changed)
    st.dataframe(table, hide_index=True, height=_height(len(table)), alt="I punteggi che cambiano, prima e dopo.")


def _height(rows: int) -> int:
    return min(38 + 35 * rows, _HEIGHT)


def _signed(incoming: Incoming) -> str | None:
    """Who confirms; None until the button is pressed."""
    with st.form("dati conferma"):
        author = who_saves("dati")
        st.caption(markdown(f"File: {incoming.name} · SHA-256 {incoming.mark[:12]}…"))
        is_pressed = st.form_submit_button("Conferma", type="primary", icon=":material/check:")
    return author if is_pressed else None


def _write_load(incoming: Incoming, folder: EnteFolder, author: str) -> None:
    """Load the new year, with the file and what was mended in its origin; what stops it is said."""
    people.stop_unless(Act.IMPORT)
    author = people.signed(author)
    if not author:
        st.error(str(SignatureMissingError()), icon=":material/error:")
        return
    origin = " · ".join(filter(None, (incoming.name, f"SHA-256 {incoming.mark}", mended_sentence(incoming))))
    moment = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    load_folders(default_directory(), [(folder, Provenance(origin, moment, author))])
    _remember(incoming, folder, author)
    _done(incoming, folder, f"Caricato: {folder.ente.name}, {folder.years[0].year}.")
    st.rerun()


def _done_change(incoming: Incoming, folder: EnteFolder, change: Change) -> None:
    _remember(incoming, folder, change.author)
    _done(incoming, folder, done_sentence(change))


def _done(incoming: Incoming, folder: EnteFolder, sentence: str) -> None:
    place = Place(ente=folder.ente.code, year=str(folder.years[0].year))
    st.session_state[_DONE] = incoming.mark, sentence, place


def _remember(incoming: Incoming, folder: EnteFolder, author: str) -> None:
    """How the office's own sheet is laid out, for the next time."""
    if incoming.flat is not None:
        flat = incoming.flat
        sheet = next(sheet for sheet in incoming.sheets if sheet.name == flat.mapping.sheet)
        saved.save_layout(sheet, flat.mapping, plan=(folder.ente.code, flat.year), author=author)
