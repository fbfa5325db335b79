"""Documenti: the papers of the year, ready to be taken away."""

from ui.session import frame

frame("Documenti")
