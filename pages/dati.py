"""Dati: the files that go out to an office and come back: templates, uploads, what they would change."""

from ui.screens.dati import page
from ui.screens.frame import place_if_any

page.draw(place_if_any())
