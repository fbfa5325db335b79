"""Two people's choices of one target made one: nothing is lost, whoever saves first."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from data.plan.rounds import Choice, How, SavedChoice, merged, with_theirs
from scoring.model import MeasureKey

KEYS = [MeasureKey("strategico", "", "OS01", code) for code in ("EC07", "EC27", "B3")]
NUMBERS = st.sampled_from(
    [Choice(), Choice(How.TYPED, "70"), Choice(How.OTHERS, "72.5"), Choice(How.CONFIRMED, "2023-12-31")]
)
CHOICES = st.builds(
    lambda number, reason: Choice(number.how, number.value, reason),
    NUMBERS,
    st.sampled_from(["", "come la media", "già raggiunto"]),
)


@given(CHOICES, CHOICES, CHOICES)
def test_whatever_one_of_two_changed_is_in_both_or_both_changed_the_same_field(
    base: Choice, mine: Choice, theirs: Choice
) -> None:
    found = merged(base, mine, theirs)
    values = [{getattr(each, name) for each in (base, mine, theirs)} for name in ("value", "reason")]
    assert (found is None) is any(len(different) == len((base, mine, theirs)) for different in values)
    if found is not None:
        for name in ("value", "reason"):
            changed = {getattr(mine, name), getattr(theirs, name)} - {getattr(base, name)}
            assert getattr(found, name) in (changed or {getattr(base, name)})


@given(CHOICES, CHOICES, CHOICES)
def test_who_saves_first_makes_no_difference_to_number_and_reason(base: Choice, mine: Choice, theirs: Choice) -> None:
    one, other = merged(base, mine, theirs), merged(base, theirs, mine)
    assert (one and (one.value, one.reason)) == (other and (other.value, other.reason))


@dataclass
class Person:
    """Somebody before a page that was drawn once: what they decide names what was there then.

    Attributes:
        clashes: targets of which they were shown that somebody else wants otherwise.
    """

    name: str
    seen: dict[MeasureKey, SavedChoice] = field(default_factory=dict)
    wanted: dict[MeasureKey, Choice] = field(default_factory=dict)
    clashes: set[MeasureKey] = field(default_factory=set)

    def decides(self, key: MeasureKey, choice: Choice, saved: dict[MeasureKey, SavedChoice]) -> None:
        self.wanted[key] = choice
        newest = saved.get(key)
        both = with_theirs(choice, self.seen.get(key), newest)
        if both is None:
            self.clashes.add(key)
            return
        version = newest.version + 1 if newest else 1
        saved[key] = self.seen[key] = SavedChoice(key, both, self.name, datetime.now(UTC), version)


Step = tuple[str, MeasureKey, Choice]
STEPS = st.lists(st.tuples(st.sampled_from(["Rossi", "Bianchi"]), st.sampled_from(KEYS), CHOICES), max_size=12)


@given(STEPS)
def test_two_peoples_rounds_lose_nothing_in_whatever_order_they_save(
    steps: list[tuple[str, MeasureKey, Choice]],
) -> None:
    people = {name: Person(name) for name in ("Rossi", "Bianchi")}
    saved: dict[MeasureKey, SavedChoice] = {}
    for name, key, choice in steps:
        base, before = (each[key].choice if key in each else Choice() for each in (people[name].seen, saved))
        people[name].clashes.clear()
        people[name].decides(key, choice, saved)
        if key in people[name].clashes:
            assert saved[key].choice == before
            continue
        for part in ("value", "reason"):
            # What one changed stands, and of the rest what was there before, seen or not.
            is_mine = getattr(choice, part) != getattr(base, part)
            assert getattr(saved[key].choice, part) == getattr(choice if is_mine else before, part)
    assert {key for _, key, _ in steps} == set(saved)


@given(STEPS, st.randoms())
def test_people_on_different_targets_may_save_in_any_order(steps: list[Step], shuffle) -> None:
    first = [(key, choice) for _, key, choice in steps if key == KEYS[0]]
    others = [(key, choice) for _, key, choice in steps if key != KEYS[0]]
    order = [0] * len(first) + [1] * len(others)
    found = []
    for _ in range(2):
        shuffle.shuffle(order)
        people, saved = (Person("Rossi"), Person("Bianchi")), {}
        queues = (iter(first), iter(others))
        for who in order:
            people[who].decides(*next(queues[who]), saved)
        assert not people[0].clashes | people[1].clashes
        found.append({key: each.choice for key, each in saved.items()})
    assert found[0] == found[1] == dict(first + others)
