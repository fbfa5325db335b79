"""Traguardo: opens the page that the address asks for. The pages are in ui/screens/navigation.py."""

import gc

from ui.screens.navigation import run

gc.set_threshold(100_000, 50, 100)  # A large plan is hundreds of thousands of records, all kept: few are worth a look.
run()
