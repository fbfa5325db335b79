-- What the store holds.
--
-- Grain   one row per ente and year.
-- Params  $until: as things were at that moment; NULL for now.
-- Rules   the newest load of an ente and year counts.
SELECT
    ente,
    year,
    max(load_id) AS load_id
FROM load
WHERE (loaded_at IS NULL OR loaded_at <= $until OR $until IS NULL)
GROUP BY ente, year
ORDER BY ente, year;
