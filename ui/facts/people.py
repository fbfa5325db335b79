"""What is said of who may do what, and which readers are on the machine of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from data.plan.people import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from data.plan.people import Act, Person

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_PROXIED = frozenset({"forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip"})
_WHO = {
    Role.PUBLIC: "Chi guarda la vista pubblica",
    Role.READER: "Un lettore",
    Role.EDITOR: "Un redattore",
    Role.OIV: "L'OIV",
    Role.ADMINISTRATOR: "Un amministratore",
}


def refusal(person: Person, acts: Iterable[Act]) -> str:
    """Why something is not done, and the way out.

    Args:
        person: who wanted it.
        acts: what they may not do; at least one.
    """
    who = _WHO[person.role]
    if person.units:
        who += f" di {', '.join(person.units)}"
    return f"{who} non può {' né '.join(acts)}: chiederlo a chi amministra Traguardo nell'ente."


def is_here(address: str, headers: Mapping[str, str]) -> bool:
    """Whether a reader sits at the machine of the program.

    A page that another machine reaches has another host or origin in its request, or the marks of a proxy.

    Args:
        address: on which the program answers.
        headers: of the request; without any, nobody asks over a network.
    """
    found = {name.lower(): value for name, value in headers.items()}
    asked = [f"//{found['host']}"] if "host" in found else []
    asked += [found["origin"]] if "origin" in found else []
    hosts = {address.strip("[]"), *(urlsplit(each).hostname or "" for each in asked)}
    return hosts <= _LOOPBACK and not _PROXIED & found.keys()
