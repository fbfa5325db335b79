"""What a person does to an indicator on its Scheda: correct it, measure it, revise its target."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

import streamlit as st

from data.format.tables import LABELS, PATHS
from data.format.typed_row import (
    NOT_MEASURED,
    PRESENCES,
    TypedRow,
    typed_actual,
    typed_interim,
    typed_row,
    typed_target,
)
from data.plan.changes import ChangeKind
from data.plan.people import Act
from data.register import edits
from scoring.basis import TargetChange
from scoring.model import Op
from ui.facts.data_version import day_of_documents
from ui.facts.escape import markdown
from ui.facts.format import day as day_in_words
from ui.facts.monitoring import day_within
from ui.screens import causes, changes, fields, part_values, people

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from data.plan.changes import RowChange
    from scoring.model import MeasureKey
    from scoring.result import MeasureResult
    from ui.facts.view import View

_NO_CHANGE: Final = "—"


def ways(view: View, result: MeasureResult) -> None:
    """The buttons that correct an indicator and revise its target; nothing where the year is closed."""
    key = result.measure.key
    node = view.nodes.get((key.section, key.owner, key.node_code))
    if not people.may(Act.MEASURE, [node.units if node else ""], view.unit_names) or changes.tell_closed(view):
        return
    with st.container(horizontal=True):
        if st.button("Correggi", icon=":material/edit:", key="apri correggi"):
            _correct(view, result, changes.read(view))
        if (
            people.may(Act.EDIT)
            and not _is_shared(view, key)
            and st.button("Rimodula", icon=":material/gavel:", key="apri rimodula")
        ):
            _revise(view, result, changes.read(view))


@st.dialog("Correggi", width="medium")
def _correct(view: View, result: MeasureResult, reading: changes.Reading) -> None:
    st.caption(markdown(f"{result.code} {result.title}"))
    kept = _OWN if _is_shared(view, result.measure.key) else frozenset(_FORMS)
    offered = [name for name in _FORMS if name in kept and (name in _MEASURING or people.may(Act.EDIT))]
    what = st.segmented_control(
        "Che cosa",
        offered,
        default=offered[0],
        required=True,
        key=f"{fields.KEY} cosa",
        label_visibility="collapsed",
    )
    kind, rows = _FORMS[what or offered[0]](view, result.measure.key, reading)
    if rows is None:
        return
    optional = "" if kind.needs_reason else " (facoltativo)"
    reason = st.text_input(f"Motivo{optional}", max_chars=500, key=f"{fields.KEY} motivo")
    changes.confirmation(reading.draft(kind, rows, reason or ""), fields.KEY)


@st.dialog("Rimodula il target", width="medium")
def _revise(view: View, result: MeasureResult, reading: changes.Reading) -> None:
    """A new version of the target, with the act that decides it."""
    key = result.measure.key
    st.caption(markdown(f"{result.code} {result.title}"))
    text = st.text_input("Nuovo target", placeholder="≥ 85", key="rimodula target")
    change = st.selectbox(
        "Che cosa cambia",
        [str(each) for each in TargetChange],
        format_func=_change_word,
        key="rimodula cosa",
        filter_mode="contains",
    )
    left, right = st.columns([3, 1])
    act = left.text_input("Atto (organo e numero)", placeholder="Giunta n. 87", max_chars=200, key="rimodula atto")
    day = right.date_input("Data dell'atto", value=None, format="DD/MM/YYYY", key="rimodula data")
    reason = st.text_input("Motivo", max_chars=500, key="rimodula motivo")
    typed = typed_target(text or "", fields.about(view, key))
    if not text or not act or not isinstance(day, date):
        st.caption("Servono il nuovo target, l'atto e la sua data.")
        return
    if changes.tell_refusals(typed):
        return
    wanted = edits.Revision(
        **{name: typed.cells.get(name) for name in ("op", "target", "unit")},
        text=typed.cells.get("text", ""),
        change=TargetChange(change or ""),
        act=act,
        act_date=day,
        reason=reason or "",
    )
    rows = edits.revision(reading.rows, key, reading.year, wanted)
    draft = reading.draft(ChangeKind.REVISION, rows, reason or "")
    changes.confirmation(replace(draft, act=act, act_date=day), "rimodula")


Form = tuple[ChangeKind, "tuple[RowChange, ...] | None"]
"""What a form is of, and the rows that it changes; None where something cannot be read."""


def _actual(view: View, key: MeasureKey, reading: changes.Reading) -> Form:
    old = reading.row("actuals", (*key, str(reading.year)))
    presence = st.selectbox(
        "Presenza",
        list(PRESENCES),
        index=list(PRESENCES).index(old["availability"]) if old else 0,
        format_func=PRESENCES.__getitem__,
        key=f"{fields.KEY} presenza",
        filter_mode="contains",
    )
    kind = ChangeKind.CORRECTION if old else ChangeKind.MEASUREMENT
    if presence == NOT_MEASURED:
        return kind, edits.removal(reading.rows, "actuals", (*key, str(reading.year)))
    names = {"value": {"actual": "Consuntivo", **fields.RATIO}, "declared": {"declared": "Percentuale dichiarata"}}
    texts = fields.texts_of(old, names.get(presence or "", {}))
    if fields.is_untouched(old, texts):
        return kind, None
    typed = typed_actual(presence or "value", texts, fields.about(view, key))
    if changes.tell_refusals(typed):
        return kind, None
    return kind, edits.measurement(reading.rows, key, reading.year, typed.cells)


def _assigned(view: View, key: MeasureKey, reading: changes.Reading) -> Form:
    """A score that stands in the place of the rule's, with its reason; none where the fields are emptied."""
    place = (*key, str(reading.year))
    old = reading.row("actuals", place)
    if not old:
        st.caption("Prima si scrive il consuntivo, o perché manca.")
        return ChangeKind.CORRECTION, None
    st.caption("Conta al posto del punteggio della regola, che resta scritto accanto.")
    labels = {"score_given": "Punteggio %", "score_reason": "Perché", "score_source": "Fonte"}
    typed = typed_row("actuals", fields.texts_of(old, labels), fields.about(view, key))
    return ChangeKind.CORRECTION, _corrected(reading, "actuals", place, typed)


