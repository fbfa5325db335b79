"""How whoever logs in becomes a person with a role."""

from __future__ import annotations

from typing import Any

import pytest

from data.plan.accounts import Accounts
from data.plan.people import Person, Role

RITA = Person("Rita Neri", Role.EDITOR)
ACCOUNTS = Accounts(
    role_claim="groups",
    roles={"oiv": Role.OIV, "perf": Role.EDITOR, "capi": Role.ADMINISTRATOR},
    known={"rita@ente.it": RITA},
)


@pytest.mark.parametrize("mail", ["rita@ente.it", "Rita@Ente.IT", " rita@ente.it "])
def test_a_person_of_the_list_is_found_by_their_mail_in_any_letters(mail: str):
    assert ACCOUNTS.person_of({"email": mail, "name": "altro"}) == RITA


def test_a_mail_that_the_provider_has_not_verified_is_nobodys():
    found = ACCOUNTS.person_of({"email": "rita@ente.it", "email_verified": False, "name": "Finta"})
    assert found == Person("Finta", Role.READER)


@pytest.mark.parametrize(
    ("groups", "role"),
    [
        ("perf", Role.EDITOR),
        (["perf", "oiv"], Role.OIV),
        (["altro", "capi"], Role.ADMINISTRATOR),
        (["altro"], Role.READER),
        ([["perf"], 3, None], Role.READER),
        (None, Role.READER),
        (7, Role.READER),
        (True, Role.READER),
        ({"perf": True}, Role.READER),
    ],
)
def test_the_claim_gives_the_highest_of_its_roles_and_nothing_by_what_it_is_not(groups: Any, role: Role):
    assert ACCOUNTS.person_of({"email": "x@ente.it", "name": "X", "groups": groups}) == Person("X", role)


def test_the_list_comes_before_the_claim():
    assert ACCOUNTS.person_of({"email": "rita@ente.it", "groups": ["capi"]}) == RITA


def test_an_unknown_person_reads_or_is_kept_out():
    assert Accounts().person_of({"email": "x@ente.it"}) == Person("x@ente.it", Role.READER)
    assert Accounts(refuses_unknown=True).person_of({"email": "x@ente.it"}) is None


def test_an_empty_claim_is_nobody_of_the_list():
    accounts = Accounts(known={"": RITA}, refuses_unknown=True)
    assert accounts.person_of({}) is None
