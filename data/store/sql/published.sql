-- published.csv as it was loaded.
--
-- Grain   one row per row of the file, in its order.
-- Params  $load_id.
SELECT
    section,
    owner,
    node_code,
    indicator_code,
    score,
    status
FROM published
WHERE load_id = $load_id
ORDER BY position;
