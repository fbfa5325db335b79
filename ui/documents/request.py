"""A document asked by name: which one, of what, and where to put it. What cannot be made leaves what was there."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

import pandas as pd

from data.published.edition import read_edition, refuse_what_is_not_ours, without_individual
from data.published.replacement import replace_file, replace_folder
from data.register.impersonal import Impersonal
from scoring.basis import Basis
from ui.documents.docx import relazione as relazione_docx
from ui.documents.docx import verbale as verbale_docx
from ui.documents.open_data import edition_of, open_data
from ui.documents.open_data_zip import as_zip
from ui.documents.pdf import briefing as briefing_pdf
from ui.documents.pdf import relazione as relazione_pdf
from ui.documents.pdf import scheda as scheda_pdf
from ui.documents.pptx import briefing as briefing_pptx
from ui.documents.tables import as_csv
from ui.documents.templates.template import OURS, own_templates
from ui.documents.xlsx import year as year_xlsx
from ui.facts import too_large
from ui.facts.briefing.build import briefing, with_scenario
from ui.facts.briefing.sources import sources_of
from ui.facts.briefing.verbale import TITLE as TITLE_OF_MINUTES
from ui.facts.briefing.verbale import verbale
from ui.facts.document_kind import DocumentKind
from ui.facts.node_choice import Wanted, sheet_of
from ui.facts.relazione.relazione import INDIVIDUAL, TITLE, relazione
from ui.facts.relazione.scheda import scheda
from ui.facts.report_errors import BadEndingError, NotAFileError, TooLargeError
from ui.facts.whatif.question import default_sheet
from ui.facts.years import ArchiveYears

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from data.published.edition import Earlier, Edition
    from data.register.official import Official
    from data.store.store import StoredYear
    from data.workspace.workspace import Workspace
    from ui.facts.briefing.slide import Briefing
    from ui.facts.briefing.sources import Sources
    from ui.facts.briefing.verbale import Verbale
    from ui.facts.data_version import DataVersion
    from ui.facts.relazione.relazione import Relazione
    from ui.facts.view import View


ENDINGS: Final[Mapping[DocumentKind, tuple[str, ...]]] = {
    DocumentKind.GIUNTA: (".pptx", ".pdf"),
    DocumentKind.VERBALE: (".docx", ".csv"),
    DocumentKind.RELAZIONE: (".docx", ".pdf"),
    DocumentKind.SCHEDA: (".pdf",),
    DocumentKind.DATI: ("", ".zip", ".xlsx"),
}
"""The formats of each, by the ending of the file; without an ending, open data are a folder."""


_READ_WHOLE: Final = frozenset({DocumentKind.GIUNTA, DocumentKind.VERBALE, DocumentKind.RELAZIONE})
"""Documents that tell all of a plan in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRequest:
    """A document that somebody asks for.

    Attributes:
        ente, year: of which plan.
        to: file or folder; its ending says which format.
        wanted: of which node a scheda is.
        before: an edition of open data to compare with; None where there is none.
        has_individual: whether data that are published have individual sheets too; the other documents always have.
    """

    kind: DocumentKind
    ente: str
    year: int
    basis: Basis
    to: Path
    wanted: Wanted = field(default_factory=lambda: Wanted(""))
    before: Path | None = None
    has_individual: bool = False

    @property
    def ending(self) -> str:
        """In small letters, with its point; empty for a folder, which may have a point in its own name.

        Raises:
            NotAFileError: a folder is in the place of the file.
            BadEndingError: the kind has no such format.
        """
        found, known = self.to.suffix.lower(), ENDINGS[self.kind]
        formats = [each for each in known if each]
        if self.to.is_dir():
            if found in formats or "" not in known:
                raise NotAFileError(self.to, found if found in formats else formats[0])
            return ""
        if found not in known:
            raise BadEndingError(self.to, str(self.kind), formats)
        return found


def make_document(
    asked: DocumentRequest, official: Official, workspace: Workspace, version: DataVersion, tell: Callable[[str], None]
) -> str:
    """Make the document and put it in its place, in one step.

    Args:
        asked: which one.
        official: the official data.
        workspace: with what people saved: slides and texts.
        version: what the document tells of itself.
        tell: called with each step, so that whoever waits knows what is being done.

    Returns:
        What was written, in a few words.

    Raises:
        DataError: it cannot be made; what was there before is untouched.
        ScoringError: the plan cannot be scored by its method.
    """
    ending = asked.ending
    if asked.kind is DocumentKind.DATI and not asked.has_individual:
        official = Impersonal.of(official)
    tell("Leggo i dati e calcolo i punteggi…")
    if asked.kind is DocumentKind.DATI and not ending:
        return _folder(asked, official, version, tell)
    content, what = _content(asked, official, workspace, version)
    tell("Scrivo il documento…")
    replace_file(asked.to.absolute(), content)
    return what


