"""Which file a document is made from: the ente's own template where it has one, else the program's."""

from __future__ import annotations

import io
import zipfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from ui.facts.report_errors import TemplateError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

GIUNTA, RELAZIONE = "giunta.pptx", "relazione.docx"
OURS: Final = Path(__file__).parent
"""The folder of the program's own templates."""
OWN: Final = "modelli"
"""The folder beside the store's files that has a folder of templates for each ente."""

_OFFICE: Final = frozenset({".pptx", ".potx", ".pptm", ".ppt", ".odp", ".docx", ".dotx", ".docm", ".doc", ".odt"})
_MEGABYTE: Final = 1024 * 1024
_LARGEST, _LARGEST_UNPACKED = 20 * _MEGABYTE, 60 * _MEGABYTE
_MOST_PARTS: Final = 1000
_ACTIVE: Final = ("/vbaProject", "/oleObject", "/control", "/package", "/attachedTemplate", "/aFChunk")
"""Ends of the kinds of what runs, or is another file, inside an Office file."""


class Relation(Protocol):
    """What a part of an Office file says of another part or of a place outside it."""

    @property
    def is_external(self) -> bool:
        """Whether it leads out of the file."""

    @property
    def reltype(self) -> str:
        """The address that names its kind."""


def own_templates(store: Path, ente: str) -> Path:
    """The folder of an ente's own templates; there need not be one.

    Args:
        store: the directory of the store.
        ente: its code.
    """
    return store / OWN / ente


def template(name: str, folder: Path) -> Path:
    """The template of that name: the folder's own, else the program's.

    Raises:
        TemplateError: the folder cannot be read, or has a document whose name is of no template, which would
            otherwise be forgotten in silence.
    """
    try:
        there = sorted(path for path in folder.iterdir() if _is_office(path))
    except (FileNotFoundError, NotADirectoryError):
        return OURS / name
    except OSError as error:
        raise TemplateError(folder, f"la cartella non si può leggere ({error.strerror})") from error
    for path in there:
        if path.name not in {GIUNTA, RELAZIONE}:
            raise TemplateError(path, f"i nomi dei modelli sono {GIUNTA} e {RELAZIONE}: rinominarlo o toglierlo")
    return folder / name if folder / name in there else OURS / name


def _is_office(path: Path) -> bool:
    """Whether it is a document; not what Office leaves beside one that is open."""
    return path.suffix.lower() in _OFFICE and not path.name.startswith(("~$", "."))


def read(path: Path) -> bytes:
    """The content of a template, once its size is known to be that of one.

    Raises:
        TemplateError: it is too large, packed or unpacked, or is no Office file.
    """
    try:
        size = path.stat().st_size if path.is_file() else None
        content = path.read_bytes() if size is not None and size <= _LARGEST else b""
    except OSError as error:
        raise TemplateError(path, f"non si può leggere ({error.strerror})") from error
    if size is None:
        raise TemplateError(path, "non è un file")
    if size > _LARGEST:
        raise TemplateError(path, f"supera i {_LARGEST // _MEGABYTE} MB: rimpicciolire le immagini")
    _refuse_bombs(path, content)
    return content


def _refuse_bombs(path: Path, content: bytes) -> None:
    with refusals_of(path), zipfile.ZipFile(io.BytesIO(content)) as parts:
        entries = parts.infolist()
    # What is read of an entry is never more than it declares.
    if len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > _LARGEST_UNPACKED:
        most = f"{_LARGEST_UNPACKED // _MEGABYTE} MB o {_MOST_PARTS} parti"
        raise TemplateError(path, f"decompresso supera {most}: togliere immagini e oggetti")


@contextmanager
def refusals_of(path: Path) -> Iterator[None]:
    """Say that a file is no template where a library stumbles over it, whatever over.

    Raises:
        TemplateError: as said; one that is raised inside is passed on.
    """
    try:
        yield
    except TemplateError:
        raise
    except Exception as error:  # A strange file makes a library of Office raise anything.
        kind = "PowerPoint (.pptx)" if path.suffix == ".pptx" else "Word (.docx)"
        raise TemplateError(path, f"non è un file di {kind} integro: aprirlo e salvarlo di nuovo") from error


def refuse_foreign(path: Path, relations: Iterable[Relation]) -> None:
    """Refuse what would run, or be fetched from elsewhere, when somebody opens the document.

    Args:
        path: of the template.
        relations: all of it.

    Raises:
        TemplateError: there is some; an ordinary link to a page is none.
    """
    for relation in relations:
        if relation.reltype.endswith(_ACTIVE):
            raise TemplateError(path, "contiene una macro, un file o un oggetto incorporato: toglierlo")
        if relation.is_external and not relation.reltype.endswith("/hyperlink"):
            what = relation.reltype.rpartition("/")[2]
            raise TemplateError(path, f"richiama ciò che è fuori ({what}): incorporare le immagini, togliere il resto")
