-- The act that makes a revision of a proposal official.
--
-- Grain   one row of proposal_act.
-- Params  its columns.
INSERT INTO proposal_act (
    proposal_id,
    section,
    owner,
    node_code,
    indicator_code,
    body,
    number,
    act_date,
    author,
    recorded_at,
    position
)
VALUES (
    $proposal_id,
    $section,
    $owner,
    $node_code,
    $indicator_code,
    $body,
    $number,
    $act_date,
    $author,
    $recorded_at,
    $position
);
