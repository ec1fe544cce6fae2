-- The ledger's schema: one append-only table, its rules, and what the rules keep up to date.
--
-- Every change of anything is one INSERT into `action`. `action_form`, `action_duty` and
-- `action_state` are the state machine: each of their statements aborts with a code
-- (docs/ledger.md) unless its condition is TRUE, so that a NULL, an unknown kind or a missing value
-- refuses. `action_apply` keeps the projections; nobody else can, because they are guarded by
-- `gate`, which opens only for an action that is not applied yet.
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
CREATE INDEX action_account ON action (account, seq) WHERE post IS NULL;
CREATE INDEX action_seen ON action (post, revision, actor) WHERE kind = 'seen';
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
  x_user_id TEXT NOT NULL,
  publisher TEXT, -- who sends: the charter's first publisher, until another takes over
  frozen INTEGER NOT NULL DEFAULT 0 CHECK (frozen IN (0, 1)),
  freeze_seq INTEGER NOT NULL DEFAULT 0 -- of the newest freeze
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
  n INTEGER PRIMARY KEY, -- in the order of the first submissions; `search` has the same
  id TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL REFERENCES account (id),
  author TEXT NOT NULL REFERENCES person (id),
  state TEXT NOT NULL,
  hold TEXT NOT NULL DEFAULT '',
  revision INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  submitted_at TEXT NOT NULL, -- the current revision
  submitted_seq INTEGER NOT NULL,
  urgent INTEGER NOT NULL CHECK (urgent IN (0, 1)),
  by_hand INTEGER NOT NULL CHECK (by_hand IN (0, 1)),
  corrects TEXT REFERENCES post (id),
  updated_at TEXT NOT NULL,
  updated_seq INTEGER NOT NULL,
  x_post_id TEXT, -- of the first part
  attempts INTEGER NOT NULL DEFAULT 0,
  vetoed INTEGER NOT NULL DEFAULT 0, -- 1 from a veto on: legal must see every later revision
  needs_after_review INTEGER NOT NULL DEFAULT 0,
  not_before TEXT, -- the current revision's
  twin TEXT, -- the same statement in the other language
  pair TEXT, -- the digest that it and its twin were submitted under
  redaction_asked TEXT REFERENCES action (id), -- while somebody may answer it
  redacted TEXT REFERENCES action (id), -- the action that took its words out
  CHECK ((hold <> '') = (state = 'held'))
) STRICT;
CREATE INDEX post_recent ON post (updated_at DESC, id DESC);
CREATE INDEX post_state ON post (state, updated_at DESC, id DESC);
CREATE INDEX post_asked ON post (account) WHERE redaction_asked IS NOT NULL;
CREATE UNIQUE INDEX action_redact ON action (post) WHERE kind = 'redact';

-- The bodies of a post: the payload, the source and the note of each of its revisions.
CREATE TABLE body_of (
  post TEXT NOT NULL REFERENCES post (id),
  sha256 TEXT NOT NULL,
  PRIMARY KEY (post, sha256)
) STRICT;
CREATE INDEX body_of_sha256 ON body_of (sha256);

-- Legal holds: of one post, or of the whole account.
CREATE TABLE preservation (
  action TEXT NOT NULL PRIMARY KEY REFERENCES action (id),
  account TEXT NOT NULL REFERENCES account (id),
  covers TEXT REFERENCES post (id),
  live INTEGER NOT NULL CHECK (live IN (0, 1))
) STRICT;
CREATE INDEX preservation_live ON preservation (account) WHERE live = 1;

CREATE TABLE contributor (
  n INTEGER PRIMARY KEY,
  post TEXT NOT NULL REFERENCES post (id),
  person TEXT NOT NULL,
  UNIQUE (post, person)
) STRICT;

-- Remarks; `open` until somebody resolves them. Replies are never open.
CREATE TABLE comment (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE REFERENCES action (id),
  post TEXT NOT NULL REFERENCES post (id),
  actor TEXT NOT NULL REFERENCES person (id),
  sha256 TEXT NOT NULL, -- of the payload that it is about
  thread TEXT REFERENCES comment (id),
  suggestion TEXT, -- without spaces at its ends; '' removes the words
  quote TEXT, -- the words that it is about
  open INTEGER NOT NULL CHECK (open IN (0, 1)),
  CHECK (thread IS NULL OR open = 0)
) STRICT;
CREATE INDEX comment_post ON comment (post);
CREATE INDEX comment_open ON comment (post) WHERE open = 1;

CREATE TABLE requirement (
  post TEXT NOT NULL REFERENCES post (id),
  revision INTEGER NOT NULL,
  role TEXT NOT NULL,
  PRIMARY KEY (post, revision, role)
) STRICT;

-- In which steps the revision is approved: one after the other, by all or any of a step's roles.
CREATE TABLE step (
  post TEXT NOT NULL REFERENCES post (id),
  revision INTEGER NOT NULL,
  place INTEGER NOT NULL, -- 0 for the first
  role TEXT NOT NULL,
  needs TEXT NOT NULL CHECK (needs IN ('all', 'any')),
  PRIMARY KEY (post, revision, role)
) STRICT;

