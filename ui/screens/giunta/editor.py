"""The page on which a briefing is prepared: the list of slides, the chosen one, and what one writes on it."""

from __future__ import annotations

from datetime import UTC
from functools import partial
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

import streamlit as st

from data.plan.briefings import COMMENT_LENGTH
from data.plan.errors import DataError
from ui.facts.briefing import draft
from ui.facts.briefing.merge import NAMES
from ui.facts.briefing.pages import pages
from ui.facts.briefing.slide import SlideKind
from ui.facts.escape import markdown
from ui.facts.format import count, short
from ui.figures import slide_html
from ui.screens import asked, people
from ui.screens.giunta import editing, minutes, presenter, show, stage
from ui.screens.navigation import DOCUMENTI, SHOW
from ui.screens.saved import briefing_versions, may_save
from ui.screens.session import here

if TYPE_CHECKING:
    from data.plan.briefings import SavedBriefing, SavedSlide
    from ui.facts.briefing.merge import Conflict
    from ui.facts.briefing.slide import Slide
    from ui.facts.view import View
    from ui.screens.giunta.editing import EditedBriefing

_COMMENT: Final = {
    False: "Commento sulla slide (**grassetto**, *corsivo*, elenchi; niente tabelle)",
    True: "Luogo e occasione (per esempio: La Spezia, seduta della Giunta)",
}
"""What a person writes on a slide, and on the cover."""
_WHY_NOT: Final = {False: " (nascosta)", True: " (da scrivere)"}
"""Why a slide is not shown: a person hid it, or nobody has written it yet."""
_LIST: Final = 620
"""Pixels of the list of thumbnails, which is scrolled by itself; lower on a low screen."""
_HEADLINE, _LONG = 200, 500
"""Signs: the most of a headline, and those of a comment that a slide has room for."""


def draw(view: View) -> None:
    """The page, below its frame."""
    found = editing.edited_briefing(view)
    show.style()
    if found.problem:
        st.error(markdown(found.problem), icon=":material/error:")
    shown = found.slide(st.query_params.get(editing.SLIDE, ""))
    asked.known(editing.SLIDE, {slide.code for slide in found.briefing.slides})
    _actions(found, shown)
    left, right = st.columns([2, 9], gap="medium")
    with left:
        _list(found, shown)
    with right:
        _preview(found, shown)
        _texts(found, shown)
        if shown.kind is SlideKind.DECISIONS:
            minutes.desk(found)
        if shown.notes.asked:
            with st.expander("Per chi parla: le tre domande della Giunta", icon=":material/record_voice_over:"):
                st.html(slide_html.notes(shown))


def _preview(found: EditedBriefing, shown: Slide) -> None:
    """A page of the slide as it is shown, in its proportions."""
    every = pages(shown)
    key = f"pagina {shown.code}"
    at = min(st.session_state.get(key) or 1, len(every))
    with st.container(border=True, key="anteprima"):
        show.page(found.view, every[at - 1])
    if len(every) > 1:
        st.pagination(len(every), key=key)


def _actions(found: EditedBriefing, shown: Slide) -> None:
    """Show, save, go back, and what is not saved."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            "Presenta da qui",
            type="primary",
            icon=":material/slideshow:",
            on_click=stage.enter,
            args=(shown.code,),
            help="Frecce per andare avanti e indietro, Esc per uscire; con F11 il browser va a tutto schermo.",
        )
        words = urlencode(here().params() | {SHOW: "1", editing.NOTES: "1", presenter.ROOM: presenter.room()})
        st.link_button(
            "Finestra di chi parla",
            f"giunta?{words}",
            icon=":material/record_voice_over:",
            help="Si apre in un'altra finestra, da tenere sullo schermo che non si condivide, e segue il palco.",
        )
        if may_save() and st.button(
            "Salva", icon=":material/save:", disabled=not found.is_modified, key="salva briefing"
        ):
            _save_dialog(found)
        if found.is_modified:
            st.button("Annulla le modifiche", icon=":material/undo:", on_click=editing.forget, args=(found.view,))
            opened = f" (aperta la {markdown(short(found.opened, 60))})" if found.opened else ""
            st.badge(f"Modifiche non salvate{opened}", icon=":material/edit:", color="orange")
        _versions(found)
        st.page_link(
            DOCUMENTI,
            label="PowerPoint e PDF, in Documenti",
            icon=":material/folder_open:",
            query_params=here().params(),
            width="content",
        )
        if found.conflicts and found.saved is not None:
            who = markdown(short(found.saved.author, 40))
            st.badge(
                f"{who} ha cambiato le stesse cose: al salvataggio si sceglie", icon=":material/group:", color="red"
            )
        if found.is_of_other_data and found.saved is not None:
            st.badge(
                "I dati sono cambiati da quando è stato salvato: rileggere titoli e commenti",
                icon=":material/warning:",
                color="orange",
            )


def _versions(found: EditedBriefing) -> None:
    """Who saved what, and the way back to it."""
    if found.saved is None:
        return
    with st.popover(f"Versione {found.saved.version}", icon=":material/history:"):
        for each in reversed(briefing_versions(found.saved.ente, found.saved.year)):
            st.button(
                f"{each.version}\\. {_when(each)}, {markdown(short(each.author, 40))}",
                key=f"versione {each.version}",
                on_click=editing.open_version,
                args=(found.view, each),
                help="Riapre questa versione; per tenerla, salvarla di nuovo.",
            )


def _when(each: SavedBriefing) -> str:
    return f"{each.saved_at.replace(tzinfo=UTC).astimezone():%d/%m/%Y %H:%M}"


def _list(found: EditedBriefing, shown: Slide) -> None:
    """The slides in their order as thumbnails, the chosen one's place, and one more."""
    numbers = {slide.code: at for at, slide in enumerate(found.briefing.shown, start=1)}
    with st.container(height=_LIST, border=False, key="miniature"):
        for at, slide in enumerate(found.briefing.slides):
            kind = "scelta" if slide.code == shown.code else "nascosta" if slide.is_hidden else "altra"
            with st.container(key=f"mini {kind} {at}"):
                show.page(found.view, pages(slide)[0])
                st.button(
                    _name(numbers.get(slide.code), slide),
                    key=f"scegli {slide.code}",
                    on_click=_choose,
                    args=(slide.code,),
                )
    _place_of(found, shown)
    _add(found, shown)


