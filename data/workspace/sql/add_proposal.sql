-- A version of a scenario becomes a proposal.
--
-- Grain   one row of proposal.
-- Params  its columns.
INSERT INTO proposal (
    proposal_id,
    scenario_id,
    version,
    adopted_at,
    author,
    note
)
VALUES (
    $proposal_id,
    $scenario_id,
    $version,
    $adopted_at,
    $author,
    $note
);
