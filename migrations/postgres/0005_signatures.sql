-- Who signed which submission. receipt is the canonical text whose SHA-256 is kept beside it; both are shown to the
-- institution, which can have them compared with what is stored here at any time.
CREATE TABLE signatures (
  response_id UUID NOT NULL,
  revision BIGINT NOT NULL,
  sha256 TEXT NOT NULL UNIQUE,
  receipt TEXT NOT NULL,
  PRIMARY KEY (response_id, revision),
  FOREIGN KEY (response_id, revision) REFERENCES snapshots (response_id, revision)
);