def _interim(view: View, key: MeasureKey, reading: changes.Reading) -> Form:
    first, last = date(reading.year, 1, 1), date(reading.year, 12, 31)
    usual = day_within(reading.year, day_of_documents())
    day = st.date_input(
        "Alla data", value=usual, min_value=first, max_value=last, format="DD/MM/YYYY", key=f"{fields.KEY} giorno"
    )
    if not isinstance(day, date):
        return ChangeKind.MEASUREMENT, None
    old = reading.row("interim", (*key, day.isoformat()))
    found = "C'è già una rilevazione" if old else "Non c'è ancora una rilevazione"
    st.caption(f"{found} al {day_in_words(day)}.")
    texts = fields.texts_of(old, {"value": "Valore", **fields.RATIO}, day.isoformat())
    note = st.text_input("Nota", value=old.get("note", ""), key=f"{fields.KEY} nota {day}")
    kind = ChangeKind.CORRECTION if old else ChangeKind.MEASUREMENT
    if fields.is_untouched(old, texts):
        return kind, None
    typed = typed_interim(texts, fields.about(view, key))
    cells = {**typed.cells, "note": note or ""}
    return kind, None if changes.tell_refusals(typed) else edits.interim(reading.rows, key, day, cells)


def _target(view: View, key: MeasureKey, reading: changes.Reading) -> Form:
    st.caption("Qui si corregge ciò che è scritto male. Un target deciso di nuovo, con un atto, è una rimodulazione.")
    versions = [v for v in view.versions.get(key, ()) if v.valid]
    version = str(versions[-1].version) if versions else "1"
    place = (*key, str(reading.year), version)
    old = reading.row("targets", place)
    ops = ["", *Op]
    op = st.selectbox(
        "Operatore",
        ops,
        index=ops.index(old.get("op", "")),
        format_func=_op_word,
        key=f"{fields.KEY} operatore",
        filter_mode="contains",
    )
    texts = fields.texts_of(old, {"target": "Target", "text": "Target in parole"})
    typed = typed_row("targets", {**texts, "op": op or ""}, fields.about(view, key))
    cells = {**typed.cells, **({} if old else {"valid": "1"})}
    return ChangeKind.CORRECTION, _corrected(reading, "targets", place, replace(typed, cells=cells))


