-- Why an indicator or an objective is not where it was promised to be: a row for each of causes.csv.
CREATE TABLE causes (
    load_id        INTEGER NOT NULL,
    position       INTEGER NOT NULL,
    section        VARCHAR NOT NULL,
    owner          VARCHAR NOT NULL,
    node_code      VARCHAR NOT NULL,
    indicator_code VARCHAR NOT NULL,
    cause          VARCHAR NOT NULL,
    explanation    VARCHAR NOT NULL,
    PRIMARY KEY (load_id, position)
);
