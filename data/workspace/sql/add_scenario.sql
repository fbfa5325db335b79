-- A new version of a scenario.
--
-- Grain   one row of scenario.
-- Params  its columns.
INSERT INTO scenario (
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
)
VALUES (
    $scenario_id,
    $version,
    $ente,
    $year,
    $kind,
    $outlook,
    $basis,
    $name,
    $author,
    $reason,
    $saved_at,
    $fingerprint,
    $is_deleted
);
