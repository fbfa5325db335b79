-- What is decided of the targets of a round.
--
-- Grain   one row per target that somebody has decided on: its newest version, one taken back too, by place.
-- Params  $ente, $year; $until, what was saved later does not count, NULL for everything.
SELECT
    section,
    owner,
    node_code,
    indicator_code,
    how,
    value,
    reason,
    author,
    saved_at,
    version
FROM round_target
WHERE ente = $ente
AND year = $year
AND ($until IS NULL OR saved_at <= $until)
QUALIFY row_number() OVER (PARTITION BY section, owner, node_code, indicator_code ORDER BY version DESC) = 1
ORDER BY section, owner, node_code, indicator_code;
