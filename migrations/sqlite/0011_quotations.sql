-- Words of institutions that may be quoted in a release: proposed, redacted, consented to, released.

-- original is what stood in the answer when it was proposed. A rating has no words: question_id names the topic, and
-- its redaction has the number of the level. unit_id is sixteen zero bytes for the institution itself.
CREATE TABLE quotations (
  id BLOB NOT NULL PRIMARY KEY,
  round_id BLOB NOT NULL REFERENCES rounds (id),
  institution_id BLOB NOT NULL REFERENCES institutions (id),
  response_id BLOB NOT NULL REFERENCES responses (id),
  unit_id BLOB NOT NULL,
  question_id TEXT NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('comment', 'answer', 'rating')),
  original TEXT NOT NULL CHECK (original <> ''),
  proposed_by_name TEXT NOT NULL,
  proposed_at TEXT NOT NULL,
  UNIQUE (response_id, unit_id, question_id, part)
) STRICT;
CREATE INDEX quotations_of_round ON quotations (round_id);
CREATE INDEX quotations_of_institution ON quotations (institution_id);

-- Every redaction; the newest counts. is_read: somebody says that it is read and redacted. is_named: the institution is
-- named beside it.
CREATE TABLE redaction_versions (
  quotation_id BLOB NOT NULL REFERENCES quotations (id),
  revision INTEGER NOT NULL CHECK (revision > 0),
  text TEXT NOT NULL CHECK (text <> ''),
  is_named INTEGER NOT NULL CHECK (is_named IN (0, 1)),
  is_read INTEGER NOT NULL CHECK (is_read IN (0, 1)),
  redacted_by_name TEXT NOT NULL,
  redacted_at TEXT NOT NULL,
  PRIMARY KEY (quotation_id, revision)
) STRICT, WITHOUT ROWID;

-- Every step of a consent; the newest counts, and only for the matter it names: the SHA-256 of the exact words.
CREATE TABLE consent_versions (
  quotation_id BLOB NOT NULL REFERENCES quotations (id),
  revision INTEGER NOT NULL CHECK (revision > 0),
  step TEXT NOT NULL CHECK (step IN ('asked', 'given', 'refused', 'withdrawn')),
  matter TEXT NOT NULL,
  said_by TEXT NOT NULL,
  said_as TEXT NOT NULL,
  said_on TEXT NOT NULL,
  way TEXT NOT NULL CHECK (way IN ('page', 'letter', 'e-mail')),
  note TEXT NOT NULL,
  recorded_by_name TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  PRIMARY KEY (quotation_id, revision)
) STRICT, WITHOUT ROWID;

-- What a release holds of them.
CREATE TABLE released_quotations (
  release_id BLOB NOT NULL REFERENCES releases (id),
  quotation_id BLOB NOT NULL REFERENCES quotations (id),
  PRIMARY KEY (release_id, quotation_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX releases_of_quotation ON released_quotations (quotation_id);
