"""Registro: every load and change of the data, what it changed, the data as they were, and the closing of the year."""

from ui.screens.registro import entry, listing, year
from ui.screens.session import frame

view = frame("Registro")
year.draw(view)
found = listing.choose(view)
listing.draw(view, found)
entry.draw(view, found)
