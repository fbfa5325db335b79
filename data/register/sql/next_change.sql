-- The number of the next change.
--
-- Grain   one row.
SELECT coalesce(max(number), 0) + 1 AS number
FROM change;
