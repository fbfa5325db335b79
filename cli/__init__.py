"""The same doors without a browser: run, enti, import, score, simula, export, report, sintetici. It speaks Italian."""
