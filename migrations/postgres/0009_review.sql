-- What reviewers make of answers, and who may not review whom.

-- Every verdict that was ever given; the one with the greatest revision counts. seat: the first reviewer, or the second who
-- judges a sample without seeing what the first said. answer is empty for an answer accepted as it is. judged is the
-- SHA-256 of the answer as it was judged, with what supports it. unit_id is the nil id for the institution itself.
CREATE TABLE verdict_versions (
  response_id UUID NOT NULL REFERENCES responses (id),
  unit_id UUID NOT NULL,
  question_id TEXT NOT NULL,
  seat TEXT NOT NULL CHECK (seat IN ('first', 'second')),
  revision BIGINT NOT NULL CHECK (revision > 0),
  answer TEXT NOT NULL,
  words TEXT NOT NULL,
  strength TEXT NOT NULL CHECK (strength IN ('0', '1', '2', '3')),
  judged TEXT NOT NULL,
  judged_by UUID NOT NULL,
  judged_by_name TEXT NOT NULL,
  judged_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (response_id, unit_id, question_id, seat, revision)
);

-- Questions back to an institution are comments; this says which of their threads a reviewer has closed, and when.
CREATE TABLE closed_threads (
  response_id UUID NOT NULL REFERENCES responses (id),
  unit_id UUID NOT NULL,
  question_id TEXT NOT NULL,
  closed_by UUID NOT NULL,
  closed_by_name TEXT NOT NULL,
  closed_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (response_id, unit_id, question_id)
);

-- Random samples for the second reviewer, with what is needed to draw the same again.
CREATE TABLE review_samples (
  id UUID NOT NULL PRIMARY KEY,
  round_id UUID NOT NULL REFERENCES rounds (id),
  seed TEXT NOT NULL,
  algorithm TEXT NOT NULL,
  drawn BIGINT NOT NULL CHECK (drawn > 0),
  drawn_from BIGINT NOT NULL CHECK (drawn_from >= drawn),
  drawn_by UUID,
  drawn_by_name TEXT NOT NULL,
  drawn_at TIMESTAMPTZ NOT NULL
);

CREATE INDEX review_samples_of_round ON review_samples (round_id);

CREATE TABLE sampled_answers (
  sample_id UUID NOT NULL REFERENCES review_samples (id),
  response_id UUID NOT NULL REFERENCES responses (id),
  unit_id UUID NOT NULL,
  question_id TEXT NOT NULL,
  PRIMARY KEY (sample_id, response_id, unit_id, question_id)
);

CREATE INDEX sampled_answers_of_response ON sampled_answers (response_id);

-- Addresses that are or were attached to an institution. It outlives a change of role.
CREATE TABLE attachments (
  email_key TEXT NOT NULL,
  institution_id UUID NOT NULL REFERENCES institutions (id),
  PRIMARY KEY (email_key, institution_id)
);

INSERT INTO attachments (email_key, institution_id)
  SELECT email_key, institution_id FROM users WHERE institution_id IS NOT NULL
  UNION SELECT LOWER(email), institution_id FROM invitations WHERE institution_id IS NOT NULL;

-- Reviewers who keep out of the review of an institution. A recusal that was lifted stays.
CREATE TABLE recusals (
  id UUID NOT NULL PRIMARY KEY,
  user_id UUID NOT NULL REFERENCES users (id),
  institution_id UUID NOT NULL REFERENCES institutions (id),
  reason TEXT NOT NULL,
  declared_by_name TEXT NOT NULL,
  declared_at TIMESTAMPTZ NOT NULL,
  lifted_by_name TEXT,
  lifted_at TIMESTAMPTZ,
  CHECK ((lifted_at IS NULL) = (lifted_by_name IS NULL))
);

CREATE INDEX recusals_of_user ON recusals (user_id);

-- Draft results the institutions of a round may read and reply to.
CREATE TABLE draft_results (
  round_id UUID NOT NULL PRIMARY KEY REFERENCES rounds (id),
  reply_until DATE NOT NULL,
  opened_by_name TEXT NOT NULL,
  opened_at TIMESTAMPTZ NOT NULL
);

-- What an institution says to a verdict, and what the reviewer answers; the newest revision counts.
CREATE TABLE reply_versions (
  response_id UUID NOT NULL REFERENCES responses (id),
  unit_id UUID NOT NULL,
  question_id TEXT NOT NULL,
  revision BIGINT NOT NULL CHECK (revision > 0),
  verdict_revision BIGINT NOT NULL,
  stance TEXT NOT NULL CHECK (stance IN ('accept', 'disagree')),
  words TEXT NOT NULL,
  evidence TEXT NOT NULL,
  replied_by UUID NOT NULL,
  replied_by_name TEXT NOT NULL,
  replied_at TIMESTAMPTZ NOT NULL,
  answer TEXT NOT NULL,
  answered_by_name TEXT,
  answered_at TIMESTAMPTZ,
  PRIMARY KEY (response_id, unit_id, question_id, revision),
  CHECK ((answered_at IS NULL) = (answered_by_name IS NULL))
);
