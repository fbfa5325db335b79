"""``traguardo report``: a document of a year."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cli.archive import official_of, workspace_of
from cli.output import refuse_line, say
from ui.documents.request import DocumentRequest, make_document
from ui.facts.changes import closed_since
from ui.facts.data_version import DataVersion, day_of_documents
from ui.facts.document_kind import DocumentKind
from ui.facts.node_choice import Wanted

if TYPE_CHECKING:
    from argparse import Namespace


def write_report(args: Namespace) -> int:
    """Write a document of a year; one that cannot be made leaves the one before it as it was."""
    wrong = _misplaced(args)
    if wrong:
        return refuse_line("report", wrong)
    with official_of(args) as official, workspace_of(args) as workspace:
        load, closing = official.load(args.ente, args.anno), official.closing(args.ente, args.anno)
        version = DataVersion(load.fingerprint, day_of_documents(), closed_since(closing))
        what = make_document(_request(args), official, workspace, version, _progress)
    print(f"{args.ente} {args.anno}: {what}, in {args.dove}.")
    return 0


def _request(args: Namespace) -> DocumentRequest:
    return DocumentRequest(
        kind=DocumentKind(args.tipo),
        ente=args.ente,
        year=args.anno,
        basis=args.base,
        to=args.dove,
        wanted=Wanted(args.nodo or "", args.sezione, args.persona),
        before=args.precedente,
        has_individual=args.con_individuali,
    )


def _progress(step: str) -> None:
    """Say what is being done, to a person who is waiting."""
    if sys.stderr.isatty():
        say(step)


def _misplaced(args: Namespace) -> str:
    """What was asked of a document that has no such choice, or is missing; empty where all is well."""
    is_scheda = args.tipo == DocumentKind.SCHEDA
    if is_scheda and args.nodo is None:
        return "la scheda è di un nodo: indicarlo con --nodo (--nodo '' per il risultato dell'ente)"
    if args.precedente and (args.tipo != DocumentKind.DATI or args.dove.suffix.lower() == ".xlsx"):
        return "--precedente vale solo con --tipo dati, in una cartella o in un file .zip"
    if args.con_individuali and args.tipo != DocumentKind.DATI:
        return "--con-individuali vale solo con --tipo dati: negli altri documenti le schede individuali ci sono"
    if args.con_individuali and args.pubblico:
        return "--con-individuali e --pubblico si contraddicono: tenerne uno"
    asked = (("--nodo", args.nodo), ("--sezione", args.sezione), ("--persona", args.persona))
    given = [name for name, value in asked if value is not None]
    return f"{given[0]} vale solo con --tipo scheda" if given and not is_scheda else ""
