"""The open data of a year in a folder: tables, dictionary, what they are of, what changed since the last edition."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Final

from data.plan.scores import score_rows, unit_rows
from data.published.datapackage import datapackage
from data.published.differences import What, as_csv, differences
from data.published.edition import DATAPACKAGE, DICTIONARY, DIFFERENCES, ENDINGS, README, About, Edition, table_files
from data.published.score_table import score_table
from scoring.basis import Basis
from ui.facts import words
from ui.facts.escape import markdown
from ui.facts.format import NBSP, count, day
from ui.facts.whatif.proposal import SYNTHETIC

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.published.differences import Difference
    from data.published.edition import Earlier
    from data.store.store import StoredYear
    from ui.facts.data_version import DataVersion
    from ui.facts.view import View

LICENCE: Final = "[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/deed.it)"
_FORMS: Final = """\
- **CSV**: UTF-8, virgola fra le colonne, punto nei decimali, con le cifre come sono stampate nei documenti.
- **JSON**: un elenco di righe; i numeri sono numeri con le stesse cifre, le date sono testo AAAA-MM-GG.
- **Parquet**: i numeri sono decimali a 64 bit; le colonne che possono contenere un numero o una data (tipo «valore»)
  sono testo.

Un dato che manca è vuoto nel CSV e nullo nel JSON e nel Parquet: non è mai zero. Nelle colonne della chiave il testo
vuoto è un nome: la scheda dell'ente, il nodo intero."""

_MEANINGS: Final = (
    f"Che cosa significa ogni colonna è in `{DICTIONARY}`; per i programmi, con tipi, chiavi, licenza e fonte, in "
    f"`{DATAPACKAGE}` ([Data Package 2.0](https://datapackage.org))."
)
_STABLE: Final = (
    "I nomi dei file e delle colonne non cambiano da una pubblicazione all'altra: un collegamento a un file porta "
    "sempre alla più recente."
)


def edition_of(view: View, stored: StoredYear, version: DataVersion) -> Edition:
    """The tables of a year and its scores.

    Args:
        view: of the year and basis.
        stored: the same year as it was loaded.
        version: version of the data, and day of the edition.
    """
    about = About(
        ente=view.plan.ente.code,
        name=view.plan.ente.name,
        year=view.plan.year,
        document=view.plan.ente.document(view.plan.year),
        basis=str(view.basis),
        fingerprint=version.fingerprint,
        day=version.day,
        is_synthetic=view.is_synthetic,
    )
    rows = chain(score_rows(view.sheets, is_synthetic=view.is_synthetic), unit_rows(view.plan, view.sheets))
    scores = score_table(rows)
    return Edition(about, (*stored.tables.values(), scores))


def open_data(edition: Edition, before: Earlier | None) -> dict[str, bytes]:
    """Every file of the folder, by name.

    Args:
        edition: the open data.
        before: the edition to compare with; None where there is none: then no differences are told.
    """
    files = table_files(edition) | {DATAPACKAGE: datapackage(edition)}
    if before is None:
        return files | {README: readme(edition, "").encode()}
    found = differences(before.tables, edition.tables)
    return files | {DIFFERENCES: as_csv(found), README: readme(edition, _changes(found, before, edition)).encode()}


def readme(edition: Edition, changes: str) -> str:
    """What a person reads first.

    Args:
        edition: the open data.
        changes: a chapter on what is not as it was; empty where no edition was compared.
    """
    about = edition.about
    name = markdown(about.name)
    chapters = (
        f"# Dati aperti del ciclo della performance\n\n{name}, {about.year}",
        f"**{SYNTHETIC}**" if about.is_synthetic else "",
        _what(about),
        f"## I file\n\n{_tables(edition)}\n\n{_MEANINGS}",
        _FORMS,
        _STABLE,
        changes,
        f"## Licenza\n\n{LICENCE}. Citare: {name}, dati della performance {about.year}, {_version(about)}.",
    )
    return "\n\n".join(filter(None, chapters)) + "\n"


def _what(about: About) -> str:
    facts = (
        ("Ente", f"{markdown(about.name)} (`{about.ente}`)"),
        ("Anno", str(about.year)),
        ("Documento di origine", markdown(about.document) or "non indicato"),
        ("Base dei punteggi", words.basis(Basis.parse(about.basis))),
        ("Versione dei dati", f"`{about.fingerprint}`"),
        ("Data della pubblicazione", day(about.day)),
    )
    return "\n".join(f"- {name}: {value}" for name, value in facts)


def _version(about: About) -> str:
    return f"versione {about.fingerprint[:12]}"


def _tables(edition: Edition) -> str:
    head = "| tabella | righe | che cosa contiene |\n|---|---:|---|\n"
    rows = (f"| `{r.table.name}` | {len(r.cells)} | {r.table.meaning} |" for r in edition.tables)
    forms = ", ".join(f"`.{ending}`" for ending in ENDINGS)
    return f"Ogni tabella c'è tre volte, con gli stessi dati: {forms}.\n\n{head}" + "\n".join(rows)


def _changes(found: Iterable[Difference], before: Earlier, edition: Edition) -> str:
    rows = Counter(what for what, *_ in {(each.riga, each.tabella, each.chiave) for each in found})
    counts = [count(rows[what], f"riga {what}", f"righe {str(what)[:-1]}e") for what in What if rows[what]]
    said = ", ".join(counts).replace(NBSP, " ") or "nessuna differenza"
    other = f" I punteggi di allora erano su un'altra base: {words.basis(before.basis)}."
    is_same = str(before.basis) == edition.about.basis
    return (
        f"## Che cosa è cambiato\n\nRispetto alla pubblicazione del {day(before.day)}: {said}."
        f"{'' if is_same else other} Cella per cella in `{DIFFERENCES}`."
    )
