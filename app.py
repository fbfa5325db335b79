"""Traguardo: opens the page that the address asks for, and nothing else. The pages are in ui/screens/navigation.py."""

from ui.screens.navigation import run

run()
