"""Where the store of a command is, and what opens it where it may have to be built first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli.output import say, warn_of_damage
from cli.place import directory
from data.plan.series import Histories
from data.register.impersonal import Impersonal
from data.register.opening import open_official
from data.store.lock import Wait
from data.workspace.writer import open_workspace

if TYPE_CHECKING:
    from argparse import Namespace

    from data.plan.records import Plan
    from data.register.official import Official
    from data.workspace.workspace import Workspace

WAIT = Wait(say=say)
"""As long as a writer waits for another one; a person is told of it."""


def official_of(args: Namespace) -> Official:
    """The official data, built where there are none; says what is missing where they are damaged.

    Without individual sheets where they are asked for as everybody may see them.
    """
    official = open_official(directory(args), WAIT)
    warn_of_damage(official)
    return Impersonal.of(official) if getattr(args, "pubblico", False) else official


def workspace_of(args: Namespace) -> Workspace:
    """What people saved beside the store; says what is missing where it is damaged."""
    workspace = open_workspace(directory(args))
    warn_of_damage(workspace)
    return workspace


def plan_and_histories(official: Official, args: Namespace) -> tuple[Plan, Histories]:
    """The plan of the year asked, and the history of its indicators: it is read while the data are open."""
    plan = official.plan(args.ente, args.anno)
    return plan, Histories(plan, official.others(args.ente, args.anno))


def lacks_section(plan: Plan, section: str | None) -> bool:
    """Whether a plan has not the section asked; then says so."""
    sections = [found.code for found in plan.ente.sections if not found.skeleton]
    if section is None or section in sections:
        return False
    say(f"La sezione «{section}» non c'è. Sezioni: {', '.join(sections)}.")
    return True
