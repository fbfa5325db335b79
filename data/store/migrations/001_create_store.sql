-- The store: loads of an ente's year, the texts of its settings, and one table for each file of the format.
--
-- Rules   nothing is ever changed or deleted: a correction is a newer load of the same ente and year.
--         printed numbers are VARCHAR, because the printed digits are data: 120.00 is not 120.
--         blank text is '', every other blank is NULL.
--         loaded_at (UTC) and loaded_by are NULL for the data sets shipped with the program.
CREATE TABLE load (
    load_id     INTEGER   NOT NULL PRIMARY KEY,
    ente        VARCHAR   NOT NULL,
    year        INTEGER   NOT NULL,
    fingerprint VARCHAR   NOT NULL,
    files       VARCHAR[] NOT NULL,
    origin      VARCHAR   NOT NULL,
    loaded_at   TIMESTAMP,
    loaded_by   VARCHAR
);

CREATE TABLE document (
    load_id INTEGER NOT NULL,
    name    VARCHAR NOT NULL,
    content VARCHAR NOT NULL,
    PRIMARY KEY (load_id, name)
);

CREATE TABLE nodes (
    load_id     INTEGER NOT NULL,
    position    INTEGER NOT NULL,
    section     VARCHAR NOT NULL,
    owner       VARCHAR NOT NULL,
    node_code   VARCHAR NOT NULL,
    parent_code VARCHAR NOT NULL,
    level       VARCHAR NOT NULL,
    title       VARCHAR NOT NULL,
    description VARCHAR NOT NULL,
    weight      VARCHAR,
    units       VARCHAR NOT NULL,
    note        VARCHAR NOT NULL,
    source_line INTEGER,
    PRIMARY KEY (load_id, position)
);

CREATE TABLE measures (
    load_id        INTEGER NOT NULL,
    position       INTEGER NOT NULL,
    section        VARCHAR NOT NULL,
    owner          VARCHAR NOT NULL,
    node_code      VARCHAR NOT NULL,
    indicator_code VARCHAR NOT NULL,
    indicator_name VARCHAR NOT NULL,
    description    VARCHAR NOT NULL,
    algorithm      VARCHAR NOT NULL,
    typology       VARCHAR NOT NULL,
    source         VARCHAR NOT NULL,
    unit           VARCHAR NOT NULL,
    direction      VARCHAR NOT NULL,
    weight         VARCHAR,
    state          VARCHAR NOT NULL,
    is_common      BOOLEAN,
    common_code    VARCHAR NOT NULL,
    is_new         BOOLEAN,
    is_equality    BOOLEAN,
    note_number    VARCHAR NOT NULL,
    commentary     VARCHAR NOT NULL,
    source_line    INTEGER,
    confidence     VARCHAR NOT NULL,
    PRIMARY KEY (load_id, position)
);

CREATE TABLE targets (
    load_id        INTEGER NOT NULL,
    position       INTEGER NOT NULL,
    section        VARCHAR NOT NULL,
    owner          VARCHAR NOT NULL,
    node_code      VARCHAR NOT NULL,
    indicator_code VARCHAR NOT NULL,
    year           INTEGER NOT NULL,
    version        INTEGER NOT NULL,
    op             VARCHAR NOT NULL,
    target         VARCHAR,
    unit           VARCHAR NOT NULL,
    text           VARCHAR NOT NULL,
    valid          BOOLEAN NOT NULL,
    change         VARCHAR NOT NULL,
    act            VARCHAR NOT NULL,
    act_date       DATE,
    occasion       VARCHAR NOT NULL,
    reason         VARCHAR NOT NULL,
    source_line    INTEGER,
    PRIMARY KEY (load_id, position)
);

CREATE TABLE soglie (
    load_id        INTEGER NOT NULL,
    position       INTEGER NOT NULL,
    section        VARCHAR NOT NULL,
    owner          VARCHAR NOT NULL,
    node_code      VARCHAR NOT NULL,
    indicator_code VARCHAR NOT NULL,
    year           INTEGER NOT NULL,
    soglia         VARCHAR NOT NULL,
    origin         VARCHAR NOT NULL,
    note           VARCHAR NOT NULL,
    PRIMARY KEY (load_id, position)
);

CREATE TABLE actuals (
    load_id        INTEGER NOT NULL,
    position       INTEGER NOT NULL,
    section        VARCHAR NOT NULL,
    owner          VARCHAR NOT NULL,
    node_code      VARCHAR NOT NULL,
    indicator_code VARCHAR NOT NULL,
    year           INTEGER NOT NULL,
    actual         VARCHAR,
    numerator      VARCHAR,
    denominator    VARCHAR,
    deviation      VARCHAR,
    declared       VARCHAR,
    availability   VARCHAR NOT NULL,
    note           VARCHAR NOT NULL,
    PRIMARY KEY (load_id, position)
);

CREATE TABLE history (
    load_id        INTEGER NOT NULL,
    position       INTEGER NOT NULL,
    note_number    VARCHAR NOT NULL,
    section        VARCHAR NOT NULL,
    owner          VARCHAR NOT NULL,
    node_code      VARCHAR NOT NULL,
    indicator_code VARCHAR NOT NULL,
    indicator_name VARCHAR NOT NULL,
    source         VARCHAR NOT NULL,
    year           INTEGER NOT NULL,
    value          VARCHAR,
    numerator      VARCHAR,
    denominator    VARCHAR,
    availability   VARCHAR NOT NULL,
    raw            VARCHAR NOT NULL,
    confidence     VARCHAR NOT NULL,
    PRIMARY KEY (load_id, position)
);

CREATE TABLE benchmarks (
    load_id        INTEGER NOT NULL,
    position       INTEGER NOT NULL,
    section        VARCHAR NOT NULL,
    owner          VARCHAR NOT NULL,
    node_code      VARCHAR NOT NULL,
    indicator_code VARCHAR NOT NULL,
    year           INTEGER NOT NULL,
    scope          VARCHAR NOT NULL,
    statistic      VARCHAR NOT NULL,
    value          VARCHAR,
    unit           VARCHAR NOT NULL,
    raw            VARCHAR NOT NULL,
    source_line    INTEGER,
    PRIMARY KEY (load_id, position)
);

CREATE TABLE evaluations (
    load_id    INTEGER NOT NULL,
    position   INTEGER NOT NULL,
    section    VARCHAR NOT NULL,
    owner      VARCHAR NOT NULL,
    node_code  VARCHAR NOT NULL,
    evaluation VARCHAR,
    outcome    VARCHAR NOT NULL,
    motivation VARCHAR NOT NULL,
    PRIMARY KEY (load_id, position)
);

CREATE TABLE published (
    load_id        INTEGER NOT NULL,
    position       INTEGER NOT NULL,
    section        VARCHAR NOT NULL,
    owner          VARCHAR NOT NULL,
    node_code      VARCHAR NOT NULL,
    indicator_code VARCHAR NOT NULL,
    score          VARCHAR,
    status         VARCHAR NOT NULL,
    PRIMARY KEY (load_id, position)
);
