"""Documents that leave the program: the same numbers as the screens, in files that others open."""
