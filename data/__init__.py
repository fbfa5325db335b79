"""The only place that knows SQL, DuckDB, CSV and TOML: folders and the store in, records out."""
