-- Ids are 16-byte blobs, instants RFC 3339 text in UTC, days ISO text, truth 0 or 1.

CREATE TABLE questionnaires (
  sha256 TEXT NOT NULL PRIMARY KEY,
  id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  language TEXT NOT NULL,
  title TEXT NOT NULL,
  files TEXT NOT NULL,
  added_at TEXT NOT NULL
) STRICT;

CREATE TABLE rounds (
  id BLOB NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  deadline TEXT,
  smallest_cell INTEGER NOT NULL CHECK (smallest_cell >= 3),
  state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
  closed_at TEXT,
  created_at TEXT NOT NULL,
  data_version INTEGER NOT NULL,
  CHECK ((state = 'closed') = (closed_at IS NOT NULL))
) STRICT;

CREATE TABLE round_questionnaires (
  round_id BLOB NOT NULL REFERENCES rounds (id),
  sha256 TEXT NOT NULL REFERENCES questionnaires (sha256),
  PRIMARY KEY (round_id, sha256)
) STRICT, WITHOUT ROWID;

CREATE TABLE institutions (
  id BLOB NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  kind TEXT,
  size TEXT,
  sector TEXT,
  region TEXT,
  ownership TEXT,
  mandates TEXT
) STRICT;

CREATE TABLE responses (
  id BLOB NOT NULL PRIMARY KEY,
  round_id BLOB NOT NULL,
  institution_id BLOB NOT NULL REFERENCES institutions (id),
  questionnaire TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'submitted', 'returned', 'accepted')),
  state_at TEXT,
  state_by BLOB,
  state_message TEXT,
  UNIQUE (round_id, institution_id, questionnaire),
  FOREIGN KEY (round_id, questionnaire) REFERENCES round_questionnaires (round_id, sha256),
  CHECK ((state = 'open') = (state_at IS NULL)),
  CHECK ((state = 'open') = (state_by IS NULL)),
  CHECK ((state = 'returned') = (state_message IS NOT NULL))
) STRICT;

CREATE INDEX responses_of_institution ON responses (institution_id);

CREATE TABLE units (
  id BLOB NOT NULL PRIMARY KEY,
  response_id BLOB NOT NULL REFERENCES responses (id),
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  position INTEGER NOT NULL,
  UNIQUE (response_id, name)
) STRICT;

-- unit_id is sixteen zero bytes for the institution itself: a primary key cannot hold NULL.
CREATE TABLE answers (
  response_id BLOB NOT NULL REFERENCES responses (id),
  unit_id BLOB NOT NULL,
  question_id TEXT NOT NULL,
  state TEXT NOT NULL,
  value TEXT NOT NULL,
  comment TEXT NOT NULL,
  source TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0),
  save_id BLOB NOT NULL,
  saved_by BLOB,
  saved_by_name TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  PRIMARY KEY (response_id, unit_id, question_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE answer_versions (
  response_id BLOB NOT NULL REFERENCES responses (id),
  unit_id BLOB NOT NULL,
  question_id TEXT NOT NULL,
  state TEXT NOT NULL,
  value TEXT NOT NULL,
  comment TEXT NOT NULL,
  source TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0),
  save_id BLOB NOT NULL UNIQUE,
  saved_by BLOB,
  saved_by_name TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  PRIMARY KEY (response_id, unit_id, question_id, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE snapshots (
  response_id BLOB NOT NULL REFERENCES responses (id),
  revision INTEGER NOT NULL CHECK (revision > 0),
  taken_at TEXT NOT NULL,
  content TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (response_id, revision)
) STRICT;

CREATE TABLE messages (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  response_id BLOB NOT NULL REFERENCES responses (id),
  sent_at TEXT NOT NULL,
  sent_by BLOB,
  sent_by_name TEXT NOT NULL,
  content TEXT NOT NULL
) STRICT;

CREATE INDEX messages_of_response ON messages (response_id);

CREATE TABLE users (
  id BLOB NOT NULL PRIMARY KEY,
  email TEXT NOT NULL,
  email_key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('respondent', 'reviewer', 'policymaker', 'administrator')),
  institution_id BLOB REFERENCES institutions (id),
  password_hash TEXT NOT NULL,
  language TEXT NOT NULL,
  is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
  created_at TEXT NOT NULL,
  CHECK ((role = 'respondent') = (institution_id IS NOT NULL))
) STRICT;

CREATE TABLE invitations (
  token_sha256 TEXT NOT NULL PRIMARY KEY,
  email TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('respondent', 'reviewer', 'policymaker', 'administrator')),
  institution_id BLOB REFERENCES institutions (id),
  created_by TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  used_at TEXT,
  CHECK ((role = 'respondent') = (institution_id IS NOT NULL))
) STRICT;

CREATE TABLE sessions (
  token_sha256 TEXT NOT NULL PRIMARY KEY,
  user_id BLOB NOT NULL REFERENCES users (id),
  csrf_token TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  last_seen_at TEXT NOT NULL
) STRICT;

CREATE INDEX sessions_of_user ON sessions (user_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

CREATE TABLE releases (
  id BLOB NOT NULL PRIMARY KEY,
  round_id BLOB NOT NULL REFERENCES rounds (id),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  content TEXT NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;

CREATE INDEX releases_of_round ON releases (round_id);

-- The actor is not a foreign key: the record outlives the account.
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  actor BLOB,
  actor_name TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;
