"""The sentences of the format, whole, with their places: a person reads them and acts upon them."""

from __future__ import annotations

from pathlib import Path

AGREED = frozenset(Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8").splitlines())
"""One a line. What the tables of mistakes make the format say is found here, letter for letter."""
