-- What a round is held by, what is agreed with single institutions, and the roster brought as a file.

-- languages: codes joined by a space, empty for every language. targets: JSON, the target by SHA-256 of a questionnaire.
ALTER TABLE rounds ADD COLUMN opens_on TEXT;
ALTER TABLE rounds ADD COLUMN languages TEXT NOT NULL DEFAULT '';
ALTER TABLE rounds ADD COLUMN scheme TEXT NOT NULL DEFAULT 'declared';
ALTER TABLE rounds ADD COLUMN targets TEXT NOT NULL DEFAULT '{}';

-- Percent, as a decimal number in text.
ALTER TABLE institutions ADD COLUMN controlling_stake TEXT;

CREATE TABLE round_reopenings (
  round_id BLOB NOT NULL REFERENCES rounds (id),
  reopened_at TEXT NOT NULL,
  reopened_by TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (round_id, reopened_at)
) STRICT, WITHOUT ROWID;

-- The first time somebody of the institution looked at its response.
CREATE TABLE openings (
  response_id BLOB NOT NULL PRIMARY KEY REFERENCES responses (id),
  opened_at TEXT NOT NULL,
  opened_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE extensions (
  response_id BLOB NOT NULL PRIMARY KEY REFERENCES responses (id),
  extended_to TEXT NOT NULL,
  reason TEXT NOT NULL,
  granted_at TEXT NOT NULL,
  granted_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE withdrawals (
  response_id BLOB NOT NULL PRIMARY KEY REFERENCES responses (id),
  cause TEXT NOT NULL CHECK (cause IN ('declined', 'merged', 'dissolved', 'mistaken', 'other')),
  reason TEXT NOT NULL,
  withdrawn_at TEXT NOT NULL,
  withdrawn_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Whom to invite for an institution: one contact and one deputy.
CREATE TABLE contacts (
  institution_id BLOB NOT NULL REFERENCES institutions (id),
  place TEXT NOT NULL CHECK (place IN ('contact', 'deputy')),
  email TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (institution_id, place)
) STRICT, WITHOUT ROWID;

-- A roster that has been read and is not confirmed yet.
CREATE TABLE roster_uploads (
  id BLOB NOT NULL PRIMARY KEY,
  round_id BLOB NOT NULL REFERENCES rounds (id),
  uploaded_by BLOB NOT NULL REFERENCES users (id),
  file_name TEXT NOT NULL,
  content TEXT NOT NULL,
  uploaded_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT;
