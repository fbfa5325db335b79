-- The register: the changes that people confirmed in the official data of a year.
--
-- Rules   nothing is ever changed or deleted: a correction of a change is a later change.
--         moments are UTC. Blank text is ''.
--         was and now are canonical texts of the format, or a whole row as JSON; NULL means that the row was not there.
--         load_id and fingerprint are those of the load that a change stands on; the load is in the store's files.
CREATE TABLE change (
    number      INTEGER   NOT NULL PRIMARY KEY,
    made_at     TIMESTAMP NOT NULL,
    ente        VARCHAR   NOT NULL,
    year        INTEGER   NOT NULL,
    kind        VARCHAR   NOT NULL,
    author      VARCHAR   NOT NULL,
    reason      VARCHAR   NOT NULL,
    act         VARCHAR   NOT NULL,
    act_date    DATE,
    file        VARCHAR   NOT NULL,
    file_hash   VARCHAR   NOT NULL,
    load_id     INTEGER   NOT NULL,
    fingerprint VARCHAR   NOT NULL
);

CREATE TABLE row_change (
    number      INTEGER   NOT NULL,
    position    INTEGER   NOT NULL,
    fate        VARCHAR   NOT NULL,
    table_name  VARCHAR   NOT NULL,
    row_key     VARCHAR[] NOT NULL,
    column_name VARCHAR   NOT NULL,
    was         VARCHAR,
    now         VARCHAR,
    after_key   VARCHAR[] NOT NULL,
    PRIMARY KEY (number, position)
);
