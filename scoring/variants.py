"""Which choices of a method reproduce the figures that a document prints, fewest changes first.

Every lawful answer of every question is tried, question after question, and the best methods so far go on to the next
one. Scores of indicators come first, because they depend on few choices; results of nodes follow, on the few methods
that stand the first test. Then what the figures do not ask for is put back as it was.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scoring.agreement import Agreement, agreement
from scoring.errors import ScoringError
from scoring.limits_of_words import fitting_limits
from scoring.model import ROOT_CODE
from scoring.question import OTHER, Stage, answers_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scoring.model import Sheet
    from scoring.policy import Policy
    from scoring.question import Question

LEAF_WIDTH, WHOLE_WIDTH = 16, 5
"""How many methods go on from one question to the next."""
Answers = tuple[str, ...]
"""One for each question, in their order."""
Distance = tuple[int, float]
"""How many figures a method misses, and by how much in all."""


@dataclass(frozen=True, slots=True)
class Known:
    """A method with its answers to every question."""

    policy: Policy
    answers: Answers


@dataclass(frozen=True, slots=True)
class Trial:
    """A method and how many figures it reproduces."""

    policy: Policy
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class Change:
    """A question that is answered otherwise than before."""

    question: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a search gives.

    Attributes:
        start: the method that it began with.
        best: the method that misses the fewest figures, with the fewest changes; the first one itself where no other
            misses fewer. Its words are those printed, where there are limits that give them.
        changes: what it answers otherwise than the first one, in the order of the questions.
        as_good: by question, the other answers that would do as well, one at a time: the figures do not tell.
    """

    start: Trial
    best: Trial
    changes: tuple[Change, ...]
    as_good: Mapping[str, tuple[str, ...]]


def search(sheets: Sequence[Sheet], start: Policy, questions: Sequence[Question]) -> Found:
    """The method that reproduces the most published figures.

    Args:
        sheets: of one year, on the targets on which its figures were published.
        start: the method to begin with; what no question asks stays as it is there.
        questions: those of an ente; what they may change is all that is tried.

    Raises:
        ScoringError: the sheets cannot be computed by the method to begin with.
    """
    tried = _Tried(sheets, questions, start)
    leaves = tried.asked([tried.start], Stage.LEAF, LEAF_WIDTH)
    nearest = tried.climbed(tried.asked(leaves[:WHOLE_WIDTH], Stage.WHOLE, WHOLE_WIDTH)[0])
    is_gain = tried.missed(nearest) < tried.missed(tried.start)
    found = tried.with_words(tried.with_least_changes(nearest) if is_gain else tried.start)
    best = found.policy
    was, now = answers_of(start, questions), answers_of(best, questions)
    return Found(
        start=Trial(start, agreement(sheets, start)),
        best=Trial(best, agreement(sheets, best)),
        changes=tuple(Change(name, was[name], now[name]) for name in was if was[name] != now[name]),
        as_good=tried.as_good(found),
    )


