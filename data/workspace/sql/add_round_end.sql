-- That the round of a sheet was concluded, once more.
--
-- Grain   one row of round_end.
-- Params  $ente, $year, $section, $owner, $author, $saved_at; the version is the next one.
INSERT INTO round_end (
    ente,
    year,
    section,
    owner,
    version,
    author,
    saved_at
)
SELECT
    $ente,
    $year,
    $section,
    $owner,
    coalesce(max(version), 0) + 1,
    $author,
    $saved_at
FROM round_end
WHERE ente = $ente
AND year = $year
AND section = $section
AND owner = $owner;
