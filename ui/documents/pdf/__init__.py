"""Facts as accessible PDF pages, laid out by typst."""
