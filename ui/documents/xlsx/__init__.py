"""Facts as workbooks with formulas."""
