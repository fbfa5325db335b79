-- What was confirmed.
--
-- Grain   one row per change, the first one first.
SELECT
    'modifica ' || number || ' (' || kind || ')' AS what,
    ente,
    year,
    made_at,
    author,
    file AS origin,
    number::VARCHAR AS code
FROM change
ORDER BY number;
