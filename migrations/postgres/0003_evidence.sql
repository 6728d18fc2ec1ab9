-- What shows that an answer is true: one piece belongs to an institution and may support many of its answers.
-- The bytes of a file lie outside, under the institution and the hash of the file; a row is written after them.

CREATE TABLE evidence (
  id UUID NOT NULL PRIMARY KEY,
  institution_id UUID NOT NULL REFERENCES institutions (id),
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  dated DATE,
  valid_until DATE,
  confidentiality TEXT NOT NULL CHECK (confidentiality IN ('public', 'nhri', 'institution')),
  form TEXT NOT NULL CHECK (form IN ('file', 'link', 'reference')),
  -- The name of a file, the address of a link, the words of a reference.
  content TEXT NOT NULL,
  media_type TEXT,
  size BIGINT,
  sha256 TEXT,
  pages BIGINT,
  added_by UUID,
  added_by_name TEXT NOT NULL,
  added_at TIMESTAMPTZ NOT NULL,
  CHECK ((form = 'file') = (sha256 IS NOT NULL)),
  CHECK ((form = 'file') = (size IS NOT NULL)),
  CHECK ((form = 'file') = (media_type IS NOT NULL))
);

CREATE INDEX evidence_of_institution ON evidence (institution_id, sha256);

-- unit_id is sixteen zero bytes for the institution itself, as in answers.
CREATE TABLE evidence_links (
  response_id UUID NOT NULL REFERENCES responses (id),
  unit_id UUID NOT NULL,
  question_id TEXT NOT NULL,
  evidence_id UUID NOT NULL REFERENCES evidence (id),
  linked_by UUID,
  linked_by_name TEXT NOT NULL,
  linked_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (response_id, unit_id, question_id, evidence_id)
);

CREATE INDEX evidence_links_of_evidence ON evidence_links (evidence_id);

-- What was named in a submission stays: no row here is ever removed, nor the evidence it names.
CREATE TABLE evidence_handed_in (
  response_id UUID NOT NULL,
  revision BIGINT NOT NULL,
  unit_id UUID NOT NULL,
  question_id TEXT NOT NULL,
  evidence_id UUID NOT NULL REFERENCES evidence (id),
  PRIMARY KEY (response_id, revision, unit_id, question_id, evidence_id),
  FOREIGN KEY (response_id, revision) REFERENCES snapshots (response_id, revision)
);

CREATE INDEX evidence_handed_in_of_evidence ON evidence_handed_in (evidence_id);

-- Grows with every change of what supports the answers, so that a submission misses none.
ALTER TABLE responses ADD COLUMN evidence_revision BIGINT NOT NULL DEFAULT 0;
