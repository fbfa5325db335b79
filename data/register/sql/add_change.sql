-- A change that somebody confirmed.
--
-- Grain   one row of change.
-- Params  its columns.
INSERT INTO change (
    number, made_at, ente, year, kind, author, reason, act, act_date, file, file_hash, load_id, fingerprint
)
VALUES (
    $number,
    $made_at,
    $ente,
    $year,
    $kind,
    $author,
    $reason,
    $act,
    $act_date,
    $file,
    $file_hash,
    $load_id,
    $fingerprint
);
