-- The ledger's first schema: one append-only table, its rules, and what the rules keep up to date.
--
-- Every change of anything is one INSERT into `action`. `action_check` is the state machine: each of
-- its statements aborts with a code (docs/ledger.md) unless its condition is TRUE, so that a NULL, an
-- unknown kind or a missing value refuses. `action_apply` keeps the projections; nobody else can,
-- because they are guarded by `gate`, which opens only for an action that is not applied yet.
-- The functions cs_* are registered by the application on each connection; without them no row can
-- be added at all. What this cannot stop: the file's owner dropping triggers (docs/ledger.md).

CREATE TABLE payload (
  sha256 TEXT NOT NULL PRIMARY KEY,
  body TEXT NOT NULL
) STRICT;

CREATE TABLE action (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 100),
  account TEXT NOT NULL,
  seq INTEGER NOT NULL,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  actor TEXT NOT NULL,
  post TEXT,
  revision INTEGER,
  sha256 TEXT,
  fence INTEGER,
  statement_sha256 TEXT NOT NULL,
  signature TEXT NOT NULL,
  prev_hash TEXT NOT NULL,
  leaf TEXT NOT NULL,
  hash TEXT NOT NULL,
  UNIQUE (account, seq)
) STRICT;
CREATE INDEX action_post ON action (post, seq);
CREATE UNIQUE INDEX action_attempt ON action (post, fence) WHERE kind = 'attempt';

