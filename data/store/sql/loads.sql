-- Every load, those that count no more too.
--
-- Grain   one row per load, the first one first.
-- Params  $until: as things were at that moment; NULL for now.
SELECT
    ente,
    year,
    load_id,
    fingerprint,
    files,
    origin,
    loaded_at,
    loaded_by
FROM load
WHERE (loaded_at IS NULL OR loaded_at <= $until OR $until IS NULL)
ORDER BY load_id;
