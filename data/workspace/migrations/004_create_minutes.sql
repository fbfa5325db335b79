-- What the Giunta decided of what it was asked.
--
-- Rules   as in 001: a save is a newer version, and nothing is ever changed or deleted.
--         a decision has the words in which it was asked, whatever the data say later.
CREATE TABLE decision (
    ente     VARCHAR   NOT NULL,
    year     INTEGER   NOT NULL,
    code     VARCHAR   NOT NULL,
    version  INTEGER   NOT NULL,
    about    VARCHAR   NOT NULL,
    question VARCHAR   NOT NULL,
    fact     VARCHAR   NOT NULL,
    outcome  VARCHAR   NOT NULL,
    note     VARCHAR   NOT NULL,
    author   VARCHAR   NOT NULL,
    saved_at TIMESTAMP NOT NULL,
    PRIMARY KEY (ente, year, code, version)
);
