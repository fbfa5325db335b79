-- benchmarks.csv as it was loaded.
--
-- Grain   one row per row of the file, in its order.
-- Params  $load_id.
SELECT
    section,
    owner,
    node_code,
    indicator_code,
    year,
    scope,
    statistic,
    value,
    unit,
    raw,
    source_line
FROM benchmarks
WHERE load_id = $load_id
ORDER BY position;
