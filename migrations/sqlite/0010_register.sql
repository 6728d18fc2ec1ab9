-- The register of findings and the list of salient issues, what is noted on findings, and who came from whom.

-- content is JSON: what analysts say of a finding or an issue. revision grows by one with every change; each state
-- is kept in register_versions.
CREATE TABLE register_entries (
  round_id BLOB NOT NULL REFERENCES rounds (id),
  kind TEXT NOT NULL CHECK (kind IN ('finding', 'issue')),
  code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0),
  content TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (round_id, kind, code)
) STRICT;

CREATE TABLE register_versions (
  round_id BLOB NOT NULL,
  kind TEXT NOT NULL,
  code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0),
  content TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  deed TEXT NOT NULL,
  PRIMARY KEY (round_id, kind, code, revision),
  FOREIGN KEY (round_id, kind, code) REFERENCES register_entries (round_id, kind, code)
) STRICT;

-- Notes are added, never changed.
CREATE TABLE register_notes (
  id BLOB NOT NULL PRIMARY KEY,
  round_id BLOB NOT NULL,
  kind TEXT NOT NULL,
  code TEXT NOT NULL,
  text TEXT NOT NULL CHECK (text <> ''),
  at TEXT NOT NULL,
  by_name TEXT NOT NULL,
  FOREIGN KEY (round_id, kind, code) REFERENCES register_entries (round_id, kind, code)
) STRICT;
CREATE INDEX register_notes_by_entry ON register_notes (round_id, kind, code);

-- institution_id took over what predecessor_id was.
CREATE TABLE institution_predecessors (
  institution_id BLOB NOT NULL REFERENCES institutions (id),
  predecessor_id BLOB NOT NULL REFERENCES institutions (id),
  PRIMARY KEY (institution_id, predecessor_id),
  CHECK (institution_id <> predecessor_id)
) STRICT;
