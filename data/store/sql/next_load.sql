-- The number of the next load.
--
-- Grain   one row.
SELECT coalesce(max(load_id), 0) + 1 AS load_id
FROM load;
