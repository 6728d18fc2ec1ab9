-- Several people of one institution on one response: who does what, what is shown to whom, what they say to each other.

-- A focal point may do everything in a response of the institution; the others what they are given.
ALTER TABLE users ADD COLUMN is_focal_point INTEGER NOT NULL DEFAULT 1 CHECK (is_focal_point IN (0, 1));
ALTER TABLE invitations ADD COLUMN is_focal_point INTEGER NOT NULL DEFAULT 1 CHECK (is_focal_point IN (0, 1));

-- Given to an address, so that it can be given before the person has an account. question_id is empty for a section.
CREATE TABLE assignments (
  response_id BLOB NOT NULL REFERENCES responses (id),
  email_key TEXT NOT NULL,
  section_id TEXT NOT NULL,
  question_id TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('answer', 'comment', 'read')),
  due_on TEXT,
  assigned_by BLOB,
  assigned_by_name TEXT NOT NULL,
  assigned_at TEXT NOT NULL,
  PRIMARY KEY (response_id, email_key, section_id, question_id)
) STRICT, WITHOUT ROWID;

-- A section without a row is shown to everybody in the institution who has part in it, and is not ready.
-- opened: a focal point has shown the draft of somebody who was away.
CREATE TABLE section_states (
  response_id BLOB NOT NULL REFERENCES responses (id),
  section_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'released', 'ready')),
  changed_by BLOB,
  changed_by_name TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  opened_by_name TEXT,
  opened_at TEXT,
  PRIMARY KEY (response_id, section_id)
) STRICT, WITHOUT ROWID;

-- unit_id is sixteen zero bytes for the institution itself, as in answers.
CREATE TABLE comments (
  id BLOB NOT NULL PRIMARY KEY,
  response_id BLOB NOT NULL REFERENCES responses (id),
  unit_id BLOB NOT NULL,
  question_id TEXT NOT NULL,
  audience TEXT NOT NULL CHECK (audience IN ('colleagues', 'help-desk')),
  is_from_nhri INTEGER NOT NULL CHECK (is_from_nhri IN (0, 1)),
  written_by BLOB,
  written_by_name TEXT NOT NULL,
  written_at TEXT NOT NULL,
  content TEXT NOT NULL
) STRICT;

CREATE INDEX comments_of_response ON comments (response_id);

CREATE TABLE mentions (
  comment_id BLOB NOT NULL REFERENCES comments (id),
  user_id BLOB NOT NULL REFERENCES users (id),
  seen_at TEXT,
  PRIMARY KEY (comment_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX mentions_of_user ON mentions (user_id);
