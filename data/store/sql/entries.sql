-- What was loaded.
--
-- Grain   one row per load, the first one first.
SELECT
    'caricamento' AS what,
    ente,
    year,
    loaded_at,
    loaded_by,
    origin,
    load_id::VARCHAR AS code
FROM load
ORDER BY load_id;
