-- The newest version of a briefing.
--
-- Grain   one row, or none.
-- Params  $ente, $year.
SELECT
    basis,
    author,
    fingerprint,
    version,
    saved_at
FROM briefing
WHERE ente = $ente
AND year = $year
ORDER BY version DESC
LIMIT 1;
