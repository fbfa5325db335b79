-- A new version of a briefing.
--
-- Grain   one row of briefing.
-- Params  its columns.
INSERT INTO briefing (
    ente,
    year,
    version,
    basis,
    author,
    fingerprint,
    saved_at
)
VALUES (
    $ente,
    $year,
    $version,
    $basis,
    $author,
    $fingerprint,
    $saved_at
);
