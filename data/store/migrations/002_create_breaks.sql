-- The years from which a series measures something else, one row for each row of breaks.csv.
CREATE TABLE breaks (
    load_id        INTEGER NOT NULL,
    position       INTEGER NOT NULL,
    section        VARCHAR NOT NULL,
    owner          VARCHAR NOT NULL,
    node_code      VARCHAR NOT NULL,
    indicator_code VARCHAR NOT NULL,
    year           INTEGER NOT NULL,
    kind           VARCHAR NOT NULL,
    reason         VARCHAR NOT NULL,
    source_line    INTEGER,
    PRIMARY KEY (load_id, position)
);
