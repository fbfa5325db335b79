"""Documenti: the papers of the year, ready to be taken away."""

from ui.papers import page
from ui.session import frame

page.draw(frame("Documenti"))
