"""Every door: its name, what it does in one sentence, what it takes, and where its work is done."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cli import options
from cli.italian import ItalianParser

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Callable

_STORE: Final = "archivio (se manca, TRAGUARDO_STORE o .traguardo)"
_STORE_APART: Final = "archivio a parte, mai quello dei dati veri (se manca, .traguardo-sintetici)"


@dataclass(frozen=True, slots=True)
class Door:
    """One command.

    Attributes:
        text: what it does, with its full stop.
        act: ``module:function`` that takes the arguments and gives the exit code. It is a name, because the module
            brings with it all that the door needs, and is loaded only for whoever goes through it.
        add_options: adds what it takes beside the store.
        store: what is said of the option that names the store.
    """

    name: str
    text: str
    act: str
    add_options: Callable[[ArgumentParser], None]
    store: str = _STORE


DOORS: Final = (
    Door("run", "Apre il cruscotto nel browser.", "cli.run:run_app", options.of_run),
    Door(
        "enti",
        "Elenca gli enti e gli anni dell'archivio, e da dove vengono.",
        "cli.enti:list_enti",
        options.of_enti,
    ),
    Door(
        "import",
        "Carica la cartella o il file Excel di un ente; se ha problemi li dice tutti.",
        "cli.load:import_source",
        options.of_source,
    ),
    Door(
        "check",
        "Elenca tutti i problemi di una cartella o di un file Excel, senza caricare nulla.",
        "cli.check:check_source",
        options.of_source,
    ),
    Door(
        "template",
        "Scrive il file Excel in cui si compila un anno.",
        "cli.template:write_template",
        options.of_template,
    ),
    Door("score", "Scrive i punteggi di un anno.", "cli.score:print_scores", options.of_score),
    Door(
        "simula",
        "Scrive i punteggi prima e dopo alcune ipotesi.",
        "cli.simula:print_simulation",
        options.of_simula,
    ),
    Door(
        "metodo",
        "Dice quali scelte di metodo riproducono i punteggi pubblicati, e scrive smvp.toml.",
        "cli.metodo:try_method",
        options.of_metodo,
    ),
    Door("export", "Scrive i dati di un anno nel formato aperto.", "cli.export:export_year", options.of_export),
    Door(
        "report",
        "Scrive un documento di un anno: briefing della Giunta, Relazione, scheda di un nodo, dati.",
        "cli.report:write_report",
        options.of_report,
    ),
    Door(
        "registro",
        "Elenca ogni caricamento e ogni modifica dei dati: chi, quando, perché, prima e dopo.",
        "cli.register:print_register",
        options.of_registro,
    ),
    Door(
        "backup",
        "Copia in un file tutto l'archivio: dati, modifiche, lavoro, modelli; anche mentre il programma è aperto.",
        "cli.backup:write_backup",
        options.of_backup,
    ),
    Door(
        "restore",
        "Rimette l'archivio com'era in una copia, e tiene da parte quello che c'era.",
        "cli.backup:restore_backup",
        options.of_restore,
    ),
    Door(
        "sintetici",
        "Crea enti inventati, per provare il cruscotto con molti dati.",
        "cli.sintetici:make_synthetic",
        options.of_sintetici,
        _STORE_APART,
    ),
)


def build_parser() -> ItalianParser:
    """The doors and their options; ``act`` of what it gives is the one of the door."""
    top = ItalianParser(
        prog="traguardo",
        description="Cruscotto del ciclo della performance delle pubbliche amministrazioni.",
    )
    top.add_argument(
        "--versione", action="version", version=f"traguardo {_version()}", help="mostra la versione ed esce"
    )
    places = top.add_subparsers(
        prog="traguardo", title="comandi", metavar="COMANDO", required=True, parser_class=ItalianParser
    )
    for door in DOORS:
        summary = door.text[:1].lower() + door.text[1:].rstrip(".")
        _fit(places.add_parser(door.name, description=door.text, help=summary), door)
    return top


def _fit(parser: ArgumentParser, door: Door) -> None:
    parser.set_defaults(act=door.act)
    parser.add_argument("--archivio", type=Path, metavar="CARTELLA", help=door.store)
    door.add_options(parser)


def _version() -> str:
    """The installed version; the program also runs from a folder that was never installed."""
    try:
        return version("traguardo")
    except PackageNotFoundError:
        return "(non installato)"
