-- The versions of a scenario.
--
-- Grain   one row per version, deletions too, the first one first.
-- Params  $scenario_id.
SELECT
    scenario_id,
    version,
    ente,
    year,
    kind,
    outlook,
    basis,
    name,
    author,
    reason,
    saved_at,
    fingerprint,
    is_deleted
FROM scenario
WHERE scenario_id = $scenario_id
ORDER BY version;
