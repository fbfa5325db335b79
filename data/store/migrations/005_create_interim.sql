-- Values during the year and the way an indicator is expected to go: a row for each of interim.csv and profiles.csv.
CREATE TABLE interim (
    load_id        INTEGER NOT NULL,
    position       INTEGER NOT NULL,
    section        VARCHAR NOT NULL,
    owner          VARCHAR NOT NULL,
    node_code      VARCHAR NOT NULL,
    indicator_code VARCHAR NOT NULL,
    day            DATE NOT NULL,
    value          VARCHAR,
    numerator      VARCHAR,
    denominator    VARCHAR,
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
