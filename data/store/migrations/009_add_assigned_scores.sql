-- A score that a person gave in the place of the rule's, why, and where it is written: columns of actuals.csv.
ALTER TABLE actuals ADD COLUMN score_given VARCHAR;
ALTER TABLE actuals ADD COLUMN score_reason VARCHAR DEFAULT '';
ALTER TABLE actuals ADD COLUMN score_source VARCHAR DEFAULT '';
