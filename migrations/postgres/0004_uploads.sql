-- Files with answers that have been read and wait for somebody to confirm what they change.

-- content is what the file says with the answers it rests on, as JSON. state is pending until everything is saved.
CREATE TABLE uploads (
  id UUID NOT NULL PRIMARY KEY,
  response_id UUID NOT NULL REFERENCES responses (id),
  uploaded_by UUID NOT NULL REFERENCES users (id),
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  content TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'taken')),
  uploaded_at TIMESTAMPTZ NOT NULL,
  expires_at TIMESTAMPTZ NOT NULL
);

CREATE INDEX uploads_by_expiry ON uploads (expires_at);