class _Tried:
    """Every method tried so far, each sheet of it judged once."""

    def __init__(self, sheets: Sequence[Sheet], questions: Sequence[Question], start: Policy) -> None:
        self.sheets = {
            Stage.LEAF: [leaves for sheet in sheets if (leaves := _leaves_of(sheet)).measures],
            Stage.WHOLE: [sheet for sheet in sheets if _has_node_figures(sheet)],
        }
        self.questions = questions
        self.start = self.known(start)
        self.judged: dict[tuple[Stage, int, Answers], Distance | None] = {}

    def known(self, policy: Policy) -> Known:
        """A method with its answers."""
        return Known(policy, tuple(question.read(policy) for question in self.questions))

    def asked(self, pool: list[Known], stage: Stage, width: int) -> list[Known]:
        """The nearest methods after every question of a stage was answered in every way."""
        for question in self.questions:
            if question.stage in (stage, Stage.BOTH):
                pool = self._extended(pool, question, stage, width)
        return pool

    def _extended(self, pool: list[Known], question: Question, stage: Stage, width: int) -> list[Known]:
        """A question on nodes that makes no difference to the nearest method is not asked of the others."""
        first = list(self._otherwise(question, pool[0]))
        if stage is Stage.WHOLE and len({self.distance(known, stage) for known in [pool[0], *first]}) == 1:
            return pool
        others = [made for known in pool[1:] for made in self._otherwise(question, known)]
        farthest = self.distance(pool[-1], stage) if len(pool) == width else None
        return self.nearest([*pool, *first, *others], stage, farthest)[:width]

    def _otherwise(self, question: Question, known: Known) -> Iterator[Known]:
        """A method with every other lawful answer to a question."""
        now = question.read(known.policy)
        lawful = question.lawful(known.policy)
        return (self.known(question.answered(known.policy, answer)) for answer in lawful if answer != now)

    def climbed(self, known: Known) -> Known:
        """The nearest method to be had by changing one answer after another, each for the nearer."""
        while True:
            wanted = self.distance(known, Stage.WHOLE)
            others = [made for question in self.questions for made in self._otherwise(question, known)]
            nearer = self.nearest([known, *others], Stage.WHOLE, wanted)[0]
            if self.distance(nearer, Stage.WHOLE) == wanted:
                return known
            known = nearer

    def nearest(self, pool: Iterable[Known], stage: Stage, farthest: Distance | None = None) -> list[Known]:
        """The methods that miss the fewest figures, then by the least, then change the least; each once.

        Args:
            pool: to choose from.
            stage: whose figures.
            farthest: whatever is farther is left out.
        """
        told = {known.answers: (self.distance(known, stage, farthest), known) for known in pool}
        near = [(d, known) for d, known in told.values() if d is not None and (farthest is None or d <= farthest)]
        return [known for _, known in sorted(near, key=lambda each: (each[0], self.changes(each[1])))]

    def changes(self, known: Known) -> int:
        """How many questions a method answers otherwise than the one to begin with."""
        return sum(was != now for was, now in zip(self.start.answers, known.answers, strict=True))

    def distance(self, known: Known, stage: Stage, farthest: tuple[float, float] | None = None) -> Distance | None:
        """How far a method is from the figures of a stage and those before it; None where it cannot compute them.

        Once it is farther than ``farthest`` the other sheets are not looked at.
        """
        missed, gap = 0, 0.0
        for each in (Stage.LEAF,) if stage is Stage.LEAF else (Stage.LEAF, Stage.WHOLE):
            for at in range(len(self.sheets[each])):
                found = self._of_sheet(known, each, at)
                if found is None:
                    return None
                missed, gap = missed + found[0], round(gap + found[1], 6)
                if farthest is not None and (missed, gap) > farthest:
                    return missed, gap
        return missed, gap

    def _of_sheet(self, known: Known, stage: Stage, at: int) -> Distance | None:
        sheet = self.sheets[stage][at]
        key = stage, at, self._telling(known, stage, sheet.section)
        if key not in self.judged:
            try:
                self.judged[key] = agreement([sheet], known.policy).distance
            except ScoringError:
                self.judged[key] = None
        return self.judged[key]

    def _telling(self, known: Known, stage: Stage, section: str) -> Answers:
        """The answers on which the figures of a sheet depend."""
        unasked = {Stage.WORD, Stage.WHOLE} if stage is Stage.LEAF else {Stage.WORD}
        return tuple(
            answer
            for question, answer in zip(self.questions, known.answers, strict=True)
            if question.stage not in unasked and question.section in ("", section)
        )

    def with_least_changes(self, known: Known) -> Known:
        """As many figures, with every answer put back that none of them asks for."""
        for question, answer in zip(self.questions, self.start.answers, strict=True):
            is_lawful = question.is_open or answer in question.lawful(known.policy)
            if answer != OTHER and is_lawful and answer != question.read(known.policy):
                back = self.known(question.answered(known.policy, answer))
                known = back if self.misses_no_more(back, known) else known
        return known

    def missed(self, known: Known) -> float:
        """How many figures a method misses; infinitely many where it cannot compute them."""
        found = self.distance(known, Stage.WHOLE)
        return math.inf if found is None else found[0]

    def misses_no_more(self, known: Known, other: Known) -> bool:
        """Whether a method can compute the figures and misses no more of them than another, by however much."""
        found = self.distance(known, Stage.WHOLE, (wanted := self.missed(other), math.inf))
        return found is not None and found[0] <= wanted

    def with_words(self, known: Known) -> Known:
        """The same with limits of the words that reproduce those printed, where there are such limits."""
        question = next((each for each in self.questions if each.stage is Stage.WORD), None)
        limits = fitting_limits(agreement(self.sheets[Stage.WHOLE], known.policy).words, known.policy.bands)
        return self.known(question.answered(known.policy, limits)) if question and limits else known

    def as_good(self, known: Known) -> dict[str, Answers]:
        """By question, the other lawful answers with which a method misses no more figures."""
        numeric = [question for question in self.questions if question.stage is not Stage.WORD]
        found = {
            question.name: tuple(
                question.read(made.policy)
                for made in self._otherwise(question, known)
                if self.misses_no_more(made, known)
            )
            for question in numeric
        }
        return {name: answers for name, answers in found.items() if answers}


def _has_node_figures(sheet: Sheet) -> bool:
    return sheet.has_published_targets and any(node.published for node in sheet.nodes)


def _leaves_of(sheet: Sheet) -> Sheet:
    """The objectives with published scores of indicators and nothing above them; their own results are not told."""
    wanted = {m.key.node_code for m in sheet.measures if m.published and m.published.score}
    wanted = wanted if sheet.has_published_targets else set()
    nodes = [node for node in sheet.nodes if node.code == ROOT_CODE or node.code in wanted]
    alone = tuple(replace(n, parent_code=ROOT_CODE, published=None) for n in nodes)
    return replace(sheet, nodes=alone, measures=tuple(m for m in sheet.measures if m.key.node_code in wanted))
