"""Text that comes from data, made harmless before Markdown or a figure reads it."""

from __future__ import annotations

import re

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+\-!|$:~^=])")


def markdown(text: str) -> str:
    r"""Text that Markdown shows letter by letter: no link, image, emphasis, formula or directive.

    Examples:
        >>> markdown("![x](http://host/p.png)")
        '\\!\\[x\\]\\(http\\://host/p.png\\)'
    """
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def figure(text: str) -> str:
    """Text that a Plotly label shows letter by letter.

    Examples:
        >>> figure("<b>a & b</b>")
        '&lt;b&gt;a &amp; b&lt;/b&gt;'
    """
    return " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
