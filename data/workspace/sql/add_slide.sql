-- A slide of a new version of a briefing.
--
-- Grain   one row of slide.
-- Params  its columns.
INSERT INTO slide (
    ente,
    year,
    version,
    position,
    code,
    kind,
    subject,
    headline,
    comment,
    notes,
    is_hidden
)
VALUES (
    $ente,
    $year,
    $version,
    $position,
    $code,
    $kind,
    $subject,
    $headline,
    $comment,
    $notes,
    $is_hidden
);
