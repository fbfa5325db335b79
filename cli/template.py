"""``traguardo template``: the workbook in which an office writes a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli.archive import official_of
from cli.output import FAILED, say
from data.published.replacement import replace_file
from ui.documents.xlsx.template import template
from ui.documents.xlsx.template_content import Way, content_of

if TYPE_CHECKING:
    from argparse import Namespace


def write_template(args: Namespace) -> int:
    """Write the workbook: empty, with a year to correct, or with the plan of the year after."""
    with official_of(args) as official:
        years = next((found.years for found in official.enti() if found.code == args.ente), ())
        way = Way(args.way or (Way.CORRECT if args.anno in years else Way.EMPTY))
        if way is not Way.EMPTY and args.anno not in years:
            say(f"Il {args.anno} di «{args.ente}» non è nell'archivio: vedi «traguardo enti», oppure --vuoto.")
            return FAILED
        content = content_of(official, args.ente, args.anno, way)
    replace_file(args.file.absolute(), template(content))
    print(f"{args.file}: {_WORDS[way]} di {args.ente}, {content.year}.")
    return 0


_WORDS = {Way.EMPTY: "modello vuoto", Way.CORRECT: "dati da correggere", Way.NEXT_YEAR: "piano da completare"}
