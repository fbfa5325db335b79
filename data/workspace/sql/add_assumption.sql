-- A hypothesis of a new version of a scenario.
--
-- Grain   one row of assumption.
-- Params  its columns.
INSERT INTO assumption (
    scenario_id,
    version,
    position,
    section,
    owner,
    node_code,
    indicator_code,
    field,
    value,
    was,
    reason
)
VALUES (
    $scenario_id,
    $version,
    $position,
    $section,
    $owner,
    $node_code,
    $indicator_code,
    $field,
    $value,
    $was,
    $reason
);
