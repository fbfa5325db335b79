-- The rows that the changes of an ente and year touch.
--
-- Grain   one row per change and row of the data, in their order.
-- Params  $ente, $year: NULL for every one.
SELECT
    number,
    fate,
    table_name,
    row_key,
    column_name,
    was,
    now,
    after_key
FROM row_change
JOIN change USING (number)
WHERE ($ente IS NULL OR ente = $ente)
    AND ($year IS NULL OR year = $year)
ORDER BY number, position;