CREATE TABLE chain (
  account TEXT NOT NULL PRIMARY KEY,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT;

CREATE TABLE account (
  id TEXT NOT NULL PRIMARY KEY CHECK (id <> '@ledger'),
  handle TEXT NOT NULL,
  name TEXT NOT NULL,
  x_user_id TEXT NOT NULL
) STRICT;

CREATE TABLE person (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  key TEXT NOT NULL
) STRICT;

CREATE TABLE duty (
  person TEXT NOT NULL REFERENCES person (id),
  account TEXT NOT NULL REFERENCES account (id),
  role TEXT NOT NULL CHECK (role IN (
    'executive', 'assistant', 'communications', 'legal', 'investor-relations', 'human-resources',
    'data-protection', 'security', 'administrator', 'auditor', 'publisher')),
  PRIMARY KEY (person, account, role)
) STRICT;

-- One row for each set of rules that was ever in force; `charter` is the charter's own JSON.
CREATE TABLE standing (
  n INTEGER PRIMARY KEY,
  realm TEXT NOT NULL CHECK (realm IN ('practice', 'x')),
  policy_digest TEXT NOT NULL,
  rulebook_digest TEXT NOT NULL,
  policy TEXT NOT NULL,
  profile TEXT NOT NULL,
  charter TEXT NOT NULL,
  current INTEGER NOT NULL CHECK (current IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX standing_current ON standing (current) WHERE current = 1;

CREATE TABLE post (
  id TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (id),
  author TEXT NOT NULL REFERENCES person (id),
  state TEXT NOT NULL,
  revision INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_seq INTEGER NOT NULL,
  x_post_id TEXT UNIQUE,
  attempts INTEGER NOT NULL DEFAULT 0,
  vetoed INTEGER NOT NULL DEFAULT 0 -- 1 from a veto until legal approves a later revision
) STRICT;
CREATE INDEX post_recent ON post (updated_at DESC, id DESC);
CREATE INDEX post_state ON post (state, updated_at DESC, id DESC);

CREATE TABLE contributor (
  n INTEGER PRIMARY KEY,
  post TEXT NOT NULL REFERENCES post (id),
  person TEXT NOT NULL,
  UNIQUE (post, person)
) STRICT;

CREATE TABLE requirement (
  post TEXT NOT NULL REFERENCES post (id),
  revision INTEGER NOT NULL,
  role TEXT NOT NULL,
  PRIMARY KEY (post, revision, role)
) STRICT;

CREATE TABLE approval (
  post TEXT NOT NULL REFERENCES post (id),
  revision INTEGER NOT NULL,
  role TEXT NOT NULL,
  actor TEXT NOT NULL REFERENCES person (id),
  seq INTEGER NOT NULL,
  expires_at TEXT NOT NULL,
  standing TEXT NOT NULL CHECK (standing IN ('counts', 'text_changed', 'sent_back')),
  PRIMARY KEY (post, revision, role, actor, seq)
) STRICT;

CREATE TABLE attempt (
  post TEXT NOT NULL REFERENCES post (id),
  fence INTEGER NOT NULL,
  publisher TEXT NOT NULL REFERENCES person (id),
  action TEXT NOT NULL REFERENCES action (id),
  live INTEGER NOT NULL CHECK (live IN (0, 1)),
  PRIMARY KEY (post, fence)
) STRICT;
CREATE UNIQUE INDEX attempt_live ON attempt (post) WHERE live = 1;

-- Approvals of the current revision by people who had no hand in it; the reader compares the expiry.
CREATE VIEW counting AS
SELECT a.post, a.role, a.actor, a.expires_at
FROM approval AS a
JOIN post AS p ON p.id = a.post AND p.revision = a.revision
WHERE a.standing = 'counts'
  AND NOT EXISTS (SELECT 1 FROM contributor AS c WHERE c.post = a.post AND c.person = a.actor);

-- The gate: open only while action number `applied`, the newest, is being applied.
CREATE TABLE gate (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  applied INTEGER NOT NULL,
  open INTEGER NOT NULL CHECK (open IN (0, 1))
) STRICT;
INSERT INTO gate (one, applied, open) VALUES (1, 0, 0);
CREATE TRIGGER gate_insert BEFORE INSERT ON gate BEGIN SELECT RAISE(ABORT, 'CS100'); END;
CREATE TRIGGER gate_delete BEFORE DELETE ON gate BEGIN SELECT RAISE(ABORT, 'CS100'); END;
CREATE TRIGGER gate_update BEFORE UPDATE ON gate BEGIN
  SELECT RAISE(ABORT, 'CS100') WHERE (
    NEW.one = OLD.one AND CASE OLD.open
      WHEN 0 THEN NEW.open = 1 AND NEW.applied = OLD.applied + 1
        AND EXISTS (SELECT 1 FROM action WHERE n = NEW.applied)
      ELSE NEW.open = 0 AND NEW.applied = OLD.applied
    END
  ) IS NOT TRUE;
END;

-- Append-only, and a body is exactly what its digest says.
CREATE TRIGGER action_update BEFORE UPDATE ON action BEGIN SELECT RAISE(ABORT, 'CS100'); END;
CREATE TRIGGER action_delete BEFORE DELETE ON action BEGIN SELECT RAISE(ABORT, 'CS100'); END;
CREATE TRIGGER payload_update BEFORE UPDATE ON payload BEGIN SELECT RAISE(ABORT, 'CS100'); END;
CREATE TRIGGER payload_delete BEFORE DELETE ON payload BEGIN SELECT RAISE(ABORT, 'CS100'); END;
CREATE TRIGGER payload_insert BEFORE INSERT ON payload BEGIN
  SELECT RAISE(ABORT, 'CS004')
  WHERE (cs_sha256(NEW.body) = NEW.sha256 AND cs_canonical(NEW.body) = 1) IS NOT TRUE;
END;

-- Projections: written while the gate is open, at no other time.
CREATE TRIGGER chain_insert BEFORE INSERT ON chain BEGIN
  SELECT RAISE(ABORT, 'CS100') WHERE (SELECT open FROM gate) IS NOT 1;
END;
CREATE TRIGGER chain_update BEFORE UPDATE ON chain BEGIN
  SELECT RAISE(ABORT, 'CS100') WHERE (SELECT open FROM gate) IS NOT 1;
END;
CREATE TRIGGER chain_delete BEFORE DELETE ON chain BEGIN
  SELECT RAISE(ABORT, 'CS100') WHERE (SELECT open FROM gate) IS NOT 1;
END;
CREATE TRIGGER account_insert BEFORE INSERT ON account BEGIN
  SELECT RAISE(ABORT, 'CS100') WHERE (SELECT open FROM gate) IS NOT 1;
END;
CREATE TRIGGER account_update BEFORE UPDATE ON account BEGIN
  SELECT RAISE(ABORT, 'CS100') WHERE (SELECT open FROM gate) IS NOT 1;
END;
CREATE TRIGGER account_delete BEFORE DELETE ON account BEGIN
  SELECT RAISE(ABORT, 'CS100') WHERE (SELECT open FROM gate) IS NOT 1;
END;
CREATE TRIGGER person_insert BEFORE INSERT ON person BEGIN
  SELECT RAISE(ABORT, 'CS100') WHERE (SELECT open FROM gate) IS NOT 1;
END;
CREATE TRIGGER person_update BEFORE UPDATE ON person BEGIN
  SELECT RAISE(ABORT, 'CS100') WHERE (SELECT open FROM gate) IS NOT 1;
END;
CREATE TRIGGER person_delete BEFORE DELETE ON person BEGIN
  SELECT RAISE(ABORT, 'CS100') WHERE (SELECT open FROM gate) IS NOT 1;
END;
CREATE TRIGGER duty_insert BEFORE INSERT ON duty BEGIN
  SELECT RAISE(ABORT, 'CS100') WHERE (SELECT open FROM gate) IS NOT 1;
END;
CREATE TRIGGER duty_update BEFORE UPDATE ON duty BEGIN
  SELECT RAISE(ABORT, 'CS100') WHERE (SELECT open FROM gate) IS NOT 1;
END;
CREATE TRIGGER duty_delete BEFORE DELETE ON duty BEGIN
  SELECT RAISE(ABORT, 'CS100') WHERE (SELECT open FROM gate) IS NOT 1;
END;
CREATE TRIGGER standing_insert BEFORE INSERT ON standing BEGIN
  SELECT RAISE(ABORT, 'CS100') WHERE (SELECT open FROM gate) IS NOT 1;
END;
CREATE TRIGGER standing_update BEFORE UPDATE ON standing BEGIN
  SELECT RAISE(ABORT, 'CS100') WHERE (SELECT open FROM gate) IS NOT 1;
END;
CREATE TRIGGER standing_delete BEFORE DELETE ON standing BEGIN
  SELECT RAISE(ABORT, 'CS100') WHERE (SELECT open FROM gate) IS NOT 1;
END;
CREATE TRIGGER post_insert BEFORE INSERT ON post BEGIN
  SELECT RAISE(ABORT, 'CS100') WHERE (SELECT open FROM gate) IS NOT 1;
END;
CREATE TRIGGER post_update BEFORE UPDATE ON post BEGIN
  SELECT RAISE(ABORT, 'CS100') WHERE (SELECT open FROM gate) IS NOT 1;
END;
CREATE TRIGGER post_delete BEFORE DELETE ON post BEGIN
  SELECT RAISE(ABORT, 'CS100') WHERE (SELECT open FROM gate) IS NOT 1;
END;
CREATE TRIGGER contributor_insert BEFORE INSERT ON contributor BEGIN
  SELECT RAISE(ABORT, 'CS100') WHERE (SELECT open FROM gate) IS NOT 1;
END;
CREATE TRIGGER contributor_update BEFORE UPDATE ON contributor BEGIN
  SELECT RAISE(ABORT, 'CS100') WHERE (SELECT open FROM gate) IS NOT 1;
END;
CREATE TRIGGER contributor_delete BEFORE DELETE ON contributor BEGIN
  SELECT RAISE(ABORT, 'CS100') WHERE (SELECT open FROM gate) IS NOT 1;
END;
CREATE TRIGGER requirement_insert BEFORE INSERT ON requirement BEGIN
  SELECT RAISE(ABORT, 'CS100') WHERE (SELECT open FROM gate) IS NOT 1;
END;
CREATE TRIGGER requirement_update BEFORE UPDATE ON requirement BEGIN
  SELECT RAISE(ABORT, 'CS100') WHERE (SELECT open FROM gate) IS NOT 1;
END;
CREATE TRIGGER requirement_delete BEFORE DELETE ON requirement BEGIN
  SELECT RAISE(ABORT, 'CS100') WHERE (SELECT open FROM gate) IS NOT 1;
END;
CREATE TRIGGER approval_insert BEFORE INSERT ON approval BEGIN
  SELECT RAISE(ABORT, 'CS100') WHERE (SELECT open FROM gate) IS NOT 1;
END;
CREATE TRIGGER approval_update BEFORE UPDATE ON approval BEGIN
  SELECT RAISE(ABORT, 'CS100') WHERE (SELECT open FROM gate) IS NOT 1;
END;
CREATE TRIGGER approval_delete BEFORE DELETE ON approval BEGIN
  SELECT RAISE(ABORT, 'CS100') WHERE (SELECT open FROM gate) IS NOT 1;
END;
CREATE TRIGGER attempt_insert BEFORE INSERT ON attempt BEGIN
  SELECT RAISE(ABORT, 'CS100') WHERE (SELECT open FROM gate) IS NOT 1;
END;
CREATE TRIGGER attempt_update BEFORE UPDATE ON attempt BEGIN
  SELECT RAISE(ABORT, 'CS100') WHERE (SELECT open FROM gate) IS NOT 1;
END;
CREATE TRIGGER attempt_delete BEFORE DELETE ON attempt BEGIN
  SELECT RAISE(ABORT, 'CS100') WHERE (SELECT open FROM gate) IS NOT 1;
END;
