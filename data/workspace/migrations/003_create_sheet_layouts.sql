-- How an office's own sheet is laid out, as a person said it: asked once, found again by its headings.
--
-- headings     of every column, without digits, one a line; the years in them change.
-- first, last  lines of the headings, from 1.
-- columns      what each column is: JSON, word by number from 1.
-- A later row of the same headings counts in the place of an earlier one.
CREATE TABLE sheet_layout (
    headings   VARCHAR   NOT NULL,
    version    INTEGER   NOT NULL,
    first_line INTEGER   NOT NULL,
    last_line  INTEGER   NOT NULL,
    columns    VARCHAR   NOT NULL,
    ente       VARCHAR   NOT NULL,
    year       INTEGER   NOT NULL,
    author     VARCHAR   NOT NULL,
    saved_at   TIMESTAMP NOT NULL,
    PRIMARY KEY (headings, version)
);
