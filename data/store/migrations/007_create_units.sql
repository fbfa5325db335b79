-- Organisational units: a row for each of units.csv, a name and a unit that it stands for.
CREATE TABLE units (
    load_id    INTEGER NOT NULL,
    position   INTEGER NOT NULL,
    name       VARCHAR NOT NULL,
    kind       VARCHAR NOT NULL,
    stands_for VARCHAR NOT NULL,
    code       VARCHAR NOT NULL,
    source     VARCHAR NOT NULL,
    PRIMARY KEY (load_id, position)
);
