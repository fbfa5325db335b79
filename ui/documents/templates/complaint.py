"""What is wrong with an ente's own templates, before anybody asks for a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.documents.docx import base as docx_base
from ui.documents.pptx import base as pptx_base
from ui.documents.templates.template import GIUNTA, OURS, RELAZIONE, template
from ui.facts.report_errors import TemplateError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

_EMPTY: Final[Mapping[str, Callable[[Path], object]]] = {GIUNTA: pptx_base.empty, RELAZIONE: docx_base.empty}


def complaint(name: str, folder: Path) -> str:
    """What is wrong with a template of that name; empty where nothing is, or it is the program's own."""
    try:
        found = template(name, folder)
        if found.parent != OURS:
            _EMPTY[name](found)
    except TemplateError as error:
        return str(error)
    return ""
