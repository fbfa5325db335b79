-- What the store holds.
--
-- Grain   one row per ente and year.
-- Rules   the newest load of an ente and year counts.
SELECT
    ente,
    year,
    max(load_id) AS load_id
FROM load
GROUP BY ente, year
ORDER BY ente, year;
