"""The same doors without a browser: run, enti, import, score, simula, export, report, sintetici. It speaks Italian."""

from __future__ import annotations

import argparse
import getpass
import os
import re
import shlex
import socket
import sys
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from data.format.folder import read_folder
from data.format.problem import first_of_each_kind, refusal_reason
from data.format.score_checks import look_at_scores
from data.format.scored_year import scored_years
from data.plan.errors import DataError
from data.plan.planning import Outlook
from data.plan.scenarios import Reconciled, ScenarioKind
from data.plan.scores import score_rows, scores_as_csv, scores_as_json
from data.published.export import export
from data.store import place
from data.store.errors import DamagedError, NotWritableError
from data.store.lock import Wait
from data.store.shipped import add_shipped, open_store
from data.store.store import Store
from data.store.writer import Provenance, add_folders
from data.synthetic.enti import LAST_YEAR, write_synthetic
from data.workspace.writer import open_workspace
from scoring.basis import Basis
from scoring.errors import ScoringError
from ui.documents.request import Commission, DocumentKind, carry_out
from ui.facts.data_version import Issue, day_of_documents
from ui.facts.node_choice import Wanted
from ui.facts.whatif.effect_rows import as_csv, as_json, effect_rows, with_needed
from ui.facts.whatif.simulation import Asked, Setting, brought_back, official_sheets, simulate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from data.format.folder import EnteFolder
    from data.format.problem import Notice, Problem
    from data.plan.records import EnteYears, Plan
    from data.plan.scenarios import SavedScenario
    from data.store.reader import Reader
    from data.store.writer import Change, Replaced
    from data.workspace.workspace import Workspace
    from ui.facts.whatif.simulation import Simulation

HERE = Path(__file__).resolve().parent
FAILED, WRONG_USAGE = 1, 2
PORT, ADDRESS = 8501, "127.0.0.1"
ENTI, YEARS, SEED = 60, 10, 1
MOST_ENTI, MOST_YEARS = 999, 30
WITH_PROGRAM = "enti/"
"""How the origin of the data shipped with the program begins."""

ROWS = {
    "nodes": ("nodo", "nodi"),
    "measures": ("indicatore", "indicatori"),
    "targets": ("target", "target"),
    "soglie": ("soglia", "soglie"),
    "actuals": ("consuntivo", "consuntivi"),
    "history": ("riga di note", "righe di note"),
    "breaks": ("cambio di serie", "cambi di serie"),
    "benchmarks": ("confronto", "confronti"),
    "evaluations": ("valutazione", "valutazioni"),
    "published": ("risultato pubblicato", "risultati pubblicati"),
    "context": ("dato di contesto", "dati di contesto"),
}
"""What a row of each file is, one and many."""

