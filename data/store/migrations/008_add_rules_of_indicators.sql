-- How an indicator goes through the year, by which rule it is scored and from where it starts: columns of measures.csv.
ALTER TABLE measures ADD COLUMN path VARCHAR DEFAULT '';
ALTER TABLE measures ADD COLUMN rule VARCHAR DEFAULT '';
ALTER TABLE measures ADD COLUMN params VARCHAR DEFAULT '';
ALTER TABLE measures ADD COLUMN baseline VARCHAR;
