-- A comparison whose year the document does not print is kept without one.
ALTER TABLE benchmarks ALTER COLUMN year DROP NOT NULL;
