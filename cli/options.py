"""What each door takes. Nothing here loads what the door needs to do its work."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from cli import arguments
from data.plan.changes import ChangeKind
from data.plan.entries import LOAD
from data.synthetic.years import LAST_YEAR
from scoring.basis import Basis
from ui.facts.document_kind import DocumentKind

if TYPE_CHECKING:
    from argparse import ArgumentParser

PORT: Final = 8501
ADDRESS: Final = "127.0.0.1"
ENTI, YEARS, SEED = 60, 10, 1
MOST_ENTI, MOST_YEARS = 999, 30
MOST_OF_A_LARGE_ENTE = 200_000


def of_run(parser: ArgumentParser) -> None:
    """Where to answer."""
    parser.add_argument("--porta", type=arguments.port, default=PORT, metavar="PORTA", help=f"porta (se manca, {PORT})")
    parser.add_argument("--indirizzo", default=ADDRESS, help=f"indirizzo su cui rispondere (se manca, {ADDRESS})")


def of_enti(_: ArgumentParser) -> None:
    """Nothing."""


def of_source(parser: ArgumentParser) -> None:
    """Which folder or workbook."""
    parser.add_argument(
        "source", type=Path, metavar="CARTELLA|FILE", help="cartella che contiene ente.toml, o file .xlsx, .ods o .xls"
    )


def of_template(parser: ArgumentParser) -> None:
    """Of which year, filled with what, into which file."""
    _ente_and_year(parser)
    ways = parser.add_mutually_exclusive_group()
    for way, text in arguments.TEMPLATES.items():
        ways.add_argument(f"--{way}", dest="way", action="store_const", const=way, help=text)
    _public(parser)
    parser.add_argument("file", type=Path, metavar="FILE.xlsx", help="file da scrivere")


def of_score(parser: ArgumentParser) -> None:
    """Of which year, on which targets."""
    _ente_and_year(parser)
    _basis(parser, Basis())
    _format_and_section(parser)
    _public(parser)


def of_simula(parser: ArgumentParser) -> None:
    """On which tree, with which hypotheses."""
    _ente_and_year(parser)
    parser.add_argument("--piano", action="store_true", help="sul piano dell'anno dopo, non sull'anno")
    parser.add_argument(
        "--consuntivi",
        type=arguments.outlook,
        choices=tuple(arguments.OUTLOOKS),
        metavar="COME",
        help="con --piano, i consuntivi che si suppongono: ultimi (come l'ultimo anno), mezza-tendenza (metà della "
        "tendenza), peggiori o migliori (come va male o bene, 8 anni su 10)",
    )
    _basis(parser, None)
    _hypotheses(parser)
    _format_and_section(parser)
    _public(parser)


def of_metodo(parser: ArgumentParser) -> None:
    """On which figures, with which answers, into which file."""
    parser.add_argument(
        "source", type=Path, nargs="?", metavar="CARTELLA", help="cartella di un ente; senza, si prova un ente nuovo"
    )
    parser.add_argument("--anno", type=arguments.year, metavar="AAAA", help="anno (se manca, l'ultimo della cartella)")
    parser.add_argument(
        "--prova",
        type=Path,
        metavar="FILE",
        help="cifre da provare, .csv o foglio di calcolo, con le colonne Indicatore, Target, Consuntivo, Punteggio "
        "pubblicato e, se servono, Obiettivo, Verso, Soglia, Peso (se manca, quelle della cartella)",
    )
    parser.add_argument(
        "--risposta",
        action="append",
        default=[],
        metavar="DOMANDA=RISPOSTA",
        help="da quale risposta si parte, ripetibile; senza cartella e senza cifre le domande sono elencate",
    )
    parser.add_argument("--risposte", type=Path, metavar="FILE.toml", help='le stesse in un file: sotto = "on_off"')
    parser.add_argument(
        "--scrivi", type=Path, metavar="smvp.toml", help="scrive il metodo trovato in un file che non c'è ancora"
    )
    parser.add_argument("--formato", choices=("testo", "json"), default="testo", metavar="FORMATO", help="testo o json")


def of_export(parser: ArgumentParser) -> None:
    """Of which year, into which folder."""
    _ente_and_year(parser)
    parser.add_argument("--dove", type=Path, required=True, metavar="CARTELLA", help="cartella nuova o vuota")
    _public(parser)


def of_report(parser: ArgumentParser) -> None:
    """Which document, of which year, into which file."""
    _ente_and_year(parser)
    _document(parser)
    parser.add_argument("--nodo", metavar="CODICE", help="con scheda: codice del nodo; '' per il risultato dell'ente")
    parser.add_argument("--sezione", metavar="SEZIONE", help="con scheda: sezione, se il nodo è in più sezioni")
    parser.add_argument("--persona", metavar="NOME", help="con scheda: persona della scheda individuale")
    _basis(parser, Basis())
    parser.add_argument(
        "--precedente",
        type=Path,
        metavar="CARTELLA",
        help="con dati: la pubblicazione con cui confrontarsi, anche la stessa che viene sostituita",
    )
    parser.add_argument(
        "--con-individuali",
        action="store_true",
        help="con dati: anche le schede individuali, che sono dati personali e di solito restano fuori",
    )
    _public(parser)


def of_registro(parser: ArgumentParser) -> None:
    """Which loads and changes, in which form."""
    parser.add_argument("--ente", metavar="CODICE", help="solo di questo ente")
    parser.add_argument("--anno", type=arguments.year, metavar="AAAA", help="solo di questo anno")
    kinds = (LOAD, *map(str, ChangeKind))
    parser.add_argument("--tipo", choices=kinds, metavar="TIPO", help=f"solo di questo tipo: {', '.join(kinds)}")
    parser.add_argument("--persona", metavar="NOME", help="solo di chi ha confermato, o di una scheda individuale")
    parser.add_argument("--dal", type=arguments.day, metavar="AAAA-MM-GG", help="da questo giorno")
    parser.add_argument("--al", type=arguments.day, metavar="AAAA-MM-GG", help="fino a questo giorno, compreso")
    parser.add_argument("--codice", metavar="CODICE", help="solo su questo nodo o indicatore")
    parser.add_argument(
        "--formato", choices=("testo", "csv", "json"), default="testo", metavar="FORMATO", help="testo, csv o json"
    )
    _public(parser)


def of_backup(parser: ArgumentParser) -> None:
    """Into which file."""
    parser.add_argument("file", type=Path, metavar="FILE.zip", help="file da scrivere, che finisce in .zip")


def of_restore(parser: ArgumentParser) -> None:
    """From which file."""
    parser.add_argument("file", type=Path, metavar="FILE.zip", help="copia scritta da «traguardo backup»")


def of_sintetici(parser: ArgumentParser) -> None:
    """How many, and from which seed."""
    enti, years = arguments.at_most(MOST_ENTI), arguments.at_most(MOST_YEARS)
    parser.add_argument("--enti", type=enti, default=ENTI, metavar="N", help=f"quanti (se manca, {ENTI})")
    parser.add_argument(
        "--anni", type=years, default=YEARS, metavar="N", help=f"fino al {LAST_YEAR} (se manca, {YEARS})"
    )
    parser.add_argument(
        "--seme",
        type=arguments.seed,
        default=SEED,
        metavar="N",
        help=f"lo stesso seme dà gli stessi dati (se manca, {SEED})",
    )
    for option, what in (("--nodi", "nodi"), ("--indicatori", "indicatori")):
        parser.add_argument(
            option,
            type=arguments.at_most(MOST_OF_A_LARGE_ENTE),
            metavar="N",
            help=f"aggiunge un ente grande, con tanti {what} (le due opzioni vanno insieme)",
        )


def _ente_and_year(parser: ArgumentParser) -> None:
    parser.add_argument("--ente", required=True, metavar="CODICE", help="codice dell'ente, vedi «traguardo enti»")
    parser.add_argument("--anno", required=True, type=arguments.year, metavar="AAAA", help="anno")


def _public(parser: ArgumentParser) -> None:
    parser.add_argument("--pubblico", action="store_true", help="senza le schede individuali, che sono dati personali")


def _basis(parser: ArgumentParser, default: Basis | None) -> None:
    parser.add_argument(
        "--base",
        type=arguments.basis,
        default=default,
        metavar="BASE",
        help="target validi a fine anno (validi), come pianificati (originari) o in vigore in un giorno (AAAA-MM-GG)",
    )


def _format_and_section(parser: ArgumentParser) -> None:
    parser.add_argument("--formato", choices=("csv", "json"), default="csv", metavar="FORMATO", help="csv o json")
    parser.add_argument("--sezione", metavar="SEZIONE", help="solo questa sezione del piano")


def _hypotheses(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--scenario", metavar="CODICE", help="le ipotesi di uno scenario salvato, come è nell'indirizzo"
    )
    parser.add_argument(
        "--ipotesi",
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
    parser.add_argument(
        "--obiettivo",
        metavar="NODO=PUNTEGGIO",
        help="quali indicatori, insieme, portano il nodo a un punteggio: tre insiemi di ipotesi (minore sforzo, meno "
        "indicatori, solo valori che la storia ha visto), al posto dei punteggi",
    )


def _document(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--tipo",
        required=True,
        choices=[str(kind) for kind in DocumentKind],
        metavar="TIPO",
        help="giunta (le slide: .pptx o .pdf), verbale (che cosa ha deciso: .docx o "
        ".csv), relazione (.docx o .pdf), scheda (una pagina su un nodo: .pdf), "
        "dati (una cartella o uno .zip di CSV, JSON e Parquet, o un .xlsx con le formule)",
    )
    parser.add_argument(
        "--dove",
        type=Path,
        required=True,
        metavar="DOVE",
        help="file, la cui fine dice il formato; o cartella, per i dati",
    )
