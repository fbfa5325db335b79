-- One proposal.
--
-- Grain   one row, or none.
-- Params  $proposal_id.
SELECT
    proposal_id,
    scenario_id,
    version,
    adopted_at,
    author,
    note
FROM proposal
WHERE proposal_id = $proposal_id;
