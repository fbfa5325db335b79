-- The values of the indicators that have a common code, of every ente.
--
-- Grain   one row per common code, ente and year that has a value or both terms of a ratio.
-- Params  $until: as things were at that moment; NULL for now.
-- Rules   the newest load of an ente and year counts. A year told more than once: a consuntivo wins
--         over a note (of a whole year only), then the document of the later year wins, then the first row of its file.
--         load_id is that of the winning document: unit and direction are as it has them.
--         firms is the context figure «Imprese attive» of the value's year, by the same order of documents.
WITH newest AS (
    SELECT
        ente,
        year AS plan_year,
        max(load_id) AS load_id
    FROM load
    WHERE (loaded_at IS NULL OR loaded_at <= $until OR $until IS NULL)
    GROUP BY ente, year
),

common AS (
    SELECT
        newest.ente,
        newest.plan_year,
        measures.*
    FROM newest
    JOIN measures USING (load_id)
    WHERE measures.common_code <> ''
),

told AS (
    SELECT
        common.*,
        actuals.year,
        actuals.actual AS value,
        actuals.numerator,
        actuals.denominator,
        '' AS note,
        actuals.position AS place
    FROM common
    JOIN actuals USING (load_id, section, owner, node_code, indicator_code)
    UNION ALL
    SELECT
        common.*,
        history.year,
        history.value,
        history.numerator,
        history.denominator,
        history.note_number AS note,
        history.position AS place
    FROM common
    JOIN history USING (load_id, section, owner, node_code, indicator_code)
    WHERE history.period = ''
),

territory AS (
    SELECT
        newest.ente,
        context.year,
        context.value AS firms
    FROM newest
    JOIN context USING (load_id)
    WHERE lower(context.item) = 'imprese attive'
    QUALIFY row_number() OVER (
        PARTITION BY newest.ente, context.year
        ORDER BY newest.plan_year DESC, context.position
    ) = 1
)

SELECT
    told.load_id,
    told.ente,
    told.year,
    common_code,
    section,
    owner,
    node_code,
    indicator_code,
    indicator_name,
    direction,
    unit,
    value,
    numerator,
    denominator,
    note,
    firms
FROM told
LEFT JOIN territory USING (ente, year)
WHERE value IS NOT NULL
    OR (numerator IS NOT NULL AND CAST(denominator AS DOUBLE) <> 0)
QUALIFY row_number() OVER (
    PARTITION BY ente, common_code, year
    ORDER BY note <> '', plan_year DESC, position, place
) = 1
ORDER BY common_code, ente, year;
