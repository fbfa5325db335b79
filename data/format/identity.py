"""The TOML texts of an ente → who it is and its methods, or what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.format.ente import ENTE_FILE, read_ente
from data.format.problem import Problem
from data.format.smvp import read_policy
from data.format.toml import read_toml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.plan.identity import Ente
    from scoring.policy import Policy


@dataclass(frozen=True, slots=True)
class Identity:
    """What the TOML files say; ``ente`` is None where ``ente.toml`` cannot be read."""

    ente: Ente | None
    policies: tuple[Policy, ...]
    documents: dict[str, bytes]


def read_documents(documents: Mapping[str, str]) -> tuple[Ente, tuple[Policy, ...], tuple[Problem, ...]]:
    """Ente and methods of TOML texts already accepted once, as the store keeps them."""
    problems: list[Problem] = []
    identity = identity_of({name: text.encode() for name, text in documents.items()}, problems)
    ente = identity.ente or read_ente(read_toml(b"", ENTE_FILE))
    return ente, identity.policies, tuple(problems)


def identity_of(documents: dict[str, bytes], problems: list[Problem]) -> Identity:
    """What the TOML files of an ente say; what is wrong with them is added to ``problems``."""
    if ENTE_FILE not in documents:
        if not any(problem.file == ENTE_FILE for problem in problems):
            problems.append(Problem(ENTE_FILE, 0, "", "Il file manca.", "Crearlo: dice chi è l'ente e le sue parole."))
        return Identity(None, (), documents)
    top = read_toml(documents[ENTE_FILE], ENTE_FILE)
    ente = read_ente(top) if top.values else None
    problems.extend(top.problems)
    if ente is None:
        if not top.problems:
            problems.append(Problem(ENTE_FILE, 0, "", "Il file è vuoto.", "Scriverci chi è l'ente e le sue parole."))
        return Identity(None, (), documents)
    return Identity(ente, _policies(documents, ente, problems), documents)


def _policies(documents: dict[str, bytes], ente: Ente, problems: list[Problem]) -> tuple[Policy, ...]:
    policies: dict[int, Policy] = {}
    names = [name for name in documents if name != ENTE_FILE]
    for name in names:
        top = read_toml(documents[name], name)
        policy = read_policy(top, ente) if top.values else None
        if policy is not None and policy.first_year in policies:
            top.complain("first_year", "Un altro smvp*.toml comincia lo stesso anno.", "Cambiare uno dei due anni.")
        if policy is not None:
            policies[policy.first_year] = policy
        problems.extend(top.problems)
    if not names and not any(problem.file.startswith("smvp") for problem in problems):
        remedy = "Crearlo: dice come si calcolano punteggi e risultati."
        problems.append(Problem("smvp.toml", 0, "", "Il file manca.", remedy))
    return tuple(policies.values())