def _place_of(found: EditedBriefing, shown: Slide) -> None:
    """Where the chosen slide stands, and whether it is shown."""
    codes = [each.code for each in found.slides]
    at = codes.index(shown.code)
    with st.container(horizontal=True, gap="small"):
        for name, by, help_ in (("↑", -1, "Una prima"), ("↓", 1, "Una dopo")):
            moved = draft.moved(found.slides, shown.code, by)
            st.button(name, on_click=editing.change, args=(found.view, moved), help=help_)
        is_hidden = found.slides[at].is_hidden
        changed = draft.changed(found.slides, shown.code, is_hidden=not is_hidden)
        st.button("Mostra" if is_hidden else "Nascondi", on_click=editing.change, args=(found.view, changed))
        if draft.is_added(found.slides[at]):
            st.button("Togli", on_click=editing.change, args=(found.view, draft.without(found.slides, shown.code)))
    key = f"posto {shown.code}"
    st.session_state[key] = at + 1
    st.selectbox(
        "Sposta a…",
        range(1, len(codes) + 1),
        key=key,
        on_change=lambda: editing.change(
            found.view, draft.moved(found.slides, shown.code, st.session_state[key] - at - 1)
        ),
        filter_mode="contains",
    )


def _name(at: int | None, slide: Slide) -> str:
    """Its number on the screen, and its name; a slide that is not shown has none."""
    number = f"{at}\\. " if at else ""
    why = "" if at else _WHY_NOT[slide.kind is SlideKind.TEXT and not slide.headline]
    return f"{number}{markdown(short(slide.name, 40))}{why}"


def _choose(code: str) -> None:
    st.query_params[editing.SLIDE] = code


def _add(found: EditedBriefing, shown: Slide) -> None:
    """One more slide after the chosen one: on an objective, or to be written."""
    nodes = {r.code: f"{r.code} {short(r.title, 50)}" for s in found.view.sheets for r in s.nodes if r.code}
    # Another list is another box: the one in which a slide was added closes.
    with st.popover("Aggiungi una slide", icon=":material/add:", key=f"aggiungi {len(found.slides)}"):
        chosen = st.selectbox(
            "Su un obiettivo",
            ["", *nodes],
            format_func=lambda code: nodes.get(code, "Scegliere…"),
            key="slide nuova",
            filter_mode="contains",
        )
        if st.button("Aggiungi l'obiettivo", disabled=not chosen):
            _added(found, draft.with_node(found.slides, chosen or "", shown.code), f"{SlideKind.NODE}-{chosen}")
        if st.button("Aggiungi una slide di testo"):
            slides = draft.with_text(found.slides, shown.code)
            new = next(each.code for each in slides if each not in found.slides)
            _added(found, slides, new)


def _added(found: EditedBriefing, slides: draft.Slides, code: str) -> None:
    editing.change(found.view, slides)
    st.query_params[editing.SLIDE] = code
    st.rerun()


