"""The official data: numbered DuckDB files, written in one step, read by many."""
