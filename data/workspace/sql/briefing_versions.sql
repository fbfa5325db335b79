-- The versions of a briefing.
--
-- Grain   one row per version, the first one first.
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
ORDER BY version;
