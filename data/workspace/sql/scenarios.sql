-- The scenarios of an ente.
--
-- Grain   one row per scenario that is not deleted: its newest version. By name, capitals and accents aside.
-- Params  $ente; $year, NULL for every year.
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
WHERE ente = $ente
AND ($year::INTEGER IS NULL OR year = $year::INTEGER)
QUALIFY row_number() OVER (PARTITION BY scenario_id ORDER BY version DESC) = 1
AND NOT is_deleted
ORDER BY name COLLATE NOCASE.NOACCENT, name, scenario_id;
