-- Figures of the ente and of its territory that belong to no indicator, one row for each row of context.csv.
CREATE TABLE context (
    load_id     INTEGER NOT NULL,
    position    INTEGER NOT NULL,
    topic       VARCHAR NOT NULL,
    item        VARCHAR NOT NULL,
    year        INTEGER NOT NULL,
    value       VARCHAR NOT NULL,
    unit        VARCHAR NOT NULL,
    note        VARCHAR NOT NULL,
    source_line INTEGER,
    PRIMARY KEY (load_id, position)
);
