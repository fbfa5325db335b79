-- The load that counts for an ente and year.
--
-- Grain   one row; none where the year was never loaded.
-- Params  $ente; $year; $until: as things were at that moment; NULL for now.
-- Rules   a correction is a newer load: the highest load_id wins.
SELECT
    load_id,
    fingerprint,
    files,
    origin,
    loaded_at,
    loaded_by
FROM load
WHERE ente = $ente AND year = $year AND (loaded_at IS NULL OR loaded_at <= $until OR $until IS NULL)
ORDER BY load_id DESC
LIMIT 1;
