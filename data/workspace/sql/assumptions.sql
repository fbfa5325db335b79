-- The hypotheses of a version of a scenario.
--
-- Grain   one row per hypothesis, in the order they were made.
-- Params  $scenario_id, $version.
SELECT
    section,
    owner,
    node_code,
    indicator_code,
    field,
    value,
    was,
    reason
FROM assumption
WHERE scenario_id = $scenario_id
AND version = $version
ORDER BY position;
