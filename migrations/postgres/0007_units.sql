-- Units kept by the institution itself: which sections each of them answers for itself.

-- sections is a JSON list of section ids. revision grows by two with every change of the units or of the list, so
-- that with a unit removed the sum of the response's mark grows all the same.
CREATE TABLE unit_plans (
  response_id UUID NOT NULL PRIMARY KEY REFERENCES responses (id),
  sections TEXT NOT NULL,
  revision BIGINT NOT NULL CHECK (revision > 0)
);
