"""Templates as an ente might make them: the program's own, with some of its parts changed."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from ui.documents.templates.template import OURS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MASTER, LAYOUT = "ppt/slideMasters/slideMaster1.xml", "ppt/slideLayouts/slideLayout{}.xml"
COVER, WORDS, PLAIN = (LAYOUT.format(at) for at in (1, 2, 3))
EMU = 12700
"""In a point."""


def parts_of(name: str) -> dict[str, bytes]:
    """The parts of a template of the program, by name."""
    with zipfile.ZipFile(OURS / name) as parts:
        return {part: parts.read(part) for part in parts.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part, content in parts.items():
            new.writestr(part, content)
    return out.getvalue()


def changed(name: str, part: str, *changes: tuple[str, str]) -> bytes:
    """The template with something in one part written otherwise; what is to change must be there."""
    parts = parts_of(name)
    text = parts[part].decode()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return packed(parts | {part: text.encode()})


def put(folder: Path, name: str, content: bytes) -> Path:
    """A folder with a template in it."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content)
    return folder
