-- The proposal made from a version of a scenario.
--
-- Grain   one row, or none.
-- Params  $scenario_id, $version.
SELECT
    author,
    adopted_at
FROM proposal
WHERE scenario_id = $scenario_id
AND version = $version;
