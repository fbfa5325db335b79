"""The pieces of a Word document that python-docx has no name for: fields and headings of tables."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Final

from docx.image.image import Image
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm

from ui.documents.package import repacked
from ui.facts.clean import clean

if TYPE_CHECKING:
    from datetime import date

    from docx.document import Document as Made
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

LANGUAGE: Final = "it-IT"
_PROPERTY: Final = 255


def element(tag: str, *inside: BaseOxmlElement, **attributes: str) -> BaseOxmlElement:
    """An element with its attributes, which have the prefix ``w`` too, and what it contains."""
    made: BaseOxmlElement = OxmlElement(tag, {qn(f"w:{name}"): value for name, value in attributes.items()})
    made.extend(inside)
    return made


def add_run(paragraph: Paragraph, text: str, *, bold: bool = False) -> Run:
    """A run at the end of a paragraph."""
    run = paragraph.add_run(text)
    run.bold = bold or None
    return run


def add_field(paragraph: Paragraph, instruction: str) -> None:
    """A number that Word works out: PAGE, NUMPAGES."""
    paragraph._p.append(element("w:fldSimple", instr=instruction))  # noqa: SLF001 - python-docx has no field


def picture(made: Made, content: bytes, alt: str, room: tuple[float, float], style: str) -> BaseOxmlElement:
    """A paragraph with a picture alone.

    Args:
        made: the document, which keeps it.
        content: PNG.
        alt: the same in words, for those who do not see it.
        room: how broad it is and how high it may be, millimetres; one that would be higher comes out narrower.
        style: identifier of the paragraph's.
    """
    (width, height), sizes = room, Image.from_blob(content)
    narrower = min(1.0, height / (width * sizes.px_height / sizes.px_width))
    inline = made.part.new_pic_inline(io.BytesIO(content), Mm(width * narrower), None)
    inline.docPr.set("descr", alt)
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")
    paragraph = element("w:p", element("w:pPr", element("w:pStyle", val=style)))
    paragraph.append(element("w:r", element("w:drawing", inline)))
    return paragraph


def describe(table: BaseOxmlElement, title: str, text: str) -> None:
    """What a table is, for those who listen to it.

    Args:
        table: with properties of its own.
        title: its name.
        text: what is in it.
    """
    properties = table.find(qn("w:tblPr"))
    assert properties is not None  # noqa: S101 - a table always has them
    properties.extend((element("w:tblCaption", val=title), element("w:tblDescription", val=text)))


def flag(row: BaseOxmlElement, *names: str) -> None:
    """Properties of a row: ``w:tblHeader`` (repeated on each page), ``w:cantSplit`` (never cut by the end of one)."""
    properties = row.find(qn("w:trPr"))
    if properties is None:
        properties = element("w:trPr")
        row.insert(0, properties)
    properties.extend(element(name) for name in names)


def saved(made: Made, title: str, day: date) -> bytes:
    """The file; the same document of the same day is always the same bytes."""
    about = made.core_properties
    # The format keeps so many signs of a property, and no others than those that are seen.
    about.title, about.author, about.language = clean(title)[:_PROPERTY], "Traguardo", LANGUAGE
    about.comments = about.last_modified_by = ""
    about.created = about.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a day has no zone
    buffer = io.BytesIO()
    made.save(buffer)
    return repacked(buffer.getvalue())
