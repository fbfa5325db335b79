"""Cerca: everything that answers a search, at an address of its own."""

from ui.screens import search
from ui.screens.session import frame, here, search_index, years_of

view = frame("Cerca")
search.page(search_index(view.plan.ente.code), years_of(view.plan.ente.code), here())
