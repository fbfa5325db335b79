"""The page Registro: the list, one entry, and the year as a whole."""

from ui.screens.registro.entry import open_entry
from ui.screens.registro.listing import choose, listing
from ui.screens.registro.year import year

__all__ = ["choose", "listing", "open_entry", "year"]
