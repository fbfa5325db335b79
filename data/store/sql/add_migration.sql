-- A migration has been applied: recorded in its own transaction.
--
-- Grain   one row of migration.
-- Params  its columns.
INSERT INTO migration (number, name)
VALUES ($number, $name);
