"""Documenti: the papers of the year, ready to be taken away."""

from ui.screens.documenti import cards
from ui.screens.session import frame

cards.draw(frame("Documenti"))
