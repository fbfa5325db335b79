-- The texts of a Relazione.
--
-- Grain   one row per place that somebody has written in: its newest version, even an empty one.
-- Params  $ente, $year.
SELECT
    place,
    text,
    author,
    saved_at,
    version
FROM relazione_text
WHERE ente = $ente
AND year = $year
QUALIFY row_number() OVER (PARTITION BY place ORDER BY version DESC) = 1
ORDER BY place;
