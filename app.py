"""Traguardo: opens the page that the address asks for, and nothing else. The pages are in ui/navigation.py."""

from ui.navigation import run

run()
