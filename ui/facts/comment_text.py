"""What a person writes beside a slide, in simple Markdown, as paragraphs of plain, bold and italic runs.

Bold, italic, lists, headings and paragraphs are kept; a link is its text and its address in brackets, never a thing to
press; everything else is shown letter by letter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ui.facts.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MARK: Final = re.compile(r"^(?P<indent>\s*)(?:(?P<bullet>[-*+])|(?P<number>\d{1,3})[.)])\s+(?P<rest>.*)$")
_HEADING: Final = re.compile(r"^\s*#{1,6}\s+(?P<rest>.*?)\s*#*\s*$")
_QUOTE: Final = re.compile(r"^\s*>\s?")
_INLINE: Final = re.compile(
    r"\\(?P<escaped>[\\`*_{}\[\]()#+\-.!|<>~$:])"
    r"|`(?P<code>[^`]+)`"
    r"|!?\[(?P<name>[^\[\]]*)\]\((?P<address>[^()\s]*)\)"
    r"|\*\*\*(?=\S)(?P<both>.{1,2000}?)(?<=\S)\*\*\*"
    r"|(?P<two>\*\*|(?<!\w)__)(?=\S)(?P<bold>.{1,2000}?)(?<=\S)(?P=two)(?:(?<=\*)(?!\*)|(?<=_)(?!\w))"
    r"|(?P<one>\*|(?<!\w)_)(?=\S)(?P<italic>.{1,2000}?)(?<=\S)(?P=one)(?:(?<=\*)(?!\*)|(?<=_)(?!\w))"
)


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that look alike; ``colour`` is empty for the paragraph's own."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a comment.

    Attributes:
        marker: ``•`` or ``2.`` before it; empty where it is no item of a list.
        level: how deep in a list, from 0; at most 2.
    """

    runs: tuple[Run, ...]
    marker: str = ""
    level: int = 0

    @property
    def text(self) -> str:
        """What is read, without the marker."""
        return "".join(run.text for run in self.runs)


def comment_paragraphs(comment: str) -> tuple[Paragraph, ...]:
    r"""The paragraphs of a comment; none for an empty one.

    Examples:
        >>> [p.marker + p.text for p in comment_paragraphs("Prima riga\nancora\n\n- **uno**\n- due")]
        ['Prima riga ancora', '•uno', '•due']
        >>> comment_paragraphs("vedi [qui](https://esempio.it)")[0].text
        'vedi qui (https://esempio.it)'
    """
    made = (_paragraph(line) for line in _joined(comment.splitlines()))
    return tuple(paragraph for paragraph in made if paragraph.text)


def _joined(lines: Iterable[str]) -> Iterator[str]:
    """A line that begins nothing goes on the paragraph before it."""
    open_text = ""
    for line in lines:
        begins = bool(_MARK.match(line) or _HEADING.match(line))
        if open_text and (begins or not line.strip() or _HEADING.match(open_text)):
            yield open_text
            open_text = ""
        if line.strip():
            open_text = f"{open_text} {line.strip()}" if open_text else line
    if open_text:
        yield open_text


def _paragraph(line: str) -> Paragraph:
    heading, mark = _HEADING.match(line), _MARK.match(line)
    if heading:
        return Paragraph(tuple(replace(run, is_bold=True) for run in runs(heading["rest"])))
    if mark:
        level = min(len(mark["indent"].expandtabs(4)) // 2, 2)
        return Paragraph(runs(mark["rest"]), "•" if mark["bullet"] else f"{mark['number']}.", level)
    return Paragraph(runs(_QUOTE.sub("", line)))


def runs(text: str) -> tuple[Run, ...]:
    """The runs of a line; letters that look alike are one run.

    Examples:
        >>> [(r.text, r.is_bold, r.is_italic) for r in runs("a **b *c*** snake_case_x")]
        [('a ', False, False), ('b ', True, False), ('c', True, True), (' snake_case_x', False, False)]
    """
    merged: list[Run] = []
    for run in _inline(text, Run("")):
        if merged and (merged[-1].is_bold, merged[-1].is_italic) == (run.is_bold, run.is_italic):
            merged[-1] = replace(run, text=merged[-1].text + run.text)
        elif run.text:
            merged.append(run)
    return _trimmed(merged)


def _inline(text: str, look: Run) -> Iterator[Run]:
    at = 0
    for found in _INLINE.finditer(text):
        yield replace(look, text=text[at : found.start()])
        yield from _marked(found, look)
        at = found.end()
    yield replace(look, text=text[at:])


def _marked(found: re.Match[str], look: Run) -> Iterator[Run]:
    """What a mark makes of the text inside it."""
    if found["both"]:
        yield from _inline(found["both"], replace(look, is_bold=True, is_italic=True))
    elif found["bold"]:
        yield from _inline(found["bold"], replace(look, is_bold=True))
    elif found["italic"]:
        yield from _inline(found["italic"], replace(look, is_italic=True))
    elif found["address"] is not None:
        yield replace(look, text=" ".join(filter(None, (found["name"], f"({found['address']})"))))
    else:
        yield replace(look, text=found["escaped"] or found["code"] or "")


def _trimmed(found: list[Run]) -> tuple[Run, ...]:
    """Without blanks at the two ends, and without signs that nobody sees."""
    kept = [replace(run, text=_cleaned(run.text)) for run in found]
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip(" "))
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" "))
    return tuple(run for run in kept if run.text)


def _cleaned(text: str) -> str:
    """Clean, but with the blanks that part a run from its neighbours."""
    before, after = text[:1].isspace(), text[-1:].isspace()
    inner = clean(text)
    return (" " if before else "") + inner + (" " if after and inner else "")
