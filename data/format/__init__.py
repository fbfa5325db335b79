"""The format: folders, CSV and TOML to checked rows and records, or problems told all at once."""
