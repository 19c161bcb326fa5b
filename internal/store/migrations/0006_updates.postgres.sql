-- What tells this database from all others, for names that last.
INSERT INTO setting (name, value) VALUES ('instance', uuid_send(gen_random_uuid()));
