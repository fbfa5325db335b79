-- A new load of an ente and year.
--
-- Grain   one row of load.
-- Params  its columns.
INSERT INTO load (load_id, ente, year, fingerprint, files, origin, loaded_at, loaded_by)
VALUES ($load_id, $ente, $year, $fingerprint, $files, $origin, $loaded_at, $loaded_by);
