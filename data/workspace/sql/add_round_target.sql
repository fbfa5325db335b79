-- A new version of what is decided of a target.
--
-- Grain   one row of round_target.
-- Params  its columns.
INSERT INTO round_target (
    ente,
    year,
    section,
    owner,
    node_code,
    indicator_code,
    version,
    how,
    value,
    reason,
    author,
    saved_at
)
VALUES (
    $ente,
    $year,
    $section,
    $owner,
    $node_code,
    $indicator_code,
    $version,
    $how,
    $value,
    $reason,
    $author,
    $saved_at
);
