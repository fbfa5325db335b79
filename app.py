"""Traguardo: opens the page that the address asks for. What is around it is in ui/screens/frame.py."""

import gc

from ui.screens.frame import run

gc.set_threshold(100_000, 50, 100)  # A large plan is hundreds of thousands of records, all kept: few are worth a look.
run()
