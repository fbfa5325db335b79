-- A new version of a decision.
--
-- Grain   one row of decision.
-- Params  its columns.
INSERT INTO decision (
    ente,
    year,
    code,
    version,
    about,
    question,
    fact,
    outcome,
    note,
    author,
    saved_at
)
VALUES (
    $ente,
    $year,
    $code,
    $version,
    $about,
    $question,
    $fact,
    $outcome,
    $note,
    $author,
    $saved_at
);
