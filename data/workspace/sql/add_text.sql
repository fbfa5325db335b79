-- A new version of a text of the Relazione.
--
-- Grain   one row of relazione_text.
-- Params  its columns.
INSERT INTO relazione_text (
    ente,
    year,
    place,
    version,
    text,
    author,
    saved_at
)
VALUES (
    $ente,
    $year,
    $place,
    $version,
    $text,
    $author,
    $saved_at
);