_ITALIAN = (
    (r"the following arguments are required: (.+)", r"serve anche \1"),
    (
        r"argument (\S+): invalid choice: (.+?) \(choose from (.+)\)",
        r"\1: \2 non è ammesso; scegliere fra \3",
    ),
    (r"argument (\S+): invalid int value: (.+)", r"\1: \2 non è un numero intero"),
    (r"argument (\S+): expected one argument", r"\1: manca il valore"),
    (r"argument (\S+): (.+)", r"\1: \2"),
    (r"unrecognized arguments: (.+)", r"argomenti sconosciuti: \1"),
    (r"ambiguous option: (\S+) could match (.+)", r"opzione ambigua: \1 può essere \2"),
)
"""What argparse says, and how it is said here: its own translation follows the system's language."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        0 when it is done, 1 when it could not be. A wrong command line leaves with 2.
    """
    try:
        args = build_parser().parse_args(argv)
        code: int = args.command(args)
        sys.stdout.flush()
    except (DataError, ScoringError) as error:
        print(_in_italian(error), file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        # The reader (head, less) has had enough: not an error. Python must not flush again on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        print("Interrotto.", file=sys.stderr)
        return FAILED
    return code


class ItalianParser(argparse.ArgumentParser):
    """An argument parser whose every word is Italian."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - what argparse hands from parser to parser
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=ItalianHelp, **settings)
        self._positionals.title = "argomenti"
        self._optionals.title = "opzioni"
        self.add_argument("-h", "--help", action="help", help="mostra questo aiuto ed esce")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line and leave with 2."""
        for english, italian in _ITALIAN:
            if re.fullmatch(english, message, re.DOTALL):
                message = re.sub(english, italian, message, flags=re.DOTALL)
                break
        self.print_usage(sys.stderr)
        self.exit(WRONG_USAGE, f"Comando non valido: {message}. Aiuto: {self.prog} --help\n")


class ItalianHelp(argparse.RawDescriptionHelpFormatter):
    """Help that begins with "uso"."""

    def add_usage(
        self,
        usage: str | None,
        actions: object,
        groups: object,
        prefix: str | None = None,
    ) -> None:
        """As argparse does, with the Italian word in front."""
        super().add_usage(usage, actions, groups, prefix or "uso: ")  # type: ignore[arg-type]  # argparse's own types


def build_parser() -> ItalianParser:
    """The commands and their options."""
    top = ItalianParser(
        prog="traguardo",
        description="Cruscotto del ciclo della performance delle pubbliche amministrazioni.",
    )
    top.add_argument(
        "--version", action="version", version=f"traguardo {_version()}", help="mostra la versione ed esce"
    )
    doors = top.add_subparsers(
        prog="traguardo", title="comandi", metavar="COMANDO", required=True, parser_class=ItalianParser
    )
    run = _command(doors, "run", "Apre il cruscotto nel browser.", run_app)
    run.add_argument("--port", type=_port, default=PORT, metavar="PORTA", help=f"porta (se manca, {PORT})")
    run.add_argument("--indirizzo", default=ADDRESS, help=f"indirizzo su cui rispondere (se manca, {ADDRESS})")
    _command(doors, "enti", "Elenca gli enti e gli anni dell'archivio, e da dove vengono.", list_enti)
    load = _command(doors, "import", "Carica la cartella di un ente; se ha problemi li dice tutti.", import_folder)
    load.add_argument("folder", type=Path, metavar="CARTELLA", help="cartella che contiene ente.toml")
    score = _command(doors, "score", "Scrive i punteggi di un anno.", print_scores)
    _add_ente_and_year(score)
    score.add_argument("--basis", type=_basis, default="valid", metavar="BASE", help=_BASIS_HELP)
    score.add_argument("--format", choices=("csv", "json"), default="csv", metavar="FORMATO", help="csv o json")
    score.add_argument("--section", metavar="SEZIONE", help="solo questa sezione del piano")
    _add_simula(doors)
    out = _command(doors, "export", "Scrive i dati di un anno nel formato aperto.", export_year)
    _add_ente_and_year(out)
    out.add_argument("--to", type=Path, required=True, metavar="CARTELLA", help="cartella nuova o vuota")
    _add_report(doors)
    made = _command(
        doors, "sintetici", "Crea enti inventati, per provare il cruscotto con molti dati.", make_synthetic, _APART
    )
    made.add_argument("--enti", type=_at_most(MOST_ENTI), default=ENTI, metavar="N", help=f"quanti (se manca, {ENTI})")
    made.add_argument(
        "--anni", type=_at_most(MOST_YEARS), default=YEARS, metavar="N", help=f"fino al {LAST_YEAR} (se manca, {YEARS})"
    )
    made.add_argument(
        "--seme", type=_seed, default=SEED, metavar="N", help=f"lo stesso seme dà gli stessi dati (se manca, {SEED})"
    )
    return top


_STORE_HELP = "archivio (se manca, TRAGUARDO_STORE o .traguardo)"
_APART = "archivio a parte, mai quello dei dati veri (se manca, .traguardo-sintetici)"
_BASIS_HELP = "target validi a fine anno (valid), come pianificati (original) o in vigore in un giorno (AAAA-MM-GG)"


def run_app(args: argparse.Namespace) -> int:
    """Become the dashboard, on a store that has the shipped data; returns only when it cannot."""
    if _is_free(args.indirizzo, args.port):
        directory = _directory(args)
        _prepare(directory)
        _become_streamlit(args, directory)
    print(
        f"La porta {args.port} di {args.indirizzo} non è disponibile: forse Traguardo è già aperto. "
        f"Chiuderlo, oppure scegliere un'altra porta: traguardo run --port {args.port + 1}",
        file=sys.stderr,
    )
    return FAILED


def _prepare(directory: Path) -> None:
    """Add what is new in the shipped data; a store that can only be read is shown as it is."""
    try:
        add_shipped(directory, wait=_WAIT)
    except (DamagedError, NotWritableError):
        with Store.open(directory) as store:
            _warn_of_damage(store)


def _become_streamlit(args: argparse.Namespace, directory: Path) -> NoReturn:
    is_here = args.indirizzo in (ADDRESS, "0.0.0.0", "::")  # noqa: S104 - compared, not bound
    host = "localhost" if is_here else args.indirizzo
    print(f"Traguardo risponde su http://{host}:{args.port} (per chiuderlo: Ctrl+C).", flush=True)
    os.chdir(HERE)  # Streamlit looks for .streamlit/config.toml where it is started
    env = {**os.environ, place.VARIABLE: str(directory)}
    os.execve(sys.executable, _streamlit(args), env)  # noqa: S606 - no shell is wanted


def list_enti(args: argparse.Namespace) -> int:
    """Print code, years, name and origin of every ente."""
    with _store(args) as store:
        for ente in store.enti():
            years = ", ".join(str(year) for year in ente.years)
            print(f"{ente.code}\t{years}\t{ente.name}\t{_origins(store, ente)}")
    return 0


def _origins(store: Store, ente: EnteYears) -> str:
    """When and from where the years of an ente were loaded; said once where it is the same for all."""
    years: dict[str, list[str]] = {}
    for year in ente.years:
        load = store.load(ente.code, year)
        source = Provenance(load.origin, load.loaded_at, load.loaded_by)
        if source.is_shipped:
            origin = "fornito con il programma" if _is_with_program(source) else source.origin
        else:
            origin = f"caricato{_when_and_who(source, 'da')}, dalla cartella {source.origin}"
        years.setdefault(origin, []).append(str(year))
    if len(years) == 1:
        return next(iter(years))
    return "; ".join(f"{', '.join(same)}: {origin}" for origin, same in years.items())


def import_folder(args: argparse.Namespace) -> int:
    """Load a folder, all its years or none; print every problem, or what is worth a look."""
    reading = read_folder(args.folder)
    if reading.folder is None:
        _print_problems(reading.problems)
        return FAILED
    # The shipped data come first, so that a store made by an import is not short of them.
    _store(args).close()
    now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    source = Provenance(str(args.folder.resolve()), now, _user())
    loaded = add_folders(_directory(args), [(reading.folder, source)], _WAIT)
    for year in loaded:
        if year.added:
            replaced = f"; {_replacing(year.replaced)}" if year.replaced else ""
            print(f"{year.ente} {year.year}: caricato ({_counted(year.rows)}){replaced}.")
        else:
            print(f"{year.ente} {year.year}: già presente e uguale, nulla da caricare.")
    lost = [notice for year in loaded for notice in year.notices]
    for notice in sorted([*reading.notices, *lost, *_notices_of_scores(_directory(args), reading.folder)]):
        print(f"Da controllare: {notice}")
    return 0


def _notices_of_scores(directory: Path, folder: EnteFolder) -> Iterator[Notice]:
    """What the scores of a folder make worth a look, beside the ente's years that are in the store already."""
    with open_store(directory) as store:
        years = next((found.years for found in store.enti() if found.code == folder.ente.code), ())
        loaded = [store.plan(folder.ente.code, year) for year in years]
    for year in scored_years(folder, loaded):
        yield from first_of_each_kind(look_at_scores(year))


def _counted(rows: Mapping[str, int]) -> str:
    """How many rows each file has: "4 nodi, 1 indicatore"."""
    return ", ".join(f"{count} {ROWS[name][count != 1]}" for name, count in rows.items() if count)


def _replacing(replaced: Replaced) -> str:
    """Which load a new one takes the place of, and how they differ."""
    source = replaced.source
    if source.is_shipped:
        what = "i dati forniti con il programma" if _is_with_program(source) else f"i {source.origin}"
    else:
        what = f"il caricamento{_when_and_who(source, 'di')}"
    changes = [f"{ROWS[name][1]}: {_changed(change)}" for name, change in replaced.changes.items()]
    if replaced.documents:
        changes.append(f"cambia {', '.join(replaced.documents)}")
    return f"sostituisce {what}" + (f" ({'; '.join(changes)})" if changes else "")


def _changed(change: Change) -> str:
    """How many rows differ: "1 riga cambiata, 2 righe in meno"."""
    counts = (
        (change.changed, "cambiata", "cambiate"),
        (change.added, "in più", "in più"),
        (change.removed, "in meno", "in meno"),
    )
    return ", ".join(f"1 riga {one}" if count == 1 else f"{count} righe {many}" for count, one, many in counts if count)


def _is_with_program(source: Provenance) -> bool:
    return source.origin.startswith(WITH_PROGRAM)


def _when_and_who(source: Provenance, by: str) -> str:
    """When and by whom a load was made, after a blank, in the time of this machine; the store keeps UTC."""
    the = "del" if by == "di" else "il"
    at = source.loaded_at
    when = f" {the} {at.replace(tzinfo=UTC).astimezone():%d/%m/%Y %H:%M}" if at else ""
    return f"{when} {by} {source.loaded_by}"


def print_scores(args: argparse.Namespace) -> int:
    """Print the scores of an ente and year."""
    with _store(args) as store:
        plan, others = _plan_and_others(store, args)
    if _lacks_section(plan, args.section):
        return FAILED
    scored = official_sheets(plan, others, Setting(basis=Basis.parse(args.basis)))
    wanted = (each for each in scored if args.section in (None, each.sheet.section))
    rows = score_rows(wanted, is_synthetic=plan.ente.synthetic)
    write = scores_as_json if args.format == "json" else scores_as_csv
    sys.stdout.write(write(rows))
    return 0


def _plan_and_others(store: Store, args: argparse.Namespace) -> tuple[Plan, list[Plan]]:
    """The plan of the year asked, and those of the ente's other years."""
    plan = store.plan(args.ente, args.anno)
    return plan, [each for each in store.plans(args.ente) if each.year != plan.year]


def _lacks_section(plan: Plan, section: str | None) -> bool:
    """Whether a plan has not the section asked; then says so."""
    sections = [found.code for found in plan.ente.sections if not found.skeleton]
    if section is None or section in sections:
        return False
    print(f"La sezione «{section}» non c'è. Sezioni: {', '.join(sections)}.", file=sys.stderr)
    return True


def print_simulation(args: argparse.Namespace) -> int:
    """Print every node and indicator before and after the hypotheses; nothing where one cannot be made."""
    with _store(args) as store:
        plan, others = _plan_and_others(store, args)
    saved = _scenario(args) if args.scenario else None
    setting = _setting(args, saved)
    if _is_misplaced(args, setting):
        return WRONG_USAGE
    if _lacks_section(plan, args.section) or (saved and _is_of_another_plan(args, saved)):
        return FAILED
    before = official_sheets(plan, others, setting)
    there = brought_back(saved, before) if saved else Reconciled((), ())
    asked = Asked(
        before=before,
        default=(plan.policy.main_section, ""),
        saved=there.assumptions,
        texts=tuple(args.set or ()),
        serve=args.serve or "",
    )
    for notice in there.notices:
        print(f"Da controllare: {notice}", file=sys.stderr)
    return _print_simulated(args, plan, setting, simulate(asked))


def _print_simulated(args: argparse.Namespace, plan: Plan, setting: Setting, found: Simulation) -> int:
    if found.problems:
        print(*found.problems, sep="\n", file=sys.stderr)
        count = len(found.problems)
        how_many = "C'è 1 problema" if count == 1 else f"Ci sono {count} problemi"
        print(f"{how_many}: non è stato calcolato nulla. Correggere e ripetere il comando.", file=sys.stderr)
        return FAILED
    answers = [a for a in found.answers if args.section in (None, a.after.sheet.section)]
    rows = effect_rows(answers, is_synthetic=plan.ente.synthetic, is_plan=setting.is_plan)
    if args.serve:
        dates = frozenset(m.key for a in answers for m in a.after.sheet.measures if m.is_date)
        rows = with_needed(rows, {each.key: each for each in found.needed}, dates)
    sys.stdout.write(as_json(rows) if args.format == "json" else as_csv(rows, is_served=bool(args.serve)))
    return 0


def _scenario(args: argparse.Namespace) -> SavedScenario:
    with _workspace(args) as workspace:
        return workspace.scenario(args.scenario)


def _is_of_another_plan(args: argparse.Namespace, saved: SavedScenario) -> bool:
    """Whether a scenario was saved on another ente or year; then says so."""
    if (saved.ente, saved.year) == (args.ente, args.anno):
        return False
    print(
        f"Lo scenario «{saved.name}» è di {saved.ente} {saved.year}: usare --ente {saved.ente} --anno {saved.year}.",
        file=sys.stderr,
    )
    return True


def _setting(args: argparse.Namespace, saved: SavedScenario | None) -> Setting:
    """Which tree: as asked, else as the scenario was saved, else the year on its valid targets."""
    is_plan = args.piano or (saved is not None and saved.kind is ScenarioKind.PLAN)
    outlook = args.consuntivi or (saved.outlook if saved else None) or Outlook.LAST
    basis = Basis.parse(args.basis) if args.basis else (saved.basis if saved and not is_plan else Basis())
    return Setting(is_plan=is_plan, outlook=Outlook(outlook), basis=basis)


def _is_misplaced(args: argparse.Namespace, setting: Setting) -> bool:
    """Whether something was asked of a tree that has no such choice; then says so."""
    if args.consuntivi and not setting.is_plan:
        why = "--consuntivi vale solo con --piano, perché i consuntivi dell'anno ci sono già"
    elif args.basis not in {None, "valid"} and setting.is_plan:
        why = "il piano dell'anno dopo nasce dai target validi: togliere --basis"
    else:
        return False
    print(f"Comando non valido: {why}. Aiuto: traguardo simula --help", file=sys.stderr)
    return True


def export_year(args: argparse.Namespace) -> int:
    """Write an ente and year back to a folder."""
    with _store(args) as store:
        files = export(store.tables(args.ente, args.anno), args.to)
    print(f"{args.ente} {args.anno}: {len(files)} file in {args.to}.")
    return 0


def write_report(args: argparse.Namespace) -> int:
    """Write a document of a year; one that cannot be made leaves the one before it as it was."""
    asked = Commission(
        kind=DocumentKind(args.kind),
        ente=args.ente,
        year=args.anno,
        basis=Basis.parse(args.basis),
        to=args.to,
        wanted=Wanted(args.nodo or "", args.section, args.persona),
        before=args.precedente,
    )
    wrong = _misplaced_in_report(args)
    if wrong:
        print(f"Comando non valido: {wrong}. Aiuto: traguardo report --help", file=sys.stderr)
        return WRONG_USAGE
    with _store(args) as store, _workspace(args) as workspace:
        issue = Issue(store.load(args.ente, args.anno).fingerprint, day_of_documents())
        what = carry_out(asked, store, workspace, issue, _progress)
    print(f"{args.ente} {args.anno}: {what}, in {args.to}.")
    return 0


def _progress(step: str) -> None:
    """Say what is being done, to a person who is waiting."""
    if sys.stderr.isatty():
        print(step, file=sys.stderr)


def _misplaced_in_report(args: argparse.Namespace) -> str:
    """What was asked of a document that has no such choice, or is missing; empty where all is well."""
    is_scheda = args.kind == DocumentKind.SCHEDA
    if is_scheda and args.nodo is None:
        return "la scheda è di un nodo: indicarlo con --nodo (--nodo '' per il risultato dell'ente)"
    if args.precedente and (args.kind != DocumentKind.DATI or args.to.suffix.lower() == ".xlsx"):
        return "--precedente vale solo con --kind dati, in una cartella o in un file .zip"
    asked = (("--nodo", args.nodo), ("--section", args.section), ("--persona", args.persona))
    given = [name for name, value in asked if value is not None]
    return f"{given[0]} vale solo con --kind scheda" if given and not is_scheda else ""


def make_synthetic(args: argparse.Namespace) -> int:
    """Make a store of enti that do not exist, apart from the real ones."""
    directory: Path = (args.store or place.SYNTHETIC).absolute()
    made = write_synthetic(directory, args.enti, args.anni, args.seme)
    years = f"{LAST_YEAR - args.anni + 1}–{LAST_YEAR}" if args.anni > 1 else str(LAST_YEAR)
    what = f"{args.enti} {'ente sintetico' if args.enti == 1 else 'enti sintetici'}, {years}, seme {args.seme}"
    print(f"{what}: {'creati' if made else 'già presenti e uguali'} in {directory}.")
    print(f"Per aprirli: traguardo run --store {shlex.quote(str(directory))}")
    return 0


def _command(
    doors: argparse._SubParsersAction[ItalianParser], name: str, text: str, act: object, store: str = _STORE_HELP
) -> ItalianParser:
    parser = doors.add_parser(name, description=text, help=text[:1].lower() + text[1:].rstrip("."))
    parser.set_defaults(command=act)
    parser.add_argument("--store", type=Path, metavar="CARTELLA", help=store)
    return parser


def _add_simula(doors: argparse._SubParsersAction[ItalianParser]) -> None:
    parser = _command(doors, "simula", "Scrive i punteggi prima e dopo alcune ipotesi.", print_simulation)
    _add_ente_and_year(parser)
    parser.add_argument("--piano", action="store_true", help="sul piano dell'anno dopo, non sull'anno")
    parser.add_argument(
        "--consuntivi",
        choices=[str(outlook) for outlook in Outlook],
        metavar="COME",
        help="con --piano, i consuntivi che si suppongono: last (come l'ultimo anno), half_trend (metà della "
        "tendenza), worst o best (come va male o bene, 8 anni su 10)",
    )
    parser.add_argument("--basis", type=_basis, metavar="BASE", help=_BASIS_HELP)
    parser.add_argument(
        "--scenario", metavar="CODICE", help="le ipotesi di uno scenario salvato, come è nell'indirizzo"
    )
    parser.add_argument(
        "--set",
        action="append",
        metavar="IPOTESI",
        help="NODO/INDICATORE.CAMPO=VALORE, ripetibile; CAMPO è target, soglia, consuntivo o peso",
    )
    parser.add_argument(
        "--serve",
        metavar="NODO=PUNTEGGIO",
        help="che cosa serve a ogni indicatore, da solo, perché il nodo arrivi a un punteggio (o a una parola "
        "del metodo); =95 per la radice",
    )
    parser.add_argument("--format", choices=("csv", "json"), default="csv", metavar="FORMATO", help="csv o json")
    parser.add_argument("--section", metavar="SEZIONE", help="solo questa sezione del piano")


def _add_report(doors: argparse._SubParsersAction[ItalianParser]) -> None:
    text = "Scrive un documento di un anno: briefing della Giunta, Relazione, scheda di un nodo, dati."
    parser = _command(doors, "report", text, write_report)
    _add_ente_and_year(parser)
    parser.add_argument(
        "--kind",
        required=True,
        choices=[str(kind) for kind in DocumentKind],
        metavar="TIPO",
        help="giunta (le slide: .pptx o .pdf), relazione (.docx o .pdf), scheda (una pagina su un nodo: .pdf), "
        "dati (una cartella o uno .zip di CSV, JSON e Parquet, o un .xlsx con le formule)",
    )
    parser.add_argument(
        "--to",
        type=Path,
        required=True,
        metavar="DOVE",
        help="file, la cui fine dice il formato; o cartella, per i dati",
    )
    parser.add_argument("--nodo", metavar="CODICE", help="con scheda: codice del nodo; '' per il risultato dell'ente")
    parser.add_argument("--section", metavar="SEZIONE", help="con scheda: sezione, se il nodo è in più sezioni")
    parser.add_argument("--persona", metavar="NOME", help="con scheda: persona della scheda individuale")
    parser.add_argument("--basis", type=_basis, default="valid", metavar="BASE", help=_BASIS_HELP)
    parser.add_argument(
        "--precedente",
        type=Path,
        metavar="CARTELLA",
        help="con dati: la pubblicazione con cui confrontarsi, anche la stessa che viene sostituita",
    )


def _add_ente_and_year(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--ente", required=True, metavar="CODICE", help="codice dell'ente, vedi «traguardo enti»")
    parser.add_argument("--anno", required=True, type=_year, metavar="AAAA", help="anno")


def _directory(args: argparse.Namespace) -> Path:
    """Where the store is: as asked, as the environment says, or beside the program."""
    asked: Path = args.store or place.default_directory()
    return asked.absolute()


def _store(args: argparse.Namespace) -> Store:
    """The store, built where there is none; says what is missing from a damaged one."""
    store = open_store(_directory(args), _WAIT)
    _warn_of_damage(store)
    return store


def _workspace(args: argparse.Namespace) -> Workspace:
    workspace = open_workspace(_directory(args))
    _warn_of_damage(workspace)
    return workspace


def _warn_of_damage(reader: Reader) -> None:
    if reader.damage is not None:
        _say(f"Attenzione: {reader.damage}")


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


_WAIT = Wait(say=_say)


def _user() -> str:
    """Who is at the keyboard; the system's number where there is no name, as in a container."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return str(os.getuid())


def _version() -> str:
    """The installed version; the program also runs from a folder that was never installed."""
    try:
        return version("traguardo")
    except PackageNotFoundError:
        return "(non installato)"


def _year(text: str) -> int:
    if not re.fullmatch(r"[0-9]{4}", text):
        raise argparse.ArgumentTypeError(f"«{text}» non è un anno di quattro cifre")
    return int(text)


def _seed(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise argparse.ArgumentTypeError(f"«{text}» non è un seme: un numero intero, al più di nove cifre")
    return int(text)


def _at_most(most: int) -> Callable[[str], int]:
    def count(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,6}", text) or not 0 < int(text) <= most:
            raise argparse.ArgumentTypeError(f"«{text}» non è un numero fra 1 e {most}")
        return int(text)

    return count


def _port(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", text) or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"«{text}» non è una porta, fra 1 e 65535")
    return int(text)


def _basis(text: str) -> str:
    try:
        return str(Basis.parse(text))
    except ValueError:
        raise argparse.ArgumentTypeError(f"«{text}» non è valid, original o una data AAAA-MM-GG") from None


def _in_italian(error: Exception) -> str:
    """What an error says, without the system's own sentence."""
    cause = error.__cause__
    if isinstance(cause, OSError) and cause.strerror:
        return str(error).replace(f" ({cause.strerror})", refusal_reason(cause))
    return str(error)


def _print_problems(problems: Sequence[Problem]) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)
    count = sum(problem.count for problem in problems)
    found = "C'è 1 problema" if count == 1 else f"Ci sono {count} problemi"
    print(f"{found}: non è stato caricato nulla. Correggere e ripetere il comando.", file=sys.stderr)


def _is_free(address: str, port: int) -> bool:
    """Whether a server could listen there."""
    try:
        family = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((address, port))
    except OSError:
        return False
    return True


def _streamlit(args: argparse.Namespace) -> list[str]:
    return [
        *(sys.executable, "-m", "streamlit", "run", str(HERE / "app.py")),
        *(
            f"--server.port={args.port}",
            f"--server.address={args.indirizzo}",
            "--server.headless=true",
            "--logger.hideWelcomeMessage=true",
        ),
    ]


if __name__ == "__main__":
    raise SystemExit(main())
