-- The settings (ente.toml, smvp*.toml) that came with a load, letter for letter.
--
-- Grain   one row per file.
-- Params  $load_id.
SELECT
    name,
    content
FROM document
WHERE load_id = $load_id
ORDER BY name;
