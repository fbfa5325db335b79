-- Briefings, their slides, and texts of the Relazione.
--
-- Rules   as in 001: a save is a newer version, and nothing is ever changed or deleted.
--         an empty headline or text means the generated one.
CREATE TABLE briefing (
    ente        VARCHAR   NOT NULL,
    year        INTEGER   NOT NULL,
    version     INTEGER   NOT NULL,
    basis       VARCHAR   NOT NULL,
    author      VARCHAR   NOT NULL,
    fingerprint VARCHAR   NOT NULL,
    saved_at    TIMESTAMP NOT NULL,
    PRIMARY KEY (ente, year, version)
);

CREATE TABLE slide (
    ente      VARCHAR NOT NULL,
    year      INTEGER NOT NULL,
    version   INTEGER NOT NULL,
    position  INTEGER NOT NULL,
    code      VARCHAR NOT NULL,
    kind      VARCHAR NOT NULL,
    subject   VARCHAR NOT NULL,
    headline  VARCHAR NOT NULL,
    comment   VARCHAR NOT NULL,
    notes     VARCHAR NOT NULL,
    is_hidden BOOLEAN NOT NULL,
    PRIMARY KEY (ente, year, version, position)
);

CREATE TABLE relazione_text (
    ente     VARCHAR   NOT NULL,
    year     INTEGER   NOT NULL,
    place    VARCHAR   NOT NULL,
    version  INTEGER   NOT NULL,
    text     VARCHAR   NOT NULL,
    author   VARCHAR   NOT NULL,
    saved_at TIMESTAMP NOT NULL,
    PRIMARY KEY (ente, year, place, version)
);
