"""The plan of the year after, made from the data of a year: what is promised for it already, and what was adopted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from data.format.amend import with_documents, with_row, without_row
from data.format.amended_checks import problems_of
from data.format.ente import ENTE_FILE
from data.format.identity import read_documents
from data.format.next_year import next_year_rows
from data.format.problem import Problem
from data.format.smvp import policy_of
from data.format.year_reading import EnteFolder, YearData
from data.format.year_rows import key_of
from data.plan.outcomes import Answers, proposed_numbers
from data.plan.scenarios import text_of
from data.plan.shared import sources
from data.register.errors import SignatureMissingError
from data.register.opening import load_folders
from data.store.provenance import Provenance
from scoring.scenario import Field

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from data.format.parse import Rows
    from data.plan.minutes import MinutedDecision
    from data.plan.outcomes import ProposedNumber
    from data.plan.scenarios import Proposal
    from data.register.official import Official
    from data.store.writer import Loaded
    from scoring.scenario import Assumption


@dataclass(frozen=True, slots=True)
class NextPlan:
    """The plan of the year after, before anybody creates it.

    Attributes:
        folder: as if it had been read; None where there are problems.
        proposed: how many numbers come from adopted proposals.
        left_out: numbers of adopted proposals that the Giunta rejected or deferred.
    """

    year: int
    folder: EnteFolder | None
    problems: tuple[Problem, ...]
    proposed: int = 0
    left_out: tuple[ProposedNumber, ...] = ()

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many indicators and targets it has, and how many numbers come from proposals."""
        tables = self.folder.years[0].tables if self.folder else {}
        measures, targets = (len(tables[name].cells) if name in tables else 0 for name in ("measures", "targets"))
        return measures, targets, self.proposed


def next_plan(
    official: Official, ente: str, year: int, proposals: Sequence[Proposal], minutes: Sequence[MinutedDecision] = ()
) -> NextPlan:
    """The plan of the year after; a year that is there already is refused.

    Args:
        official: the data of now.
        ente: its code.
        year: the one from which it is made.
        proposals: of that year, the newest first: of those on the next year's plan the newest counts.
        minutes: what the Giunta decided on that year: a number that it rejected or deferred is not taken.

    Raises:
        UnknownEnteError, UnknownYearError: the official data do not have the year.
    """
    coming, stored = year + 1, official.tables(ente, year)
    if any(found.code == ente and coming in found.years for found in official.enti()):
        what = f"Il piano del {coming} c'è già."
        return NextPlan(coming, None, (Problem(f"{coming}", 0, "", what, "Cambiarlo nella sua Scheda."),))
    documents = _with_year(stored.documents, coming)
    found, policies, _ = read_documents(documents)
    policy, policy_before = policy_of(policies, coming), policy_of(policies, year)
    numbers = proposed_numbers(proposals, Answers(minutes, policy_before.main_section if policy_before else ""))
    tables = next_year_rows(year, stored.tables)
    shared = sources({key_of(cells): cells["same_as"] for _, cells in tables["measures"].records()})
    for each in numbers.adopted:
        at = each.key if each.field is Field.WEIGHT else shared.get(each.key, each.key)
        tables = _with(tables, coming, replace(each, key=at))
    problems = problems_of(coming, with_documents(documents, tables))
    if problems or policy is None:
        return NextPlan(coming, None, problems)
    folder = EnteFolder(found, documents, (YearData(coming, policy, tables),))
    return NextPlan(coming, folder, (), len(numbers.adopted), numbers.left_out)


def create_plan(official: Official, plan: NextPlan, author: str) -> tuple[Loaded, ...]:
    """Load the plan of the year after.

    Args:
        official: whose directory it goes to.
        plan: without problems.
        author: who creates it.

    Raises:
        SignatureMissingError: nobody signs.
        ValueError: the plan has problems.
        YearThereError: somebody else created it meanwhile.
        DataError: the store cannot be written; the message says the way out.
    """
    if not author.strip():
        raise SignatureMissingError
    if plan.folder is None:
        raise ValueError(plan.year)
    now = datetime.now(UTC).replace(tzinfo=None)
    return load_folders(
        official.directory,
        [(plan.folder, Provenance(f"piano creato dal {plan.year - 1}", now, author.strip()))],
        only_new=True,
    )


def _with(tables: dict[str, Rows], year: int, assumption: Assumption) -> dict[str, Rows]:
    place = assumption.key
    text = text_of(assumption.value) if assumption.value is not None else ""
    if assumption.field is Field.WEIGHT:
        return with_row(tables, "measures", place, {"weight": text})
    if assumption.field is Field.TARGET:
        return with_row(tables, "targets", (*place, str(year), "1"), {"target": text, "text": "", "valid": "1"})
    if not text:
        return without_row(tables, "soglie", (*place, str(year)))
    return with_row(tables, "soglie", (*place, str(year)), {"soglia": text, "origin": "indicator"})


def _with_year(documents: Mapping[str, str], year: int) -> dict[str, str]:
    """The TOML texts with a year more among those of the ente."""
    ente, _, _ = read_documents(documents)
    if year in [declared.year for declared in ente.years]:
        return dict(documents)
    text = documents[ENTE_FILE].rstrip("\n")
    return {**documents, ENTE_FILE: f"{text}\n\n[years.{year}]\n"}
