"""Metodo: ten questions on how a result is scored, tried at once on published figures, and the file that says it."""

from ui.screens.metodo import page
from ui.screens.session import frame_without_view

page.draw(frame_without_view("Metodo"))