def _content(
    asked: DocumentRequest, official: Official, workspace: Workspace, version: DataVersion
) -> tuple[bytes, str]:
    place, templates = (asked.ente, asked.year), own_templates(official.directory, asked.ente)
    if asked.kind in _READ_WHOLE and (why := too_large.documents(official.plan(*place).measures)):
        raise TooLargeError(why)
    if asked.kind is DocumentKind.GIUNTA:
        made = briefing_of(official, workspace, place, asked.basis, version)
        return briefing_file(made, asked.ending, templates), f"briefing della Giunta, {len(made.shown)} slide"
    if asked.kind is DocumentKind.VERBALE:
        facts = verbale(briefing_sources(official, workspace, place, asked.basis, version))
        return verbale_file(facts, asked.ending, templates), TITLE_OF_MINUTES
    view = view_of(official, place, asked.basis)
    if asked.kind is DocumentKind.RELAZIONE:
        hidden = () if official.has_individual else (INDIVIDUAL,)
        texts = {code: text.text for code, text in workspace.texts(*place).items() if code not in hidden}
        before = ArchiveYears(official, asked.ente).view(asked.year - 1, Basis())
        return relazione_file(relazione(view, version, texts, before), asked.ending, templates), TITLE
    if asked.kind is DocumentKind.SCHEDA:
        page = scheda(view, sheet_of(view, asked.wanted), asked.wanted.node, version)
        return scheda_pdf.as_pdf(page, version.day), page.kind
    if asked.ending == ".xlsx":
        return year_xlsx.as_xlsx(view, version), "cartella di lavoro con le formule"
    return data_zip(
        view, official.tables(*place), version, asked.before, has_individual=asked.has_individual
    ), "dati aperti"


def view_of(official: Official, place: tuple[str, int], basis: Basis) -> View:
    """One year of an ente, scored.

    Raises:
        DataError: the official data have no such year.
        ScoringError: it cannot be scored.
    """
    ente, year = place
    official.load(ente, year)
    found = ArchiveYears(official, ente).view(year, basis)
    if found is None:
        raise KeyError(year)
    return found


def briefing_of(
    official: Official, workspace: Workspace, place: tuple[str, int], basis: Basis, version: DataVersion
) -> Briefing:
    """The briefing as people saved it; as generated where nobody did.

    Raises:
        DataError: the official data have no such year.
        ScoringError: a plan cannot be scored by its method.
    """
    saved = workspace.briefing(*place)
    return briefing(briefing_sources(official, workspace, place, basis, version), saved.slides if saved else ())


def briefing_sources(
    official: Official, workspace: Workspace, place: tuple[str, int], basis: Basis, version: DataVersion
) -> Sources:
    """The facts of a briefing, with the scenario that its slides name and what was decided.

    Raises:
        DataError, ScoringError: as in ``briefing_of``.
    """
    ente, year = place
    official.load(ente, year)
    years = ArchiveYears(official, ente)
    saved = workspace.briefing(ente, year)
    sources = sources_of(years, year, basis, version)
    agreed = workspace.agreed_targets(ente, year, default_sheet(sources.view))
    sources = replace(sources, minutes=workspace.minutes(ente, year), agreed=agreed)
    scenarios = [each for each in workspace.scenarios(ente, year) if official.has_individual or not each.is_individual]
    return with_scenario(years, sources, saved.slides if saved else (), scenarios)


def verbale_file(made: Verbale, ending: str, templates: Path = OURS) -> bytes:
    """The minutes as a document made from a template of that folder, or as a table.

    Raises:
        TemplateError: the template cannot be one.
    """
    if ending == ".docx":
        return verbale_docx.as_docx(made, templates)
    heads = [heading.text for heading in made.table.headings]
    return as_csv(pd.DataFrame(list(made.table.rows), columns=heads))


def briefing_file(made: Briefing, ending: str, templates: Path = OURS) -> bytes:
    """The briefing as slides, made from a template of that folder, or as pages.

    Raises:
        TemplateError: the template cannot be one.
    """
    return briefing_pdf.as_pdf(made, templates) if ending == ".pdf" else briefing_pptx.as_pptx(made, templates)


def relazione_file(made: Relazione, ending: str, templates: Path = OURS) -> bytes:
    """The Relazione as one of its two formats; ``templates`` and errors as in ``briefing_file``."""
    return relazione_pdf.as_pdf(made) if ending == ".pdf" else relazione_docx.as_docx(made, templates)


def data_zip(
    view: View,
    stored: StoredYear,
    version: DataVersion,
    before: Path | None = None,
    *,
    has_individual: bool = False,
) -> bytes:
    """The open data of a year in one file; ``before`` and ``has_individual`` as in ``DocumentRequest``.

    Raises:
        DataError: ``before`` is no edition of the same ente.
    """
    edition = edition_of(view, stored, version)
    earlier = _earlier(before, edition, has_individual=has_individual)
    return as_zip(open_data(edition, earlier), version.day)


def _folder(asked: DocumentRequest, official: Official, version: DataVersion, tell: Callable[[str], None]) -> str:
    place = (asked.ente, asked.year)
    edition = edition_of(view_of(official, place, asked.basis), official.tables(*place), version)
    folder = asked.to.absolute()
    refuse_what_is_not_ours(folder, edition.about)
    files = open_data(edition, _earlier(asked.before, edition, has_individual=asked.has_individual))
    tell("Scrivo i file…")
    replace_folder(folder, files)
    return f"{len(files)} file"


def _earlier(before: Path | None, edition: Edition, *, has_individual: bool) -> Earlier | None:
    """The edition to compare with: what it tells of individual sheets is not told again as gone."""
    found = read_edition(before, edition.about) if before else None
    return found if found is None or has_individual else without_individual(found)
