"""A text from the data made fit to be shown outside a screen: one line, no sign that no reader sees."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_BLANKS: Final = re.compile(r"[\t\n\v\f\r\u2028\u2029]")
"""Line ends and their like; a blank that must not be broken stays what it is."""
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs"})
_NO_SIGN: Final = re.compile(r"[\ufffe\uffff]")


def clean(text: str) -> str:
    r"""A text from the data without line ends and without signs that no reader sees and no Office file may hold.

    Examples:
        >>> clean(" Grado\nA\x07 \u202e\ufffe")
        'Grado A'
    """
    seen = "".join(sign for sign in _BLANKS.sub(" ", text) if unicodedata.category(sign) not in _UNSEEN)
    return " ".join(filter(None, _NO_SIGN.sub("", seen).split(" ")))
