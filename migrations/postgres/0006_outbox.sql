-- Letters on their way: written with the change they tell of, sent by the service when the mail server takes them.

-- letter_key says what the letter tells whom, so that it is never written twice. person_id is empty for somebody who
-- has no account yet. A letter not handed over before useless_at is not worth sending any more.
CREATE TABLE letters (
  id UUID NOT NULL PRIMARY KEY,
  letter_key TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  recipient_email TEXT NOT NULL,
  recipient_name TEXT NOT NULL,
  language TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  is_secret BOOLEAN NOT NULL,
  message_id TEXT NOT NULL UNIQUE,
  round_id UUID REFERENCES rounds (id),
  response_id UUID REFERENCES responses (id),
  person_id UUID REFERENCES users (id),
  created_at TIMESTAMPTZ NOT NULL,
  not_before TIMESTAMPTZ NOT NULL,
  useless_at TIMESTAMPTZ,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'by-hand', 'passed-on', 'dropped')),
  attempts BIGINT NOT NULL CHECK (attempts >= 0),
  leased_until TIMESTAMPTZ,
  last_error TEXT NOT NULL,
  settled_at TIMESTAMPTZ,
  CHECK ((state = 'sending') = (leased_until IS NOT NULL)),
  CHECK ((state IN ('sent', 'failed', 'passed-on', 'dropped')) = (settled_at IS NOT NULL))
);

CREATE INDEX letters_to_do ON letters (state, not_before);
CREATE INDEX letters_by_time ON letters (created_at);

-- One row: nothing is written about what happened before started_at; planned_until is how far planning has come.
CREATE TABLE outbox (
  id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
  started_at TIMESTAMPTZ NOT NULL,
  planned_until TIMESTAMPTZ NOT NULL
);

-- People who want no reminders.
CREATE TABLE reminders_declined (
  person_id UUID NOT NULL PRIMARY KEY REFERENCES users (id),
  declined_at TIMESTAMPTZ NOT NULL
);
