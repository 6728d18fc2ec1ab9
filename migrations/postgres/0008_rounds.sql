-- What a round is held by, what is agreed with single institutions, and the roster brought as a file.

-- languages: codes joined by a space, empty for every language. targets: JSON, the target by SHA-256 of a questionnaire.
ALTER TABLE rounds ADD COLUMN opens_on DATE;
ALTER TABLE rounds ADD COLUMN languages TEXT NOT NULL DEFAULT '';
ALTER TABLE rounds ADD COLUMN scheme TEXT NOT NULL DEFAULT 'declared';
ALTER TABLE rounds ADD COLUMN targets TEXT NOT NULL DEFAULT '{}';

-- Percent, as a decimal number in text.
ALTER TABLE institutions ADD COLUMN controlling_stake TEXT;

CREATE TABLE round_reopenings (
  round_id UUID NOT NULL REFERENCES rounds (id),
  reopened_at TIMESTAMPTZ NOT NULL,
  reopened_by TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (round_id, reopened_at)
);

-- The first time somebody of the institution looked at its response.
CREATE TABLE openings (
  response_id UUID NOT NULL PRIMARY KEY REFERENCES responses (id),
  opened_at TIMESTAMPTZ NOT NULL,
  opened_by TEXT NOT NULL
);

CREATE TABLE extensions (
  response_id UUID NOT NULL PRIMARY KEY REFERENCES responses (id),
  extended_to DATE NOT NULL,
  reason TEXT NOT NULL,
  granted_at TIMESTAMPTZ NOT NULL,
  granted_by TEXT NOT NULL
);

CREATE TABLE withdrawals (
  response_id UUID NOT NULL PRIMARY KEY REFERENCES responses (id),
  cause TEXT NOT NULL CHECK (cause IN ('declined', 'merged', 'dissolved', 'mistaken', 'other')),
  reason TEXT NOT NULL,
  withdrawn_at TIMESTAMPTZ NOT NULL,
  withdrawn_by TEXT NOT NULL
);

-- Whom to invite for an institution: one contact and one deputy.
CREATE TABLE contacts (
  institution_id UUID NOT NULL REFERENCES institutions (id),
  place TEXT NOT NULL CHECK (place IN ('contact', 'deputy')),
  email TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (institution_id, place)
);

-- A roster that has been read and is not confirmed yet.
CREATE TABLE roster_uploads (
  id UUID NOT NULL PRIMARY KEY,
  round_id UUID NOT NULL REFERENCES rounds (id),
  uploaded_by UUID NOT NULL REFERENCES users (id),
  file_name TEXT NOT NULL,
  content TEXT NOT NULL,
  uploaded_at TIMESTAMPTZ NOT NULL,
  expires_at TIMESTAMPTZ NOT NULL
);
