"""The briefing of the Giunta as slides of ready words, read off the facts of a year and edited by people."""
