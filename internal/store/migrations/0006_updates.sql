-- What an update of a story brought: its developments, and how many they are.
-- The first one of a story brought the story.
CREATE TABLE story_update (
	id           @id,
	story        INTEGER NOT NULL REFERENCES story (id),
	made         INTEGER NOT NULL,
	first        INTEGER NOT NULL,
	developments INTEGER NOT NULL,
	data         @bytes NOT NULL
) @strict;
CREATE INDEX story_update_story ON story_update (story, made);
CREATE INDEX story_update_made ON story_update (made);
