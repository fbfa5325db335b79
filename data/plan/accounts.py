"""The people of an office: how whoever logs in becomes a person with a role."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from data.plan.people import Person, Role

if TYPE_CHECKING:
    from collections.abc import Mapping

_HIGHEST_FIRST: Final = (Role.ADMINISTRATOR, Role.OIV, Role.EDITOR, Role.READER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """What an office says of its people.

    Attributes:
        is_public: whether who has not logged in sees the public view.
        refuses_unknown: whether who is not known is kept out; else a READER.
        claim: of the identity provider, which says who a person is.
        role_claim: that says what a person belongs to; empty where the provider says nothing.
        roles: by what that claim says.
        known: the people of the list, by what ``claim`` says, in small letters.
    """

    is_public: bool = False
    refuses_unknown: bool = False
    claim: str = "email"
    role_claim: str = ""
    roles: Mapping[str, Role] = field(default_factory=dict)
    known: Mapping[str, Person] = field(default_factory=dict)

    def person_of(self, claims: Mapping[str, object]) -> Person | None:
        """Who somebody is that has logged in; None where they are kept out.

        The list comes before the claim. A mail address that the provider says is not verified is nobody's.

        Args:
            claims: of the identity provider.
        """
        code = self._code(claims)
        if code and code.casefold() in self.known:
            return self.known[code.casefold()]
        role = self._role(claims)
        if role is None and self.refuses_unknown:
            return None
        return Person(_text(claims.get("name")) or code or _text(claims.get("sub")), role or Role.READER)

    def _code(self, claims: Mapping[str, object]) -> str:
        is_unsure = self.claim == "email" and claims.get("email_verified") is False
        return "" if is_unsure else _text(claims.get(self.claim))

    def _role(self, claims: Mapping[str, object]) -> Role | None:
        """The highest of the roles that the provider gives; None where it gives none."""
        said = set(_texts(claims.get(self.role_claim))) if self.role_claim else set()
        found = {role for word, role in self.roles.items() if word in said}
        return next((role for role in _HIGHEST_FIRST if role in found), None)


def _text(found: object) -> str:
    return found.strip() if isinstance(found, str) else ""


def _texts(found: object) -> list[str]:
    """What a claim says, one text or several; nothing where it is neither."""
    several = found if isinstance(found, list | tuple) else [found]
    return [each for each in several if isinstance(each, str)]