-- Who decides in whose name, until when; `live` until somebody ends it.
CREATE TABLE delegation (
  action TEXT NOT NULL PRIMARY KEY REFERENCES action (id),
  account TEXT NOT NULL REFERENCES account (id),
  role TEXT NOT NULL,
  principal TEXT NOT NULL REFERENCES person (id),
  deputy TEXT NOT NULL REFERENCES person (id),
  begins_at TEXT NOT NULL,
  ends_at TEXT NOT NULL,
  live INTEGER NOT NULL CHECK (live IN (0, 1)),
  CHECK (deputy <> principal AND role <> 'executive')
) STRICT;
CREATE INDEX delegation_deputy ON delegation (deputy, account) WHERE live = 1;

CREATE TABLE approval (
  post TEXT NOT NULL REFERENCES post (id),
  revision INTEGER NOT NULL,
  role TEXT NOT NULL,
  actor TEXT NOT NULL REFERENCES person (id),
  seq INTEGER NOT NULL,
  expires_at TEXT NOT NULL,
  acting_for TEXT REFERENCES person (id), -- whose duty it was, where a deputy gave it
  standing TEXT NOT NULL CHECK (standing IN ('counts', 'text_changed', 'withdrawn', 'sent_back')),
  PRIMARY KEY (post, revision, role, actor, seq)
) STRICT;

CREATE TABLE attempt (
  post TEXT NOT NULL REFERENCES post (id),
  fence INTEGER NOT NULL,
  part INTEGER NOT NULL,
  publisher TEXT NOT NULL REFERENCES person (id),
  deadline TEXT NOT NULL,
  action TEXT NOT NULL REFERENCES action (id),
  live INTEGER NOT NULL CHECK (live IN (0, 1)),
  PRIMARY KEY (post, fence)
) STRICT;
CREATE UNIQUE INDEX attempt_live ON attempt (post) WHERE live = 1;

-- Duties that somebody lent; the reader compares the times. They end with the duty
-- itself, and with the last one of whoever borrowed it: then they left the roster.
CREATE VIEW lent AS
SELECT g.deputy, g.account, g.role, g.principal, g.begins_at, g.ends_at
FROM delegation AS g
JOIN duty AS d ON d.person = g.principal AND d.account = g.account AND d.role = g.role
WHERE g.live = 1 AND EXISTS (SELECT 1 FROM duty AS o WHERE o.person = g.deputy);

-- Approvals of the current revision by, and for, people who had no hand in it; the reader compares
-- the expiry.
CREATE VIEW counting AS
SELECT a.post, a.role, a.actor, a.acting_for, a.expires_at, a.seq
FROM approval AS a
JOIN post AS p ON p.id = a.post AND p.revision = a.revision
WHERE a.standing = 'counts'
  AND NOT EXISTS (SELECT 1 FROM contributor AS c WHERE c.post = a.post AND c.person IN (a.actor, a.acting_for));

-- Posts that wait for their twin: it was changed since, not approved, or stopped.
CREATE VIEW unpaired AS
SELECT p.id AS post
FROM post AS p
WHERE p.twin IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM post AS t
  WHERE t.id = p.twin AND t.twin = p.id AND t.pair = p.pair
    AND p.pair = cs_sha256('["' || min(p.sha256, t.sha256) || '","' || max(p.sha256, t.sha256) || '"]')
    AND t.state IN ('approved', 'held', 'sending', 'unknown', 'needs_person', 'posted')
    AND NOT EXISTS (SELECT 1 FROM comment AS c WHERE c.post = t.id AND c.open = 1));

-- Which part of which post is, or was, what at X.
CREATE TABLE publication (
  n INTEGER PRIMARY KEY,
  post TEXT NOT NULL REFERENCES post (id),
  part INTEGER NOT NULL CHECK (part >= 0),
  account TEXT NOT NULL REFERENCES account (id),
  x_post_id TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  actor TEXT NOT NULL REFERENCES person (id),
  text TEXT,
  same_text INTEGER, -- whether what X returned is what was approved
  read_back_at TEXT,
  differs TEXT, -- what the newest reading found other than approved, a JSON array; NULL: unread
  removed_at TEXT,
  UNIQUE (post, part)
) STRICT;
CREATE INDEX publication_account ON publication (account, n);
CREATE INDEX publication_unread ON publication (n) WHERE read_back_at IS NULL AND removed_at IS NULL;

-- Posts at X that nobody approved here. One that is claimed or explained is explained.
CREATE TABLE stray (
  x_post_id TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (id),
  at TEXT NOT NULL,
  explained INTEGER NOT NULL CHECK (explained IN (0, 1))
) STRICT;

