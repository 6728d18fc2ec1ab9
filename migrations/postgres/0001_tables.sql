-- The same tables as SQLite's, with the types of this engine.

CREATE TABLE questionnaires (
  sha256 TEXT NOT NULL PRIMARY KEY,
  id TEXT NOT NULL,
  version BIGINT NOT NULL CHECK (version > 0),
  language TEXT NOT NULL,
  title TEXT NOT NULL,
  files TEXT NOT NULL,
  added_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE rounds (
  id UUID NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  deadline DATE,
  smallest_cell BIGINT NOT NULL CHECK (smallest_cell >= 3),
  state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
  closed_at TIMESTAMPTZ,
  created_at TIMESTAMPTZ NOT NULL,
  data_version BIGINT NOT NULL,
  CHECK ((state = 'closed') = (closed_at IS NOT NULL))
);

CREATE TABLE round_questionnaires (
  round_id UUID NOT NULL REFERENCES rounds (id),
  sha256 TEXT NOT NULL REFERENCES questionnaires (sha256),
  PRIMARY KEY (round_id, sha256)
);

CREATE TABLE institutions (
  id UUID NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  kind TEXT,
  size TEXT,
  sector TEXT,
  region TEXT,
  ownership TEXT,
  mandates TEXT
);

CREATE TABLE responses (
  id UUID NOT NULL PRIMARY KEY,
  round_id UUID NOT NULL,
  institution_id UUID NOT NULL REFERENCES institutions (id),
  questionnaire TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'submitted', 'returned', 'accepted')),
  state_at TIMESTAMPTZ,
  state_by UUID,
  state_message TEXT,
  UNIQUE (round_id, institution_id, questionnaire),
  FOREIGN KEY (round_id, questionnaire) REFERENCES round_questionnaires (round_id, sha256),
  CHECK ((state = 'open') = (state_at IS NULL)),
  CHECK ((state = 'open') = (state_by IS NULL)),
  CHECK ((state = 'returned') = (state_message IS NOT NULL))
);

CREATE INDEX responses_of_institution ON responses (institution_id);

CREATE TABLE units (
  id UUID NOT NULL PRIMARY KEY,
  response_id UUID NOT NULL REFERENCES responses (id),
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  position BIGINT NOT NULL,
  UNIQUE (response_id, name)
);

-- unit_id is the nil id for the institution itself: a primary key cannot hold NULL.
CREATE TABLE answers (
  response_id UUID NOT NULL REFERENCES responses (id),
  unit_id UUID NOT NULL,
  question_id TEXT NOT NULL,
  state TEXT NOT NULL,
  value TEXT NOT NULL,
  comment TEXT NOT NULL,
  source TEXT NOT NULL,
  revision BIGINT NOT NULL CHECK (revision > 0),
  save_id UUID NOT NULL,
  saved_by UUID,
  saved_by_name TEXT NOT NULL,
  saved_at TIMESTAMPTZ NOT NULL,
  content_hash TEXT NOT NULL,
  PRIMARY KEY (response_id, unit_id, question_id)
);

CREATE TABLE answer_versions (
  response_id UUID NOT NULL REFERENCES responses (id),
  unit_id UUID NOT NULL,
  question_id TEXT NOT NULL,
  state TEXT NOT NULL,
  value TEXT NOT NULL,
  comment TEXT NOT NULL,
  source TEXT NOT NULL,
  revision BIGINT NOT NULL CHECK (revision > 0),
  save_id UUID NOT NULL UNIQUE,
  saved_by UUID,
  saved_by_name TEXT NOT NULL,
  saved_at TIMESTAMPTZ NOT NULL,
  content_hash TEXT NOT NULL,
  PRIMARY KEY (response_id, unit_id, question_id, revision)
);

CREATE TABLE snapshots (
  response_id UUID NOT NULL REFERENCES responses (id),
  revision BIGINT NOT NULL CHECK (revision > 0),
  taken_at TIMESTAMPTZ NOT NULL,
  content TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (response_id, revision)
);

CREATE TABLE messages (
  seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  response_id UUID NOT NULL REFERENCES responses (id),
  sent_at TIMESTAMPTZ NOT NULL,
  sent_by UUID,
  sent_by_name TEXT NOT NULL,
  content TEXT NOT NULL
);

CREATE INDEX messages_of_response ON messages (response_id);

CREATE TABLE users (
  id UUID NOT NULL PRIMARY KEY,
  email TEXT NOT NULL,
  email_key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('respondent', 'reviewer', 'policymaker', 'administrator')),
  institution_id UUID REFERENCES institutions (id),
  password_hash TEXT NOT NULL,
  language TEXT NOT NULL,
  is_active BOOLEAN NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  CHECK ((role = 'respondent') = (institution_id IS NOT NULL))
);

CREATE TABLE invitations (
  token_sha256 TEXT NOT NULL PRIMARY KEY,
  email TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('respondent', 'reviewer', 'policymaker', 'administrator')),
  institution_id UUID REFERENCES institutions (id),
  created_by TEXT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  expires_at TIMESTAMPTZ NOT NULL,
  used_at TIMESTAMPTZ,
  CHECK ((role = 'respondent') = (institution_id IS NOT NULL))
);

CREATE TABLE sessions (
  token_sha256 TEXT NOT NULL PRIMARY KEY,
  user_id UUID NOT NULL REFERENCES users (id),
  csrf_token TEXT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  expires_at TIMESTAMPTZ NOT NULL,
  last_seen_at TIMESTAMPTZ NOT NULL
);

CREATE INDEX sessions_of_user ON sessions (user_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

CREATE TABLE releases (
  id UUID NOT NULL PRIMARY KEY,
  round_id UUID NOT NULL REFERENCES rounds (id),
  created_at TIMESTAMPTZ NOT NULL,
  created_by TEXT NOT NULL,
  content TEXT NOT NULL,
  sha256 TEXT NOT NULL
);

CREATE INDEX releases_of_round ON releases (round_id);

-- The actor is not a foreign key: the record outlives the account.
CREATE TABLE audit (
  seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at TIMESTAMPTZ NOT NULL,
  actor UUID,
  actor_name TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL
);
