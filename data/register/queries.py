"""Where the SQL of the register is."""

from __future__ import annotations

from pathlib import Path

SQL = Path(__file__).parent / "sql"
