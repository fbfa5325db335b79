"""The briefing of the Giunta: slides read off the facts of a year, edited by people, shown on a shared screen."""
