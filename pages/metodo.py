"""Metodo: ten questions on how a result is scored, tried at once on published figures, and the file that says it."""

from ui.screens.frame import place_if_any
from ui.screens.metodo import page

page.draw(place_if_any())
