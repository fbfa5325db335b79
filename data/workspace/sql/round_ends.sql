-- When the rounds of a year were concluded last.
--
-- Grain   one row per sheet whose round was concluded: the newest version.
-- Params  $ente, $year.
SELECT
    section,
    owner,
    author,
    saved_at
FROM round_end
WHERE ente = $ente
AND year = $year
QUALIFY row_number() OVER (PARTITION BY section, owner ORDER BY version DESC) = 1
ORDER BY section, owner;
