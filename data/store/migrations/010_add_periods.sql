-- What a document calls the time of a value that is of no whole year, and such a value without any year: history.csv.
ALTER TABLE history ADD COLUMN period VARCHAR DEFAULT '';
ALTER TABLE history ALTER COLUMN year DROP NOT NULL;
