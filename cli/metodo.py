"""``traguardo metodo``: which choices of a method reproduce the published figures, and the file that says them."""

from __future__ import annotations

import json
import sys
import tomllib
from typing import TYPE_CHECKING

from cli.output import FAILED, refuse, refuse_line, say
from data.format.cells import Refusal
from data.format.folder import read_folder, read_small_file
from data.format.new_ente import LEVELS, NewEnte, method_questions, usual_method
from data.format.own_figures import plan_of, read_figures, read_figures_file, read_figures_of
from data.format.plan import build_plan
from data.format.smvp_text import smvp_text
from scoring.question import WrongAnswerError, answered
from scoring.variants import search
from ui.facts.data_version import day_of_documents
from ui.facts.method_guide import tried
from ui.facts.method_guide.subject import subject_of
from ui.facts.method_guide.words import Names, answer_words, label

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from data.format.spreadsheet import Sheet
    from data.format.year_reading import FolderReading
    from scoring.policy import Policy
    from scoring.question import Question
    from scoring.variants import Found
    from ui.facts.method_guide.subject import Subject

_NEW = "Il mio ente"
_NOTHING_TRIED = "non è stato provato nulla"


class NoAnswerError(ValueError):
    """A question that is named without an answer."""

    def __init__(self, question: str) -> None:
        """Say which one, and how an answer is written."""
        super().__init__(f"a «{question}» manca la risposta: scrivere {question}=RISPOSTA, come sotto=on_off")


def try_method(args: Namespace) -> int:
    """Print what the figures say of the method and which choices would reproduce them; write the method if asked."""
    if args.scrivi is not None and args.scrivi.exists():
        return refuse_line("metodo", f"{args.scrivi} c'è già: scegliere un altro nome")
    try:
        answers = _answers(args)
        if args.source is None and args.prova is None:
            return _asked(args, answers)
        subject = _subject(args)
        if isinstance(subject, int):
            return subject
        start = answered(subject.plan.policy, answers, subject.questions)
    except (NoAnswerError, WrongAnswerError, tomllib.TOMLDecodeError, OSError) as error:
        return refuse_line("metodo", str(error).rstrip("."))
    found = search(subject.sheets, start, subject.questions)
    sys.stdout.write(_as_json(found) if args.formato == "json" else "".join(_as_text(subject, found)))
    return _written(args.scrivi, found.best.policy)


def _answers(args: Namespace) -> dict[str, str]:
    """What the file and the line answer; the line counts.

    Raises:
        NoAnswerError: a question is named and not answered.
    """
    told = tomllib.loads(args.risposte.read_text(encoding="utf-8")) if args.risposte else {}
    pairs = [each.partition("=") for each in args.risposta]
    answers = {name: str(answer) for name, answer in told.items()} | {name: answer for name, _, answer in pairs}
    for name, answer in answers.items():
        if not answer.strip():
            raise NoAnswerError(name)
    return answers


def _asked(args: Namespace, answers: dict[str, str]) -> int:
    """Without figures: the questions, each with its answers, the one of now first."""
    policy = answered(usual_method(_NEW, _year(args)), answers, method_questions())
    roots = policy.sections.items()
    names = Names({code: plural for code, _, plural in LEVELS}, {section: each.root for section, each in roots})
    sys.stdout.writelines(_questions(policy, method_questions(), names))
    return _written(args.scrivi, policy)


def _questions(policy: Policy, questions: Sequence[Question], names: Names) -> Iterator[str]:
    for question in questions:
        now = question.read(policy)
        yield f"{label(question, names)}\n"
        for answer in [now, *(each for each in question.lawful(policy) if each != now)]:
            yield f"  {question.name}={answer}  {answer_words(question, answer, policy, names)}\n"


def _year(args: Namespace) -> int:
    """The year asked, else the one before this: the last of which results are published."""
    year: int = args.anno or day_of_documents().year - 1
    return year


def _subject(args: Namespace) -> Subject | int:
    """The year to try, or the exit code of what was refused."""
    if args.prova is None:
        return _of_folder(args, None)
    sheet = _figures(args.prova)
    if isinstance(sheet, int):
        return sheet
    if args.source is not None:
        return _of_folder(args, sheet)
    return _of_figures(read_figures(sheet, NewEnte(code="ente", name=_NEW, short_name=_NEW, year=_year(args))))


def _figures(path: Path) -> Sheet | int:
    """The figures of a file, or the exit code of what was refused."""
    content = read_small_file(path, path.name)
    if not isinstance(content, bytes):
        return refuse([content], 1, _NOTHING_TRIED)
    found = read_figures_file(content, path.name)
    if isinstance(found, Refusal):
        return refuse([f"{path.name}: {found.what} {found.remedy}"], 1, _NOTHING_TRIED)
    return found


def _of_folder(args: Namespace, sheet: Sheet | None) -> Subject | int:
    """A year of an ente's folder: its own figures, or others in its main section."""
    reading = read_folder(args.source)
    if reading.folder is None:
        return refuse(reading.problems, len(reading.problems), _NOTHING_TRIED)
    folder = reading.folder
    plans = {each.year: build_plan(folder.ente, each.year, each.policy, each.tables) for each in folder.years}
    year = args.anno or max(plans)
    if year not in plans:
        return refuse_line("metodo", f"nella cartella non c'è il {year}")
    if sheet is not None:
        return _of_figures(read_figures_of(sheet, folder.documents, year, plans[year].policy.main_section))
    return subject_of(plans[year], [plan for each, plan in plans.items() if each != year])


def _of_figures(reading: FolderReading) -> Subject | int:
    if reading.folder is None:
        return refuse(reading.problems, len(reading.problems), _NOTHING_TRIED)
    return subject_of(plan_of(reading.folder))


def _as_text(subject: Subject, found: Found) -> Iterator[str]:
    yield f"{tried.verdict(found)}\n"
    for change, row in zip(found.changes, tried.change_rows(found, subject.questions, subject.names), strict=True):
        yield f"  {change.question}={change.now}  {row['Domanda']} {row['Per coincidere']} (era: {row['Adesso']})\n"
    for sentence in tried.lacking(found):
        yield f"{sentence}\n"
    if told := tried.words_coincide(found.best.agreement):
        yield f"{told[:1].upper()}{told[1:]}.\n"
    for row in tried.figure_rows(found.best.agreement):
        if row["Esito"] != "coincide":
            yield f"Non coincide: {row['Codice']}, pubblicato {row['Pubblicato']}, calcolato {row['Calcolato']}.\n"
    for row in tried.untold_rows(found, subject.questions, subject.names):
        yield f"Le cifre non dicono: {row['Domanda']} Anche: {row['Andrebbe bene anche']}.\n"


def _as_json(found: Found) -> str:
    best = found.best.agreement
    told = {
        "figures": len(best.figures),
        "agreed_before": found.start.agreement.agreed,
        "agreed": best.agreed,
        "changes": {change.question: {"was": change.was, "now": change.now} for change in found.changes},
        "as_good": found.as_good,
        "missed": [
            {"code": tried.code_of(each), "published": each.published.text, "computed": each.score}
            for each in best.missed
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _written(path: Path | None, policy: Policy) -> int:
    """Write the method where it was asked for."""
    if path is None:
        return 0
    try:
        path.write_text(smvp_text(policy), encoding="utf-8")
    except OSError as error:
        say(f"{path} non si può scrivere: {error.strerror}.")
        return FAILED
    say(f"Scritto: {path}")
    return 0
