-- The proposals made from the scenarios of an ente.
--
-- Grain   one row per proposal, the newest first, even of a scenario deleted since.
-- Params  $ente; $year, NULL for every year.
SELECT
    proposal.proposal_id,
    proposal.scenario_id,
    proposal.version,
    proposal.adopted_at,
    proposal.author,
    proposal.note
FROM proposal
JOIN scenario USING (scenario_id, version)
WHERE scenario.ente = $ente
AND ($year::INTEGER IS NULL OR scenario.year = $year::INTEGER)
ORDER BY proposal.adopted_at DESC, proposal.proposal_id;
