-- context.csv as it was loaded.
--
-- Grain   one row per row of the file, in its order.
-- Params  $load_id.
SELECT
    topic,
    item,
    year,
    value,
    unit,
    note,
    source_line
FROM context
WHERE load_id = $load_id
ORDER BY position;
