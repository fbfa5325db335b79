-- Values by part: a row for each of breakdown.csv.
CREATE TABLE breakdown (
    load_id        INTEGER NOT NULL,
    position       INTEGER NOT NULL,
    section        VARCHAR NOT NULL,
    owner          VARCHAR NOT NULL,
    node_code      VARCHAR NOT NULL,
    indicator_code VARCHAR NOT NULL,
    year           INTEGER NOT NULL,
    dimension      VARCHAR NOT NULL,
    part           VARCHAR NOT NULL,
    value          VARCHAR,
    numerator      VARCHAR,
    denominator    VARCHAR,
    target         VARCHAR,
    availability   VARCHAR NOT NULL,
    note           VARCHAR NOT NULL,
    source_line    INTEGER,
    PRIMARY KEY (load_id, position)
);
-- Which indicator a shared one is: a column of measures.csv.
ALTER TABLE measures ADD COLUMN same_as VARCHAR DEFAULT '';
