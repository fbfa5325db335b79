-- A new version of how an office's own sheet is laid out.
--
-- Grain   one row of sheet_layout.
-- Params  $headings, $first_line, $last_line, $columns, $ente, $year, $author, $saved_at.
INSERT INTO sheet_layout (
    headings,
    version,
    first_line,
    last_line,
    columns,
    ente,
    year,
    author,
    saved_at
)
SELECT
    $headings,
    coalesce(max(version), 0) + 1,
    $first_line,
    $last_line,
    $columns,
    $ente,
    $year,
    $author,
    $saved_at
FROM sheet_layout
WHERE headings = $headings;
