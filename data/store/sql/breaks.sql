-- breaks.csv as it was loaded.
--
-- Grain   one row per row of the file, in its order.
-- Params  $load_id.
SELECT
    section,
    owner,
    node_code,
    indicator_code,
    year,
    kind,
    reason,
    source_line
FROM breaks
WHERE load_id = $load_id
ORDER BY position;
