-- What was saved.
--
-- Grain   one row per version of a scenario, of a briefing, of a text, of a layout, of a decision or of a target of a
--         round, per proposal, per act and per round concluded, the first one first.
SELECT
    'scenario «' || name || '»' AS what,
    ente,
    year,
    saved_at,
    author,
    '' AS origin,
    scenario_id || '/' || version AS code
FROM scenario
UNION ALL
SELECT
    'proposta dallo scenario «' || name || '»',
    ente,
    year,
    adopted_at,
    proposal.author,
    '',
    proposal_id
FROM proposal
JOIN scenario USING (scenario_id, version)
UNION ALL
SELECT
    'atto ' || body || ' ' || number,
    ente,
    year,
    recorded_at,
    proposal_act.author,
    '',
    proposal_id || '/' || position
FROM proposal_act
JOIN proposal USING (proposal_id)
JOIN scenario USING (scenario_id, version)
UNION ALL
SELECT
    'briefing',
    ente,
    year,
    saved_at,
    author,
    '',
    version::VARCHAR
FROM briefing
UNION ALL
SELECT
    'testo «' || place || '»',
    ente,
    year,
    saved_at,
    author,
    '',
    place || '/' || version
FROM relazione_text
UNION ALL
SELECT
    'disposizione di un foglio',
    ente,
    year,
    saved_at,
    author,
    '',
    headings || '/' || version
FROM sheet_layout
UNION ALL
SELECT
    'decisione «' || about || '»: ' || outcome,
    ente,
    year,
    saved_at,
    author,
    '',
    code || '/' || version
FROM decision
UNION ALL
SELECT
    'target di «' || node_code || '/' || indicator_code || '» nel giro: ' || how,
    ente,
    year,
    saved_at,
    author,
    '',
    section || '/' || owner || '/' || node_code || '/' || indicator_code || '/' || version
FROM round_target
UNION ALL
SELECT
    'giro dei target concluso',
    ente,
    year,
    saved_at,
    author,
    '',
    section || '/' || owner || '/' || version
FROM round_end
ORDER BY saved_at;
