-- history.csv as it was loaded.
--
-- Grain   one row per row of the file, in its order.
-- Params  $load_id.
SELECT
    note_number,
    section,
    owner,
    node_code,
    indicator_code,
    indicator_name,
    source,
    year,
    value,
    numerator,
    denominator,
    availability,
    raw,
    confidence
FROM history
WHERE load_id = $load_id
ORDER BY position;
