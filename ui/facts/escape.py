"""Text that comes from data, made harmless before Markdown, a figure or HTML reads it.

``markdown`` is for whatever Streamlit reads as Markdown: text, captions, badges, alerts, helps, the labels of widgets,
of metrics and of expanders, the options of buttons in a row, of a radio and of a slider. The options of a select box
and the cells of a table are plain text: they take the text as it is. ``figure`` is for Plotly, ``spreadsheet`` for
files of tables; HTML of our own takes ``html.escape``.
"""

from __future__ import annotations

import re
from typing import Final

JOINER = "\u2060"
"""A word joiner: of no width, and no line breaks at it."""
_BLANKS: Final = re.compile(r"[^\S\u00a0]+")
"""Whatever one space stands for; the one that keeps a number with its unit stays."""
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula, or drops before one (OWASP, CSV Injection)."""
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+\-!|$:~^=&]|(?<=\d)\.(?=\s|$))")
# Links, icons and arrows are looked for once more in the text that is left when backslashes are read.
_SEEN_LATER = re.compile(
    r"""(?<=:)(?=//)              # http://…
    |(?<=:)(?=[\w/+-]+:)          # :material/home:
    |(?<=www)(?=\.)               # www.…
    |(?<=@)(?=\w)                 # an address of mail
    |(?<=[-<>=~])(?=[-<>=~])      # -> and its like
    """,
    re.VERBOSE | re.IGNORECASE,
)


def markdown(text: str) -> str:
    r"""Text that Markdown shows letter by letter: no link, image, emphasis, formula, icon or list.

    Examples:
        >>> markdown("![x](p.png)")
        '\\!\\[x\\]\\(p.png\\)'
        >>> markdown("http://host") == f"http\\:{JOINER}//host"
        True
    """
    return _MARKDOWN.sub(r"\\\1", _SEEN_LATER.sub(JOINER, _on_one_line(text)))


def figure(text: str) -> str:
    """Text that a Plotly label shows letter by letter, also inside a template of Plotly's.

    Examples:
        >>> figure("<b>a & b</b>")
        '&lt;b&gt;a &amp; b&lt;/b&gt;'
        >>> figure("%{x}") == f"%{JOINER}{{x}}"
        True
    """
    shown = _on_one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return shown.replace("%{", f"%{JOINER}{{")


def spreadsheet(text: str) -> str:
    """A text that no spreadsheet computes.

    Examples:
        >>> spreadsheet("=1+1"), spreadsheet("A=1")
        ("'=1+1", 'A=1')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text


def _on_one_line(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()