CREATE VIEW approving (role) AS VALUES
  ('executive'), ('communications'), ('legal'), ('investor-relations'), ('human-resources'),
  ('data-protection'), ('security');

CREATE VIEW audiences (audience) AS VALUES
  ('investors'), ('employees'), ('customers'), ('partners'), ('press'), ('public');
CREATE VIEW purposes (purpose) AS VALUES
  ('corporate'), ('personal'), ('recruitment'), ('support'), ('investor-relations'), ('promotion');

-- The terms under which each account posts, by the current rules.
CREATE VIEW terms AS
SELECT a.id AS account, coalesce(
  (SELECT i.value FROM json_each(r.policy, '$.accounts') AS i WHERE i.key = a.id),
  r.policy -> '$.terms') AS said
FROM account AS a, standing AS r
WHERE r.current = 1;

-- Roles each of which approves every post of the account that is not urgent: of the steps in which
-- all must, and those that its audiences and purposes ask for.
CREATE VIEW always AS
SELECT t.account, i.value AS role
FROM terms AS t, json_each(t.said, '$.steps') AS k, json_each(k.value, '$.roles') AS i
WHERE k.value ->> '$.needs' = 'all'
UNION
SELECT t.account, i.value
FROM terms AS t, standing AS r, json_each(t.said, '$.audiences') AS a,
  json_each(r.policy, '$.for_audience') AS f, json_each(f.value) AS i
WHERE r.current = 1 AND f.key = a.value
UNION
SELECT t.account, i.value
FROM terms AS t, standing AS r, json_each(t.said, '$.purposes') AS a,
  json_each(r.policy, '$.for_purpose') AS f, json_each(f.value) AS i
WHERE r.current = 1 AND f.key = a.value;

-- The steps of the account as a submission names them.
CREATE VIEW step_said AS
SELECT t.account, (
  SELECT json_group_array(json_object(
    'needs', k.value ->> '$.needs', 'roles', json(k.value -> '$.roles')))
  FROM json_each(t.said, '$.steps') AS k) AS said
FROM terms AS t;

-- Posts that a freeze stops: all of the account but those submitted as urgent since.
CREATE VIEW stopped AS
SELECT p.id AS post
FROM post AS p JOIN account AS a ON a.id = p.account
WHERE a.frozen = 1 AND NOT (p.urgent = 1 AND p.submitted_seq > a.freeze_seq);

-- Posts whose words a legal hold keeps, whatever the policy says.
CREATE VIEW preserved AS
SELECT p.id AS post
FROM preservation AS h JOIN post AS p ON p.account = h.account
WHERE h.live = 1 AND coalesce(h.covers, p.id) = p.id;

-- Posts to which nothing more happens, nor to the twin that waits for them or was sent with them.
CREATE VIEW settled AS
SELECT p.id AS post
FROM post AS p
WHERE p.state IN ('posted', 'removed', 'withdrawn') AND p.needs_after_review = 0
  AND NOT EXISTS (
    SELECT 1 FROM post AS t
    WHERE t.id = p.twin AND t.twin = p.id
      AND (t.state NOT IN ('posted', 'removed', 'withdrawn') OR t.needs_after_review = 1));

-- Templates in force, by the action that adopted them.
CREATE VIEW adopted AS
SELECT a.id, a.account
FROM action AS a
WHERE a.post IS NULL AND a.kind = 'adopt_template' AND NOT EXISTS (
  SELECT 1 FROM action AS r JOIN payload AS s ON s.sha256 = r.statement_sha256
  WHERE r.account = a.account AND r.post IS NULL AND r.kind = 'retire_template'
    AND s.body ->> '$.template' = a.id);

-- The company's own words: what was added and not taken away again, as it was written.
CREATE VIEW own_word AS
SELECT s.body ->> '$.word' AS word, s.body ->> '$.language' AS language
FROM action AS a JOIN payload AS s ON s.sha256 = a.statement_sha256
WHERE a.account = '@ledger' AND a.post IS NULL AND a.kind IN ('add_word', 'drop_word')
GROUP BY 1, 2
HAVING sum(CASE a.kind WHEN 'add_word' THEN 1 ELSE -1 END) > 0;

-- The company's lists as they stand: the action that kept each of them last.
CREATE VIEW kept_list AS
SELECT s.body ->> '$.list' AS list, a.id, max(a.seq) AS seq
FROM action AS a JOIN payload AS s ON s.sha256 = a.statement_sha256
WHERE a.account = '@ledger' AND a.post IS NULL AND a.kind = 'keep_list'
GROUP BY 1;

-- What a post's record is added up from: its own actions, and what happened to its whole account.
CREATE VIEW about (post, n) AS
SELECT post, n FROM action WHERE post IS NOT NULL
UNION ALL
SELECT p.id, a.n
FROM post AS p JOIN action AS a ON a.account = p.account
WHERE a.post IS NULL
  AND a.kind IN ('freeze', 'unfreeze', 'take_over', 'preserve', 'unpreserve', 'delegate', 'undelegate');
