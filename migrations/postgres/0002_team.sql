-- Several people of one institution on one response: who does what, what is shown to whom, what they say to each other.

-- A focal point may do everything in a response of the institution; the others what they are given.
ALTER TABLE users ADD COLUMN is_focal_point BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE invitations ADD COLUMN is_focal_point BOOLEAN NOT NULL DEFAULT TRUE;

-- Given to an address, so that it can be given before the person has an account. question_id is empty for a section.
CREATE TABLE assignments (
  response_id UUID NOT NULL REFERENCES responses (id),
  email_key TEXT NOT NULL,
  section_id TEXT NOT NULL,
  question_id TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('answer', 'comment', 'read')),
  due_on DATE,
  assigned_by UUID,
  assigned_by_name TEXT NOT NULL,
  assigned_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (response_id, email_key, section_id, question_id)
);

-- A section without a row is shown to everybody in the institution who has part in it, and is not ready.
-- opened: a focal point has shown the draft of somebody who was away.
CREATE TABLE section_states (
  response_id UUID NOT NULL REFERENCES responses (id),
  section_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'released', 'ready')),
  changed_by UUID,
  changed_by_name TEXT NOT NULL,
  changed_at TIMESTAMPTZ NOT NULL,
  opened_by_name TEXT,
  opened_at TIMESTAMPTZ,
  PRIMARY KEY (response_id, section_id)
);

-- unit_id is sixteen zero bytes for the institution itself, as in answers.
CREATE TABLE comments (
  id UUID NOT NULL PRIMARY KEY,
  response_id UUID NOT NULL REFERENCES responses (id),
  unit_id UUID NOT NULL,
  question_id TEXT NOT NULL,
  audience TEXT NOT NULL CHECK (audience IN ('colleagues', 'help-desk')),
  is_from_nhri BOOLEAN NOT NULL,
  written_by UUID,
  written_by_name TEXT NOT NULL,
  written_at TIMESTAMPTZ NOT NULL,
  content TEXT NOT NULL
);

CREATE INDEX comments_of_response ON comments (response_id);

CREATE TABLE mentions (
  comment_id UUID NOT NULL REFERENCES comments (id),
  user_id UUID NOT NULL REFERENCES users (id),
  seen_at TIMESTAMPTZ,
  PRIMARY KEY (comment_id, user_id)
);

CREATE INDEX mentions_of_user ON mentions (user_id);
