"""Which readers sit at the machine of the program, and what a refusal says."""

from __future__ import annotations

import pytest

from data.plan.people import Act, Person, Role
from ui.facts.people import is_here, refusal

HERE = {"Host": "localhost:8501", "Origin": "http://localhost:8501"}


@pytest.mark.parametrize(
    "headers",
    [
        {},
        HERE,
        {"Host": "127.0.0.1:8501", "Origin": "http://127.0.0.1:8501"},
        {"Host": "[::1]:8501", "Origin": "http://[::1]:8501"},
    ],
)
def test_who_asks_the_machine_by_its_own_name_is_here(headers: dict[str, str]):
    assert is_here("127.0.0.1", headers)
    assert is_here("::1", headers)


@pytest.mark.parametrize("address", ["", "0.0.0.0", "::", "192.168.1.7", "traguardo.ente.it"])  # noqa: S104
def test_nobody_is_here_where_the_program_answers_a_network(address: str):
    assert not is_here(address, HERE)


@pytest.mark.parametrize(
    "more",
    [
        {"Host": "traguardo.ente.it"},
        {"Host": "localhost.ente.it:8501"},
        {"Origin": "https://traguardo.ente.it"},
        {"Origin": "null"},
        {"X-Forwarded-For": "10.0.0.3"},
        {"x-real-ip": "10.0.0.3"},
        {"Forwarded": "for=10.0.0.3"},
    ],
)
def test_who_comes_through_a_proxy_or_another_name_is_not_here(more: dict[str, str]):
    assert not is_here("127.0.0.1", HERE | more)


def test_a_refusal_says_who_what_and_whom_to_ask():
    said = refusal(Person("Anna", Role.EDITOR, ("Ragioneria",)), [Act.EDIT, Act.CLOSE])
    assert said == (
        "Un redattore di Ragioneria non può cambiare obiettivi, indicatori, target e pesi né chiudere un anno: "
        "chiederlo a chi amministra Traguardo nell'ente."
    )
