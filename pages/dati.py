"""Dati: the files that go out to an office and come back: templates, uploads, what they would change."""

from ui.screens.dati import page
from ui.screens.session import frame_without_view

page.draw(frame_without_view("Dati"))
