"""One choice that a method makes, as a question with lawful answers, read off a Policy and written into it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeVar

from scoring.errors import ScoringError
from scoring.limits import limit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from scoring.policy import Policy

Value = TypeVar("Value")
OTHER: Final = ""
"""What is read off a method that answers in a way that no answer says."""


class WrongAnswerError(ScoringError):
    """An answer that its question has not, or a question that there is not."""

    def __init__(self, question: str, answer: str, lawful: tuple[str, ...], *, is_known: bool = True) -> None:
        """Say what was written, and what may be."""
        self.question = question
        of_what = f"«{answer}» non è una risposta a «{question}»" if is_known else f"«{question}» non è una domanda"
        super().__init__(f"{of_what}: scrivere {', '.join(lawful)}.")


class Stage(StrEnum):
    """Which published figures an answer shows in first."""

    LEAF = "leaf"
    """The scores of the indicators."""
    BOTH = "both"
    """The same, and the results of the nodes in a way of their own."""
    WHOLE = "whole"
    """The results of the nodes."""
    WORD = "word"
    """The words of the scale: no number depends on it."""


@dataclass(frozen=True, slots=True)
class Question:
    """One choice of a method.

    Attributes:
        name: what addresses, files and options call it.
        lawful: the answers that may be given to a method, the usual one first.
        read: the answer of a method; ``OTHER`` where no answer says it.
        write: the method with another answer.
        is_open: other answers than the lawful ones may be written: their numbers are free.
        section: whose sheets alone it touches; empty where it touches all.
    """

    name: str
    stage: Stage
    lawful: Callable[[Policy], tuple[str, ...]]
    read: Callable[[Policy], str]
    write: Callable[[Policy, str], Policy]
    is_open: bool = False
    section: str = ""

    def answered(self, policy: Policy, answer: str) -> Policy:
        """The method with an answer; the very same where it answers so already.

        Raises:
            WrongAnswerError: the question has no such answer.
        """
        if answer == self.read(policy):
            return policy
        if not self.is_open and answer not in self.lawful(policy):
            raise WrongAnswerError(self.name, answer, self.lawful(policy))
        try:
            return self.write(policy, answer)
        except ValueError:
            raise WrongAnswerError(self.name, answer, self.lawful(policy)) from None


def among(
    name: tuple[str, str],
    stage: Stage,
    values: Mapping[str, Value],
    read: Callable[[Policy], Value],
    write: Callable[[Policy, Value], Policy],
) -> Question:
    """A question with a closed list of answers, each of which stands for a value.

    Args:
        name: of the question, and the section that it is of; empty where it is of all.
        stage: where it shows.
        values: by answer.
        read: the value of a method.
        write: the method with another value.
    """
    words = {value: word for word, value in values.items()}
    told, section = name
    return Question(
        f"{told}-{section}" if section else told,
        stage,
        lambda _: tuple(values),
        lambda policy: words.get(read(policy), OTHER),
        lambda policy, answer: write(policy, values[answer]),
        section=section,
    )


def digits(number: float) -> str:
    """A number in as few digits as read back to it.

    Examples:
        >>> digits(70.0), digits(0.1 + 0.2)
        ('70', '0.30000000000000004')
    """
    short = f"{number:g}"
    return short if float(short) == number else repr(float(number))


def limit_text(number: float) -> str:
    """A number of a rule as a method writes it: a limit that is excluded has its sign.

    Examples:
        >>> from scoring.limits import read_limit
        >>> limit_text(70.0), limit_text(read_limit(">70"))
        ('70', '>70')
    """
    near, side = limit(number)
    return ("<", "", ">")[side + 1] + digits(near)


def answers_of(policy: Policy, questions: Sequence[Question]) -> dict[str, str]:
    """What a method answers, by the names of the questions."""
    return {question.name: question.read(policy) for question in questions}


def answered(policy: Policy, answers: Mapping[str, str], questions: Sequence[Question]) -> Policy:
    """A method with other answers, given in the order of the questions; what nobody answers stays as it is.

    Raises:
        WrongAnswerError: an answer that its question has not, or a question that there is not.
    """
    names = [question.name for question in questions]
    for name, answer in answers.items():
        if name not in names:
            raise WrongAnswerError(name, answer, tuple(names), is_known=False)
    for question in questions:
        answer = answers.get(question.name, OTHER)
        policy = question.answered(policy, answer) if answer != OTHER else policy
    return policy
