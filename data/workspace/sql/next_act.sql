-- The position of the next act of a proposal.
--
-- Grain   one row.
-- Params  $proposal_id.
SELECT coalesce(max(position), 0) + 1
FROM proposal_act
WHERE proposal_id = $proposal_id;
