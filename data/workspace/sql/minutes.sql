-- What was decided on the data of a year.
--
-- Grain   one row per decision: its newest version, in the order in which they were first minuted.
-- Params  $ente, $year.
SELECT
    code,
    about,
    question,
    fact,
    outcome,
    note,
    author,
    saved_at,
    version
FROM decision
WHERE ente = $ente
AND year = $year
QUALIFY row_number() OVER (PARTITION BY code ORDER BY version DESC) = 1
ORDER BY min(saved_at) OVER (PARTITION BY code), code;
