"""``traguardo template``: the workbook in which an office writes a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli.archive import official_of
from cli.output import FAILED, say
from data.format.next_year import next_year_rows
from data.published.replacement import replace_file
from ui.documents.xlsx.template import TemplateContent, template

if TYPE_CHECKING:
    from argparse import Namespace

    from data.register.official import Official


def write_template(args: Namespace) -> int:
    """Write the workbook: empty, with a year to correct, or with the plan of the year after."""
    with official_of(args) as official:
        years = next((found.years for found in official.enti() if found.code == args.ente), ())
        way = args.way or ("correggi" if args.anno in years else "vuoto")
        if way != "vuoto" and args.anno not in years:
            say(f"Il {args.anno} di «{args.ente}» non è nell'archivio: vedi «traguardo enti», oppure --vuoto.")
            return FAILED
        content = _content(official, args, years, way)
    replace_file(args.file.absolute(), template(content))
    print(f"{args.file}: {_WORDS[way]} di {args.ente}, {content.year}.")
    return 0


_WORDS = {"vuoto": "modello vuoto", "correggi": "dati da correggere", "anno-dopo": "piano da completare"}


def _content(official: Official, args: Namespace, years: tuple[int, ...], way: str) -> TemplateContent:
    if way == "vuoto":
        known = official.documents(args.ente, max(years)) if years else None
        return TemplateContent(args.anno, known or _new(args.ente), {})
    stored = official.tables(args.ente, args.anno)
    if way == "correggi":
        return TemplateContent(args.anno, stored.documents, stored.tables)
    return TemplateContent(args.anno + 1, stored.documents, next_year_rows(args.anno, stored.tables))


def _new(code: str) -> dict[str, str]:
    return {"ente.toml": f'code = "{code}"\n'}
