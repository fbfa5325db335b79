-- nodes.csv as it was loaded.
--
-- Grain   one row per row of the file, in its order.
-- Params  $load_id.
SELECT
    section,
    owner,
    node_code,
    parent_code,
    level,
    title,
    description,
    weight,
    units,
    note,
    source_line
FROM nodes
WHERE load_id = $load_id
ORDER BY position;
