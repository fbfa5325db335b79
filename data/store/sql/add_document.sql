-- One settings file of a load.
--
-- Grain   one row of document.
-- Params  its columns.
INSERT INTO document (load_id, name, content)
VALUES ($load_id, $name, $content);