def _soglia(view: View, key: MeasureKey, reading: changes.Reading) -> Form:
    place = (*key, str(reading.year))
    old = reading.row("soglie", place)
    typed = typed_row("soglie", fields.texts_of(old, {"soglia": "Soglia"}), fields.about(view, key))
    if not typed.cells.get("soglia") and not typed.refusals:
        return ChangeKind.CORRECTION, edits.removal(reading.rows, "soglie", place)
    cells = {**typed.cells, **({} if old else {"origin": "indicator"})}
    return ChangeKind.CORRECTION, _corrected(reading, "soglie", place, replace(typed, cells=cells))


def _of_measure(column: str, label: str) -> Callable[[View, MeasureKey, changes.Reading], Form]:
    """The form of one column of the indicator itself."""

    def form(view: View, key: MeasureKey, reading: changes.Reading) -> Form:
        place = key
        old = reading.row("measures", place)
        typed = typed_row("measures", fields.texts_of(old, {column: label}), fields.about(view, key))
        return ChangeKind.CORRECTION, _corrected(reading, "measures", place, typed)

    return form


def _path(_view: View, key: MeasureKey, reading: changes.Reading) -> Form:
    """How the value goes through the year, where its unit does not tell."""
    place = key
    old = reading.row("measures", place).get("path", "")
    words = ["", *PATHS]
    chosen = st.radio(
        "Durante l'anno il valore",
        words,
        words.index(old),
        format_func=lambda word: LABELS.get(word, "lo dice l'unità di misura"),
        horizontal=True,
        key=f"{fields.KEY} nell'anno",
    )
    return ChangeKind.CORRECTION, edits.correction(reading.rows, "measures", place, {"path": chosen or ""})


def _cause(_view: View, key: MeasureKey, reading: changes.Reading) -> Form:
    return ChangeKind.CAUSE, causes.form(reading, key)


_FORMS: Final[Mapping[str, Callable[[View, MeasureKey, changes.Reading], Form]]] = {
    "Consuntivo": _actual,
    "Rilevazione": _interim,
    "Parte": part_values.form,
    "Punteggio": _assigned,
    "Target": _target,
    "Soglia": _soglia,
    "Peso": _of_measure("weight", "Peso %"),
    "Nell'anno": _path,
    "Commento": _of_measure("commentary", "Commento"),
    "Causa": _cause,
}
_MEASURING: Final = frozenset({"Consuntivo", "Rilevazione", "Parte", "Causa"})
"""What whoever measures may write; the rest is of whoever may change the plan."""
_OWN: Final = frozenset({"Peso", "Commento", "Causa"})
"""What is of an indicator itself where all the rest is of the row that it is, and is corrected there."""


def _is_shared(view: View, key: MeasureKey) -> bool:
    text = view.texts.get(key)
    return bool(text and text.same_as)


def _corrected(
    reading: changes.Reading, table: str, key: tuple[str, ...], typed: TypedRow
) -> tuple[RowChange, ...] | None:
    return None if changes.tell_refusals(typed) else edits.correction(reading.rows, table, key, typed.cells)


def _change_word(change: str) -> str:
    return LABELS.get(change, change) or _NO_CHANGE


def _op_word(op: str) -> str:
    return LABELS.get(op, op) or _NO_CHANGE
