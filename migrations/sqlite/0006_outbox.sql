-- Letters on their way: written with the change they tell of, sent by the service when the mail server takes them.

-- letter_key says what the letter tells whom, so that it is never written twice. person_id is empty for somebody who
-- has no account yet. A letter not handed over before useless_at is not worth sending any more.
CREATE TABLE letters (
  id BLOB NOT NULL PRIMARY KEY,
  letter_key TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  recipient_email TEXT NOT NULL,
  recipient_name TEXT NOT NULL,
  language TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  is_secret INTEGER NOT NULL CHECK (is_secret IN (0, 1)),
  message_id TEXT NOT NULL UNIQUE,
  round_id BLOB REFERENCES rounds (id),
  response_id BLOB REFERENCES responses (id),
  person_id BLOB REFERENCES users (id),
  created_at TEXT NOT NULL,
  not_before TEXT NOT NULL,
  useless_at TEXT,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'by-hand', 'passed-on', 'dropped')),
  attempts INTEGER NOT NULL CHECK (attempts >= 0),
  leased_until TEXT,
  last_error TEXT NOT NULL,
  settled_at TEXT,
  CHECK ((state = 'sending') = (leased_until IS NOT NULL)),
  CHECK ((state IN ('sent', 'failed', 'passed-on', 'dropped')) = (settled_at IS NOT NULL))
) STRICT;

CREATE INDEX letters_to_do ON letters (state, not_before);
CREATE INDEX letters_by_time ON letters (created_at);

-- One row: nothing is written about what happened before started_at; planned_until is how far planning has come.
CREATE TABLE outbox (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  started_at TEXT NOT NULL,
  planned_until TEXT NOT NULL
) STRICT;

-- People who want no reminders.
CREATE TABLE reminders_declined (
  person_id BLOB NOT NULL PRIMARY KEY REFERENCES users (id),
  declined_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