def _texts(found: EditedBriefing, shown: Slide) -> None:
    """What a person writes on the slide."""
    mine = next((each for each in found.slides if each.code == shown.code), None)
    if mine is None:
        return
    if shown.kind is SlideKind.WHATIF:
        _scenario(found, mine.subject, shown.code)
    headline = _box(found, shown.code, "headline", mine.headline)
    st.text_input(
        "Titolo (vuoto: quello letto dai dati)",
        key=headline,
        placeholder=shown.generated,
        max_chars=_HEADLINE,
        on_change=partial(_written, found, shown.code, "headline", headline),
    )
    _warn(shown, mine)
    left, right = st.columns(2, gap="small")
    comment = _box(found, shown.code, "comment", mine.comment)
    left.text_area(
        _COMMENT[shown.kind is SlideKind.COVER],
        key=comment,
        height=120,
        on_change=partial(_written, found, shown.code, "comment", comment),
    )
    notes = _box(found, shown.code, "notes", mine.notes)
    right.text_area(
        "Nota per chi parla (testo semplice, non si vede sullo schermo)",
        key=notes,
        height=120,
        on_change=partial(_written, found, shown.code, "notes", notes),
    )


def _warn(shown: Slide, mine: SavedSlide) -> None:
    """What would not do on the screen."""
    if len(mine.comment) > COMMENT_LENGTH:
        said = f"Il commento ha {len(mine.comment)} segni: per salvarlo ne servono al più {COMMENT_LENGTH}."
    elif len(mine.comment) > _LONG:
        said = "Il commento è lungo: dove non ci sta, la slide continua su un'altra pagina."
    elif not shown.headline:
        said = "Questa slide non ha un titolo: scriverne uno prima di presentarla."
    else:
        return
    st.caption(f":orange[:material/warning: {markdown(said)}]")


def _box(found: EditedBriefing, code: str, field: str, text: str) -> str:
    """The name of a box, holding what the slide has now."""
    plan = found.view.plan
    name = f"slide {plan.ente.code} {plan.year} {code} {field}"
    if st.session_state.get(name) != text:
        st.session_state[name] = text
    return name


def _written(found: EditedBriefing, code: str, field: str, name: str) -> None:
    editing.change(found.view, draft.changed(found.slides, code, **{field: st.session_state[name]}))


def _scenario(found: EditedBriefing, subject: str, code: str) -> None:
    """Which saved scenario the slide shows."""
    known = editing.scenarios(found.view)
    name = _box(found, code, "subject", subject if subject in known else "")
    st.selectbox(
        "Scenario da mostrare",
        ["", *known],
        key=name,
        format_func=lambda each: known.get(each, "Nessuno: il piano dell'anno dopo, con i cursori da muovere"),
        on_change=partial(_written, found, code, "subject", name),
        help="Gli scenari si salvano nella pagina Simulazione.",
        filter_mode="contains",
    )


@st.dialog("Salva il briefing")
def _save_dialog(found: EditedBriefing) -> None:
    """Who saves, and whose words count where two people have changed the same."""
    author = people.author("Chi salva", key="briefing autore")
    st.caption("Si salva slide per slide: ciò che altri hanno cambiato altrove resta. Le versioni di prima restano.")
    asked = {each: _is_mine(found, each) for each in found.conflicts}
    choices = {each: is_mine for each, is_mine in asked.items() if is_mine is not None}
    open_ = len(asked) - len(choices)
    if open_:
        lacks = "manca" if open_ == 1 else "mancano"
        st.caption(f"Per salvare {lacks} {count(open_, 'scelta', 'scelte')} fra il mio e il suo.")
    if st.button("Salva il briefing", type="primary", icon=":material/save:", disabled=bool(open_)):
        try:
            if editing.to_choose(found, choices):
                # Somebody saved while the dialog was open: the page shows what there is to choose.
                st.rerun()
            editing.save(found, author, choices)
        except DataError as error:
            st.error(markdown(str(error)), icon=":material/error:")
            return
        people.remember(author)
        st.rerun()


def _is_mine(found: EditedBriefing, conflict: Conflict) -> bool | None:
    """Both texts of a field, and whether one's own counts; None until somebody has chosen."""
    name = found.slide(conflict.code).name
    who, version = (found.saved.author, found.saved.version) if found.saved else ("", 0)
    return st.radio(
        markdown(f"«{name}»: {NAMES[conflict.field]} è cambiato anche da {short(who, 40)}"),
        [True, False],
        index=None,
        format_func=lambda is_mine: _shown(conflict.mine if is_mine else conflict.theirs, is_mine=is_mine),
        key=f"scelta {version} {conflict.code} {conflict.field}",
    )


def _shown(value: object, *, is_mine: bool) -> str:
    text = value if isinstance(value, str) else ("nascosta" if value else "mostrata")
    return f"{'Il mio' if is_mine else 'Il suo'}: {markdown(text) if text else '(vuoto)'}"
