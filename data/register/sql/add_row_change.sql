-- A row of the data that a change touches.
--
-- Grain   one row of row_change.
-- Params  its columns.
INSERT INTO row_change (number, position, fate, table_name, row_key, column_name, was, now, after_key)
VALUES ($number, $position, $fate, $table_name, $row_key, $column_name, $was, $now, $after_key);
