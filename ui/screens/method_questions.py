"""The ten questions on a method as controls: for the page Metodo, and for a new ente in Dati."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from scoring.question import OTHER, WrongAnswerError, digits
from scoring.questions import limits_of
from scoring.rule_questions import LINES, MINIMUM, STEPS
from ui.facts.escape import markdown
from ui.facts.method_guide.words import MORE, POINTS, TITLES, answer_words, grouped, label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from scoring.policy import Policy
    from scoring.question import Question
    from ui.facts.method_guide.words import Names

    Change = Callable[[str, str], None]
    """Takes the name of a question and its new answer."""

_LIMIT, _SCORE = "Da % del target", "Punteggio"


def lenient(policy: Policy, questions: Sequence[Question], answers: Mapping[str, str]) -> Policy:
    """A method with those answers that its questions have; others, such as those of another rule, are passed over."""
    for question in questions:
        answer = answers.get(question.name, OTHER)
        if answer != OTHER:
            try:
                policy = question.answered(policy, answer)
            except WrongAnswerError:
                continue
    return policy


def tell_others(
    base: Policy, policy: Policy, questions: Sequence[Question], names: Names, answers: Mapping[str, str]
) -> None:
    """Which questions are answered otherwise because of the answers to others: nobody chose that.

    Args:
        base: the method without the answers.
        policy: the method with them.
        questions: its own.
        names: of the ente.
        answers: that were given.
    """
    for question in questions:
        now = question.read(policy)
        alone = question.read(lenient(base, [question], answers))
        if now not in {alone, answers.get(question.name)}:
            told = answer_words(question, now, policy, names).partition(POINTS)[0]
            title = label(question, names)
            st.caption(markdown(f"Con le altre risposte cambia anche «{title}»: ora è «{told}»."))


def ask(policy: Policy, questions: Sequence[Question], names: Names, key: str, change: Change) -> None:
    """Every question, two beside each other, with what the method answers now.

    Args:
        policy: the method with what was answered so far.
        questions: its own.
        names: of the ente.
        key: begins the keys of the widgets.
        change: takes a new answer.
    """
    groups = list(grouped(questions).items())
    for start in range(0, len(groups), 2):
        for place, (at, choices) in zip(st.columns(2, gap="small"), groups[start : start + 2], strict=False):
            with place:
                _question(policy, at, choices, names, key, change)


def _question(  # noqa: PLR0913, PLR0917 - a question is asked with all that it is told in
    policy: Policy, at: str, choices: Sequence[Question], names: Names, key: str, change: Change
) -> None:
    """One question: a control, or one for each choice that it is made of behind a button."""
    if at == "parole":
        _words(policy, choices[0], key, change)
    elif at == "sotto":
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            _choose(policy, choices[0], names, key, change, TITLES[at])
            _numbers(policy, choices[0], key, change)
    elif len(choices) == 1:
        _choose(policy, choices[0], names, key, change, TITLES[at])
    else:
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            _choose(policy, choices[0], names, key, change, TITLES[at])
            with st.popover(MORE[at]):
                for choice in choices[1:]:
                    _choose(policy, choice, names, key, change, label(choice, names))


def _choose(  # noqa: PLR0913, PLR0917
    policy: Policy, question: Question, names: Names, key: str, change: Change, title: str
) -> None:
    now = question.read(policy)
    lawful = list(question.lawful(policy))
    options = lawful if now in lawful else [now, *(each for each in lawful if not _is_same_rule(each, now))]
    widget = f"{key} {question.name}"
    st.session_state[widget] = now
    st.selectbox(
        markdown(title),
        options,
        key=widget,
        filter_mode="contains",
        format_func=lambda answer: answer_words(question, answer, policy, names).partition(POINTS)[0],
        on_change=partial(_changed, widget, question.name, change),
    )


def _is_same_rule(answer: str, now: str) -> bool:
    """Whether an answer is the one of now with other numbers."""
    return bool(now) and " " in now and answer.partition(" ")[0] == now.partition(" ")[0]


def _changed(widget: str, name: str, change: Change) -> None:
    change(name, st.session_state[widget])


def _numbers(policy: Policy, question: Question, key: str, change: Change) -> None:
    """The numbers of a rule that has any behind a button: what the minimum is worth, or a small table of points."""
    rule, _, numbers = question.read(policy).partition(" ")
    if rule == MINIMUM:
        _minimum(question, numbers, key, change)
    if rule not in {STEPS, LINES}:
        return
    with st.popover("Numeri"):
        written = _edited(numbers, key)
        if written == numbers:
            return
        try:
            question.answered(policy, f"{rule} {written}")
        except WrongAnswerError:
            st.warning("Le percentuali e i punteggi vanno dal più basso al più alto.")
            return
    change(question.name, f"{rule} {written}")
    st.rerun()


def _minimum(question: Question, numbers: str, key: str, change: Change) -> None:
    """What the lower of two targets is worth."""
    widget = f"{key} minimo"
    st.session_state[widget] = float(numbers)
    with st.popover("Numeri"):
        st.number_input(
            "Punteggio al target minimo",
            0.0,
            99.0,
            key=widget,
            format="%g",
            step=5.0,
            on_change=lambda: change(question.name, f"{MINIMUM} {digits(st.session_state[widget])}"),
        )


def _edited(numbers: str, key: str) -> str:
    """The pairs of numbers as they are on screen."""
    known = [each.replace(".", ",") for each in numbers.split()]
    rows = st.data_editor(
        [{_LIMIT: limit, _SCORE: score} for limit, score in zip(known[::2], known[1::2], strict=True)],
        num_rows="dynamic",
        placeholder="",
        hide_index=True,
        key=f"{key} numeri {numbers}",
        alt="Da quale percentuale del target, quale punteggio; con > davanti, il limite è escluso.",
    )
    written = (str(row.get(name) or 0) for row in rows for name in (_LIMIT, _SCORE))
    return " ".join("".join(each.split()).replace(",", ".") for each in written)


def _words(policy: Policy, question: Question, key: str, change: Change) -> None:
    """From which result on each word holds, and whether that result itself has it."""
    st.markdown(f":small[{TITLES['parole']}]")
    limits = limits_of(policy).split()
    places = st.columns(len(limits) or 1)
    for at, (place, limit, band) in enumerate(zip(places, limits, policy.bands.bands[1:], strict=True)):
        widget = f"{key} parola {at}"
        st.session_state[widget] = float(limit.removeprefix(">"))
        st.session_state[f"{widget} oltre"] = limit.startswith(">")
        moved = partial(_moved, policy, question, key, change)
        place.number_input(
            markdown(f"{band.word}, da"), 0.0, 1000.0, key=widget, format="%g", step=5.0, on_change=moved
        )
        place.checkbox("Limite escluso", key=f"{widget} oltre", on_change=moved)


def _moved(policy: Policy, question: Question, key: str, change: Change) -> None:
    """Take the limits as they are on screen, if they rise."""
    state, total = st.session_state, len(policy.bands.bands) - 1
    written = [f"{'>' * state[f'{key} parola {at} oltre']}{digits(state[f'{key} parola {at}'])}" for at in range(total)]
    try:
        question.answered(policy, " ".join(written))
    except WrongAnswerError:
        st.toast("Le parole vanno dalla più bassa alla più alta: il limite non è cambiato.", icon=":material/warning:")
        return
    change(question.name, " ".join(written))
