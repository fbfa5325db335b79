-- The migrations applied to this store.
--
-- Grain   one row per migration.
SELECT number
FROM migration
ORDER BY number;
