UPDATE feed SET host = lower(split_part(split_part(url, '://', 2), '/', 1));
UPDATE entry SET host = lower(split_part(split_part(url, '://', 2), '/', 1));
-- The processes that work on this database. id: the longest there has the least.
-- seen: when it last said that it is there, by the clock of the database.
CREATE TABLE worker (
	id   @id,
	seen INTEGER NOT NULL
);
