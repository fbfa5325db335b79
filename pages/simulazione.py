"""Simulazione: what if the targets were others, on this year's plan or on next year's."""

from ui.session import frame
from ui.whatif import page

page.draw(frame("Simulazione"))
