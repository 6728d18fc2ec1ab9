-- Action plans, and a ledger of what is written beside rounds and plans, kept as the register of findings is.

-- round_id is the round whose findings the plan answers, where there is one.
CREATE TABLE plans (
  id BLOB NOT NULL PRIMARY KEY,
  round_id BLOB REFERENCES rounds (id),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL
) STRICT;

-- content is JSON of the kind. revision grows by one with every change; each state is kept in ledger_versions. owner is
-- the round or the plan.
CREATE TABLE ledger_entries (
  owner BLOB NOT NULL,
  round_id BLOB REFERENCES rounds (id),
  plan_id BLOB REFERENCES plans (id),
  kind TEXT NOT NULL,
  code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0),
  content TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (owner, kind, code),
  CHECK (owner = coalesce(round_id, plan_id) AND (round_id IS NULL OR plan_id IS NULL))
) STRICT;

CREATE TABLE ledger_versions (
  owner BLOB NOT NULL,
  kind TEXT NOT NULL,
  code TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0),
  content TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  deed TEXT NOT NULL,
  PRIMARY KEY (owner, kind, code, revision),
  FOREIGN KEY (owner, kind, code) REFERENCES ledger_entries (owner, kind, code)
) STRICT;

-- Notes are added, never changed.
CREATE TABLE ledger_notes (
  id BLOB NOT NULL PRIMARY KEY,
  owner BLOB NOT NULL,
  kind TEXT NOT NULL,
  code TEXT NOT NULL,
  text TEXT NOT NULL CHECK (text <> ''),
  at TEXT NOT NULL,
  by_name TEXT NOT NULL,
  FOREIGN KEY (owner, kind, code) REFERENCES ledger_entries (owner, kind, code)
) STRICT;
CREATE INDEX ledger_notes_by_entry ON ledger_notes (owner, kind, code);
