"""The records of a plan and what is gathered from them: pure, no file, no database."""
