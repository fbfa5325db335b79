-- How office's own sheets are laid out.
--
-- Grain   one row per headings: its newest version.
SELECT
    headings,
    first_line,
    last_line,
    columns
FROM sheet_layout
QUALIFY row_number() OVER (PARTITION BY headings ORDER BY version DESC) = 1
ORDER BY headings;
