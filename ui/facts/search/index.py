"""The entries of an ente by their words, and which of them a person looks for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from ui.facts.search.letters import asked, plain, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ui.facts.search.entries import Entry

WHOLE, BEGINS, INSIDE, MISSPELLED = range(4)
"""How a word is found, best first."""

_LEAST_INSIDE: Final = 3
"""Letters of a word that is looked for inside other words too."""
_LEAST_MISSPELLED: Final = 4
_ALIKE: Final = 0.85
"""How alike two words are, of 1, when one may be the other misspelled: one letter of seven is another."""
_MOST_READINGS: Final = 3
_ENOUGH: Final = 1_000
"""Where so many hold every word as it was asked, nobody looks for one that is misspelled."""

Grades = dict[int, tuple[int, int]]
"""By the number of an entry: how a word is found, and where: 0 in its code or name, 1 in the rest."""


@dataclass(frozen=True, slots=True)
class Found:
    """What answers a search, best first.

    Attributes:
        words: plain, as they were asked; empty where nothing was.
        exact: entries that hold every word.
        near: other entries, which hold every word or one spelled almost like it.
        readings: the words that were read in the place of those asked, in ``near``.
        held: where nothing answers, the words asked that something holds; short ones say too little.
    """

    words: tuple[str, ...] = ()
    exact: tuple[Entry, ...] = ()
    near: tuple[Entry, ...] = ()
    readings: tuple[str, ...] = ()
    held: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Index:
    """Every entry of an ente, looked up by its words.

    Attributes:
        entries: in the order in which equally good ones are found.
        head, body: the numbers of the entries that have a word in their code or name, and in the rest.
    """

    entries: tuple[Entry, ...]
    head: Mapping[str, frozenset[int]] = field(repr=False)
    body: Mapping[str, frozenset[int]] = field(repr=False)

    @classmethod
    def of(cls, found: Iterable[Entry]) -> Index:
        """The index of some entries."""
        all_of_them = tuple(found)
        return cls(
            all_of_them,
            _by_word(entry.head for entry in all_of_them),
            _by_word(entry.text for entry in all_of_them),
        )

    def find(self, text: str) -> Found:
        """What answers a text: words in any order, whole words before pieces, misspelled ones apart and last."""
        wanted = asked(text)
        if not wanted:
            return Found()
        exact = [self._held(word) for word in wanted]
        first = self._in_order(exact, plain(text).strip())
        readings = [self._readings(word) if len(first) < _ENOUGH else () for word in wanted]
        near = [{**self._misread(read), **held} for read, held in zip(readings, exact, strict=True)]
        told = {id(entry) for entry in first}
        rest = [entry for entry in self._in_order(near, "") if id(entry) not in told] if any(readings) else []
        shown = tuple(dict.fromkeys(word for read in readings for word in read)) if rest else ()
        held = tuple(word for word, found in zip(wanted, exact, strict=True) if found and len(word) >= _LEAST_INSIDE)
        return Found(wanted, first, tuple(rest), shown, () if first or rest else held)

    def _held(self, word: str) -> Grades:
        """The entries that hold a word, whole or as a piece of another."""
        found: Grades = {}
        for where, vocabulary in enumerate((self.head, self.body)):
            for known, numbers in vocabulary.items():
                grade = _grade(word, known)
                if grade is not None:
                    _keep_best(found, numbers, (grade, where))
        return found

    def _misread(self, readings: Iterable[str]) -> Grades:
        found: Grades = {}
        for word in readings:
            for where, vocabulary in enumerate((self.head, self.body)):
                _keep_best(found, vocabulary.get(word, frozenset()), (MISSPELLED, where))
        return found

    def _readings(self, word: str) -> tuple[str, ...]:
        """Known words spelled almost like one, that do not hold it."""
        if len(word) < _LEAST_MISSPELLED or any(letter.isdigit() for letter in word):
            return ()
        known = {*self.head, *self.body}
        alike = [each for each in known if abs(len(each) - len(word)) <= 2 and word not in each]
        return tuple(get_close_matches(word, sorted(alike), n=_MOST_READINGS, cutoff=_ALIKE))

    def _in_order(self, grades: list[Grades], whole: str) -> tuple[Entry, ...]:
        """The entries that every word finds; what is called exactly as was asked comes first."""
        numbers = set.intersection(*(set(each) for each in grades))

        def rank(number: int) -> tuple[bool, int, int, int, int]:
            how = [each[number] for each in grades]
            entry = self.entries[number]
            is_it = whole in {plain(entry.code), plain(entry.title)}
            return not is_it, max(g for g, _ in how), sum(w for _, w in how), sum(g for g, _ in how), number

        return tuple(self.entries[number] for number in sorted(numbers, key=rank))


def _by_word(texts: Iterable[str]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for number, text in enumerate(texts):
        for word in words(text) - {""}:
            found[word].add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def _grade(word: str, known: str) -> int | None:
    """How a word is in a known one; None where it is not."""
    if word == known:
        return WHOLE
    if known.startswith(word):
        return BEGINS
    return INSIDE if len(word) >= _LEAST_INSIDE and word in known else None


def _keep_best(found: Grades, numbers: Iterable[int], grade: tuple[int, int]) -> None:
    for number in numbers:
        found[number] = min(found.get(number, grade), grade)
