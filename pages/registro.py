"""Registro: every load and change of the data, what it changed, the data as they were, and the closing of the year."""

from data.plan.people import Act
from ui.screens import people
from ui.screens.registro import entry, listing, year
from ui.screens.session import frame

view = frame("Registro")
people.stop_unless(Act.SEE_WORK)
year.draw(view)
found = listing.choose(view)
listing.draw(view, found)
entry.draw(view, found)
