"""Cerca: everything that answers a search, at an address of its own."""

from functools import partial

from ui.facts import too_large
from ui.screens import search
from ui.screens.frame import view_here
from ui.screens.session import here, search_index, years_of

view = view_here()
why = too_large.search(view.texts)
search.page(partial(search_index, here()), years_of(view.plan.ente.code), here(), why)
