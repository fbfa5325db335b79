-- Where the applied migrations are recorded.
CREATE TABLE IF NOT EXISTS migration (
    number INTEGER NOT NULL PRIMARY KEY,
    name   VARCHAR NOT NULL
);
