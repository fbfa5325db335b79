-- measures.csv as it was loaded.
--
-- Grain   one row per row of the file, in its order.
-- Params  $load_id.
SELECT
    section,
    owner,
    node_code,
    indicator_code,
    indicator_name,
    description,
    algorithm,
    typology,
    source,
    unit,
    direction,
    weight,
    state,
    is_common,
    common_code,
    is_new,
    is_equality,
    note_number,
    commentary,
    source_line,
    confidence
FROM measures
WHERE load_id = $load_id
ORDER BY position;
