"""Traguardo: the list of pages in the order of the cycle, and nothing else."""

from ui.navigation import menu

menu().run()
