"""Simulazione: what if the targets were others, on this year's plan or on next year's."""

from ui.screens.frame import view_here
from ui.screens.simulazione import views

views.draw(view_here())
