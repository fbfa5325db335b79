"""Pages laid out by typst from a template of ours and a record: accessible (PDF/UA-1), the same on every machine."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typst

from ui.documents.pdf.signs import STANDARD
from ui.facts.report_errors import UndrawableError
from ui.figures.theme import PRINTED

if TYPE_CHECKING:
    from collections.abc import Mapping

_HERE: Final = Path(__file__).parent


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
        return typst.compile(
            _HERE / f"{name}.typ",
            root=_HERE,
            ignore_system_fonts=True,
            sys_inputs={
                name: json.dumps(data, ensure_ascii=False, allow_nan=False),
                "colours": json.dumps(asdict(PRINTED)),
            },
            pdf_standards=[STANDARD],
        )
    except typst.TypstError as error:
        raise UndrawableError(what, error.message) from error
