-- The changes of an ente and year, without their rows.
--
-- Grain   one row per change, the first one first.
-- Params  $ente, $year: NULL for every one.
SELECT
    number,
    made_at,
    ente,
    year,
    kind,
    author,
    reason,
    act,
    act_date,
    file,
    file_hash,
    load_id,
    fingerprint
FROM change
WHERE ($ente IS NULL OR ente = $ente)
    AND ($year IS NULL OR year = $year)
ORDER BY number;
