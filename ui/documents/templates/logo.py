"""The ente's logo, if it has put one beside its templates."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

NAMES: Final = ("logo.png", "logo.jpg", "logo.jpeg")
MOST: Final = 1_000_000
"""Bytes of a logo: more is a photograph, and would be in every file."""
_BEGINNINGS: Final = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
"""What a picture begins with, whatever its name says."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture that every program here draws; ``mime`` is read off its first bytes."""

    content: bytes
    mime: str

    @property
    def address(self) -> str:
        """The picture itself as an address, so that nothing is fetched."""
        return f"data:{self.mime};base64,{base64.b64encode(self.content).decode()}"


def logo(folder: Path) -> Logo | None:
    """The logo of the ente's own folder; None where there is none, or what is there is no PNG and no JPEG.

    Args:
        folder: as of ``own_templates``.
    """
    for name in NAMES:
        file = folder / name
        if file.is_file() and file.stat().st_size <= MOST:
            content = file.read_bytes()
            mime = next((mime for begins, mime in _BEGINNINGS.items() if content.startswith(begins)), "")
            if mime:
                return Logo(content, mime)
    return None
