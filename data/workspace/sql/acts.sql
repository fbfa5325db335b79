-- The acts that count of a proposal.
--
-- Grain   one row per indicator that has an act.
-- Params  $proposal_id.
-- Rules   a correction is a newer row: the highest position wins.
SELECT
    section,
    owner,
    node_code,
    indicator_code,
    body,
    number,
    act_date,
    author,
    recorded_at
FROM proposal_act
WHERE proposal_id = $proposal_id
QUALIFY row_number() OVER (PARTITION BY section, owner, node_code, indicator_code ORDER BY position DESC) = 1
ORDER BY section, owner, node_code, indicator_code;
