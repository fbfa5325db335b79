"""Registro: every load and change of the data, what it changed, the data as they were, and the closing of the year."""

from data.plan.people import Act
from ui.screens import people
from ui.screens.frame import view_here
from ui.screens.registro import entry, listing, year

view = view_here()
people.stop_unless(Act.SEE_WORK)
year.draw(view)
found = listing.choose(view)
listing.draw(view, found)
entry.draw(view, found)
