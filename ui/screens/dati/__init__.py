"""The page Dati: templates out, files in, what they would change."""
