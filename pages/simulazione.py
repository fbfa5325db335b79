"""Simulazione: what if the targets were others, on this year's plan or on next year's."""

from ui.screens.session import frame
from ui.screens.simulazione import views

views.draw(frame("Simulazione"))
