"""Pages laid out by typst from a template of ours and a record: accessible (PDF/UA-1), the same on every machine."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import typst

from ui.documents.pdf.compiler import accessible, picture
from ui.facts.report_errors import UndrawableError

if TYPE_CHECKING:
    from collections.abc import Mapping


def typeset(name: str, data: Mapping[str, object], what: str) -> bytes:
    """The pages; the same data are always the same bytes.

    The texts are handed over as JSON: whatever is written in them is shown, never obeyed. They must be
    fit for the page already (``signs.on_page``).

    Args:
        name: of the template beside this file, without its ending, and of the input that it reads.
        data: the record.
        what: the document as a person calls it, for the error.

    Raises:
        UndrawableError: typst refuses the pages.
    """
    try:
        return accessible(name, {name: _json(data)})
    except typst.TypstError as error:
        raise UndrawableError(what, error.message) from error


def drawn(name: str, data: Mapping[str, object], what: str, dots: float) -> bytes:
    """The first page as a picture (PNG) of so many dots an inch; the rest as in ``typeset``."""
    try:
        return picture(name, {name: _json(data)}, dots)
    except typst.TypstError as error:
        raise UndrawableError(what, error.message) from error


def _json(data: Mapping[str, object]) -> str:
    return json.dumps(data, ensure_ascii=False, allow_nan=False)
