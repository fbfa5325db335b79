-- The slides of a version of a briefing.
--
-- Grain   one row per slide, in the order in which they are shown.
-- Params  $ente, $year, $version.
SELECT
    code,
    kind,
    subject,
    headline,
    comment,
    notes,
    is_hidden
FROM slide
WHERE ente = $ente
AND year = $year
AND version = $version
ORDER BY position;
