"""Documenti: the papers of the year, ready to be taken away."""

from ui.screens.documenti import cards
from ui.screens.frame import view_here

cards.draw(view_here())
