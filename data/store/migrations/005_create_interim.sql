-- Values during the year, and the way each indicator is expected to go, one row for each row of interim.csv and profiles.csv.
CREATE TABLE interim (
    load_id        INTEGER NOT NULL,
    position       INTEGER NOT NULL,
    section        VARCHAR NOT NULL,
    owner          VARCHAR NOT NULL,
    node_code      VARCHAR NOT NULL,
    indicator_code VARCHAR NOT NULL,
    day            DATE NOT NULL,
    value          VARCHAR NOT NULL,
    numerator      VARCHAR NOT NULL,
    denominator    VARCHAR NOT NULL,
    note           VARCHAR NOT NULL,
    PRIMARY KEY (load_id, position)
);
CREATE TABLE profiles (
    load_id        INTEGER NOT NULL,
    position       INTEGER NOT NULL,
    section        VARCHAR NOT NULL,
    owner          VARCHAR NOT NULL,
    node_code      VARCHAR NOT NULL,
    indicator_code VARCHAR NOT NULL,
    day            DATE NOT NULL,
    share          VARCHAR NOT NULL,
    PRIMARY KEY (load_id, position)
);
