-- The planning round: what is decided of each target of the year after, and when a round was concluded.
--
-- Rules   as in 001: a save is a newer version, and nothing is ever changed or deleted.
--         year is that of the data, as of a scenario; the targets are of the year after.
--         value is canonical, and empty while the target is still to decide.
CREATE TABLE round_target (
    ente           VARCHAR   NOT NULL,
    year           INTEGER   NOT NULL,
    section        VARCHAR   NOT NULL,
    owner          VARCHAR   NOT NULL,
    node_code      VARCHAR   NOT NULL,
    indicator_code VARCHAR   NOT NULL,
    version        INTEGER   NOT NULL,
    how            VARCHAR   NOT NULL,
    value          VARCHAR   NOT NULL,
    reason         VARCHAR   NOT NULL,
    author         VARCHAR   NOT NULL,
    saved_at       TIMESTAMP NOT NULL,
    PRIMARY KEY (ente, year, section, owner, node_code, indicator_code, version)
);

CREATE TABLE round_end (
    ente     VARCHAR   NOT NULL,
    year     INTEGER   NOT NULL,
    section  VARCHAR   NOT NULL,
    owner    VARCHAR   NOT NULL,
    version  INTEGER   NOT NULL,
    author   VARCHAR   NOT NULL,
    saved_at TIMESTAMP NOT NULL,
    PRIMARY KEY (ente, year, section, owner, version)
);
