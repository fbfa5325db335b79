"""Texts made fit for a page: no sign that its letters lack, no run of signs wider than a column."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

import typst

from ui.documents.pdf.compiler import accessible

_PLAIN: Final = re.compile(r"[\u0020-\u007e\u00a0-\u017e\u2010-\u201d\u2026]")
"""What those letters surely have."""
_BLANKS: Final = re.compile(r"[ \t\n\r\f\v\u2028\u2029]+")
"""Line ends and their like; a blank that must not be broken stays what it is."""
_LONG_RUN: Final = re.compile(r"\S{13,}")
_LONGEST: Final = 12
_LONGEST_WORD: Final = 24
"""Signs that fit the narrowest column, and the longest words of the language."""
_DIGITS: Final = re.compile(r"[0-9]")
_AFTER_A_MARK: Final = re.compile(r"(?<=[-_./’'])")
_BREAK: Final = "\u200b"


def on_page(text: str) -> str:
    r"""A text from the data as the page can show it.

    A sign without a letter is told by its number; a long word may be broken, without a mark, so that
    it stays in its column.

    Examples:
        >>> on_page("Grado\nA"), on_page("中")
        ('Grado A', '[U+4E2D]')
        >>> on_page("kpi12.3_04_consuntivo").split("\u200b")
        ['kpi12.', '3_', '04_', 'consuntivo']
    """
    shown = "".join(_shown(sign) for sign in _BLANKS.sub(" ", text).strip(" "))
    return _LONG_RUN.sub(_broken, shown)


def _shown(sign: str) -> str:
    """A sign, its number where it has no letter, nothing where it is a mark that a reader never sees."""
    if unicodedata.category(sign) in {"Cc", "Cf", "Cs"}:
        return ""
    return sign if is_drawn(sign) else f"[U+{ord(sign):04X}]"


def is_drawn(sign: str) -> bool:
    """Whether the letters of the page have a sign."""
    return bool(_PLAIN.fullmatch(sign)) or _is_found(sign)


@cache
def _is_found(sign: str) -> bool:
    """Asked of typst itself, once for each sign: it refuses an accessible page with a sign it cannot draw."""
    try:
        accessible("sign", {"sign": f"a{sign}a"})
    except typst.TypstError:
        return False
    return True


def _broken(run: re.Match[str]) -> str:
    """A long run of signs with places to break it at: after its marks, else within, a plain word last of all."""
    return _BREAK.join(bit for piece in _AFTER_A_MARK.split(run.group()) for bit in _bits(piece))


def _bits(piece: str) -> list[str]:
    longest = _LONGEST if _DIGITS.search(piece) else _LONGEST_WORD
    if len(piece) <= longest:
        return [piece] if piece else []
    return [piece[at : at + _LONGEST] for at in range(0, len(piece), _LONGEST)]
