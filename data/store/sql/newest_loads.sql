-- The load that counts for each ente and year, with who the ente says it is.
--
-- Grain   one row per ente and year.
-- Params  $until: as things were at that moment; NULL for now.
-- Rules   a correction is a newer load: the highest load_id wins. ente_toml is the file's text.
WITH newest AS (
    SELECT max(load_id) AS load_id
    FROM load
    WHERE (loaded_at IS NULL OR loaded_at <= $until OR $until IS NULL)
    GROUP BY ente, year
)
SELECT
    load.ente,
    load.year,
    load.load_id,
    load.fingerprint,
    document.content AS ente_toml
FROM newest
JOIN load USING (load_id)
JOIN document USING (load_id)
WHERE document.name = 'ente.toml'
ORDER BY load.ente, load.year;
