-- The workspace: what people write in the program. Nothing here is official data.
--
-- Rules   nothing is ever changed or deleted: a correction is a newer version, a deletion a version with is_deleted.
--         value and was are VARCHAR, because the written digits are data; NULL means no figure.
--         moments are UTC. Blank text is ''.
CREATE TABLE scenario (
    scenario_id VARCHAR   NOT NULL,
    version     INTEGER   NOT NULL,
    ente        VARCHAR   NOT NULL,
    year        INTEGER   NOT NULL,
    kind        VARCHAR   NOT NULL,
    outlook     VARCHAR   NOT NULL,
    basis       VARCHAR   NOT NULL,
    name        VARCHAR   NOT NULL,
    author      VARCHAR   NOT NULL,
    reason      VARCHAR   NOT NULL,
    saved_at    TIMESTAMP NOT NULL,
    fingerprint VARCHAR   NOT NULL,
    is_deleted  BOOLEAN   NOT NULL,
    PRIMARY KEY (scenario_id, version)
);

CREATE TABLE assumption (
    scenario_id    VARCHAR NOT NULL,
    version        INTEGER NOT NULL,
    position       INTEGER NOT NULL,
    section        VARCHAR NOT NULL,
    owner          VARCHAR NOT NULL,
    node_code      VARCHAR NOT NULL,
    indicator_code VARCHAR NOT NULL,
    field          VARCHAR NOT NULL,
    value          VARCHAR,
    was            VARCHAR,
    reason         VARCHAR NOT NULL,
    PRIMARY KEY (scenario_id, version, position)
);

CREATE TABLE proposal (
    proposal_id VARCHAR   NOT NULL PRIMARY KEY,
    scenario_id VARCHAR   NOT NULL,
    version     INTEGER   NOT NULL,
    adopted_at  TIMESTAMP NOT NULL,
    author      VARCHAR   NOT NULL,
    note        VARCHAR   NOT NULL
);

CREATE TABLE proposal_act (
    proposal_id    VARCHAR   NOT NULL,
    section        VARCHAR   NOT NULL,
    owner          VARCHAR   NOT NULL,
    node_code      VARCHAR   NOT NULL,
    indicator_code VARCHAR   NOT NULL,
    body           VARCHAR   NOT NULL,
    number         VARCHAR   NOT NULL,
    act_date       DATE      NOT NULL,
    author         VARCHAR   NOT NULL,
    recorded_at    TIMESTAMP NOT NULL,
    position       INTEGER   NOT NULL,
    PRIMARY KEY (proposal_id, position)
);
