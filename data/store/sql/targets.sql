-- targets.csv as it was loaded.
--
-- Grain   one row per row of the file, in its order.
-- Params  $load_id.
SELECT
    section,
    owner,
    node_code,
    indicator_code,
    year,
    version,
    op,
    target,
    unit,
    text,
    valid,
    change,
    act,
    act_date,
    occasion,
    reason,
    source_line
FROM targets
WHERE load_id = $load_id
ORDER BY position;
