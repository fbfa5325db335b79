-- The load that counts for an ente and year.
--
-- Grain   one row; none where the year was never loaded.
-- Params  $ente; $year.
-- Rules   a correction is a newer load: the highest load_id wins.
SELECT
    load_id,
    fingerprint,
    files,
    origin,
    loaded_at,
    loaded_by
FROM load
WHERE ente = $ente AND year = $year
ORDER BY load_id DESC
LIMIT 1;
