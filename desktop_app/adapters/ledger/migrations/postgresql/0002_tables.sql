-- The ledger's schema on PostgreSQL: the tables of ../sqlite/0002_tables.sql, column by column, so
-- that a list is asked by nearly the same words on both.
--
-- Run with search_path = countersign, as the owner, on a database in UTF8. Every change of anything
-- is one INSERT into `action`: its BEFORE trigger is the state machine (0002_rules_*.sql), its AFTER
-- trigger keeps the projections (0002_projections.sql). Nobody may write anything else, so there is
-- no `gate` as in SQLite; who may read what stands in 0002_access.sql. All text sorts by code points.
--
-- More than there: `action` takes the bodies in three columns that the trigger empties; `payload` is
-- kept by account, and what hangs on a post names its account, so that both can be hidden from people
-- without a duty there; `comment.n` says what SQLite's rowid says.

CREATE FUNCTION cs_sha256(body text) RETURNS text IMMUTABLE PARALLEL SAFE
RETURN encode(sha256(convert_to(body, 'UTF8')), 'hex');

CREATE TABLE payload (
  account text COLLATE "C" NOT NULL,
  sha256 text COLLATE "C" NOT NULL,
  body text COLLATE "C" NOT NULL,
  PRIMARY KEY (account, sha256)
);

-- `n` is given by the trigger, once the chain is locked: within an account it rises with `seq`.
CREATE SEQUENCE action_n;
CREATE TABLE action (
  n bigint PRIMARY KEY,
  id text COLLATE "C" NOT NULL CONSTRAINT action_id UNIQUE CHECK (length(id) BETWEEN 1 AND 100),
  account text COLLATE "C" NOT NULL,
  seq bigint NOT NULL,
  at text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  actor text COLLATE "C" NOT NULL,
  post text COLLATE "C",
  revision bigint,
  sha256 text COLLATE "C",
  fence bigint,
  statement_sha256 text COLLATE "C" NOT NULL,
  signature text COLLATE "C" NOT NULL,
  prev_hash text COLLATE "C" NOT NULL,
  leaf text COLLATE "C" NOT NULL,
  hash text COLLATE "C" NOT NULL,
  statement text COLLATE "C",
  payload text COLLATE "C",
  attached text[] COLLATE "C",
  CONSTRAINT action_seq UNIQUE (account, seq),
  CONSTRAINT action_bodies CHECK (statement IS NULL AND payload IS NULL AND attached IS NULL)
);
ALTER SEQUENCE action_n OWNED BY action.n;
CREATE INDEX action_post ON action (post, seq);
CREATE INDEX action_account ON action (account, seq) WHERE post IS NULL;
CREATE INDEX action_seen ON action (post, revision, actor) WHERE kind = 'seen';
CREATE UNIQUE INDEX action_attempt ON action (post, fence) WHERE kind = 'attempt';

CREATE TABLE chain (
  account text COLLATE "C" PRIMARY KEY,
  seq bigint NOT NULL,
  hash text COLLATE "C" NOT NULL
);

CREATE TABLE account (
  id text COLLATE "C" PRIMARY KEY CHECK (id <> '@ledger'),
  handle text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  x_user_id text COLLATE "C" NOT NULL,
  publisher text COLLATE "C", -- who sends: the charter's first publisher, until another takes over
  frozen integer NOT NULL DEFAULT 0 CHECK (frozen IN (0, 1)),
  freeze_seq bigint NOT NULL DEFAULT 0 -- of the newest freeze
);

CREATE TABLE person (
  id text COLLATE "C" PRIMARY KEY,
  name text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL
);

CREATE TABLE duty (
  person text COLLATE "C" NOT NULL REFERENCES person (id),
  account text COLLATE "C" NOT NULL REFERENCES account (id),
  role text COLLATE "C" NOT NULL CHECK (role IN (
    'executive', 'assistant', 'communications', 'legal', 'investor-relations', 'human-resources',
    'data-protection', 'security', 'administrator', 'auditor', 'publisher')),
  PRIMARY KEY (person, account, role)
);

-- One row for each set of rules that was ever in force; `charter` is the charter's own JSON.
CREATE TABLE standing (
  n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  realm text COLLATE "C" NOT NULL CHECK (realm IN ('practice', 'x')),
  policy_digest text COLLATE "C" NOT NULL,
  rulebook_digest text COLLATE "C" NOT NULL,
  policy text COLLATE "C" NOT NULL,
  profile text COLLATE "C" NOT NULL,
  charter text COLLATE "C" NOT NULL,
  current integer NOT NULL CHECK (current IN (0, 1))
);
CREATE UNIQUE INDEX standing_current ON standing (current) WHERE current = 1;

CREATE TABLE post (
  n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- `search` has the same
  id text COLLATE "C" NOT NULL CONSTRAINT post_id UNIQUE,
  account text COLLATE "C" NOT NULL REFERENCES account (id),
  author text COLLATE "C" NOT NULL REFERENCES person (id),
  state text COLLATE "C" NOT NULL,
  hold text COLLATE "C" NOT NULL DEFAULT '',
  revision bigint NOT NULL,
  sha256 text COLLATE "C" NOT NULL,
  submitted_at text COLLATE "C" NOT NULL, -- the current revision
  submitted_seq bigint NOT NULL,
  urgent integer NOT NULL CHECK (urgent IN (0, 1)),
  by_hand integer NOT NULL CHECK (by_hand IN (0, 1)),
  corrects text COLLATE "C" REFERENCES post (id),
  updated_at text COLLATE "C" NOT NULL,
  updated_seq bigint NOT NULL,
  x_post_id text COLLATE "C", -- of the first part
  attempts bigint NOT NULL DEFAULT 0,
  vetoed integer NOT NULL DEFAULT 0, -- 1 from a veto on: legal must see every later revision
  needs_after_review integer NOT NULL DEFAULT 0,
  not_before text COLLATE "C", -- the current revision's
  twin text COLLATE "C", -- the same statement in the other language
  pair text COLLATE "C", -- the digest that it and its twin were submitted under
  redaction_asked text COLLATE "C" REFERENCES action (id), -- while somebody may answer it
  redacted text COLLATE "C" REFERENCES action (id), -- the action that took its words out
  CHECK ((hold <> '') = (state = 'held'))
);
CREATE INDEX post_recent ON post (updated_at DESC, id DESC);
CREATE INDEX post_state ON post (state, updated_at DESC, id DESC);
CREATE INDEX post_asked ON post (account) WHERE redaction_asked IS NOT NULL;
CREATE UNIQUE INDEX action_redact ON action (post) WHERE kind = 'redact';

-- The bodies of a post: the payload, the source and the note of each of its revisions.
CREATE TABLE body_of (
  account text COLLATE "C" NOT NULL REFERENCES account (id),
  post text COLLATE "C" NOT NULL REFERENCES post (id),
  sha256 text COLLATE "C" NOT NULL,
  PRIMARY KEY (post, sha256)
);
CREATE INDEX body_of_sha256 ON body_of (account, sha256);

-- Legal holds: of one post, or of the whole account.
CREATE TABLE preservation (
  action text COLLATE "C" PRIMARY KEY REFERENCES action (id),
  account text COLLATE "C" NOT NULL REFERENCES account (id),
  covers text COLLATE "C" REFERENCES post (id),
  live integer NOT NULL CHECK (live IN (0, 1))
);
CREATE INDEX preservation_live ON preservation (account) WHERE live = 1;

CREATE TABLE contributor (
  n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account text COLLATE "C" NOT NULL REFERENCES account (id),
  post text COLLATE "C" NOT NULL REFERENCES post (id),
  person text COLLATE "C" NOT NULL,
  UNIQUE (post, person)
);

-- Remarks; `open` until somebody resolves them. Replies are never open.
CREATE TABLE comment (
  n bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  id text COLLATE "C" PRIMARY KEY REFERENCES action (id),
  account text COLLATE "C" NOT NULL REFERENCES account (id),
  post text COLLATE "C" NOT NULL REFERENCES post (id),
  actor text COLLATE "C" NOT NULL REFERENCES person (id),
  sha256 text COLLATE "C" NOT NULL, -- of the payload that it is about
  thread text COLLATE "C" REFERENCES comment (id),
  suggestion text COLLATE "C", -- without spaces at its ends; '' removes the words
  quote text COLLATE "C", -- the words that it is about
  open integer NOT NULL CHECK (open IN (0, 1)),
  CHECK (thread IS NULL OR open = 0)
);
CREATE INDEX comment_post ON comment (post);
CREATE INDEX comment_open ON comment (post) WHERE open = 1;

CREATE TABLE requirement (
  account text COLLATE "C" NOT NULL REFERENCES account (id),
  post text COLLATE "C" NOT NULL REFERENCES post (id),
  revision bigint NOT NULL,
  role text COLLATE "C" NOT NULL,
  PRIMARY KEY (post, revision, role)
);

-- In which steps the revision is approved: one after the other, by all or any of a step's roles.
CREATE TABLE step (
  account text COLLATE "C" NOT NULL REFERENCES account (id),
  post text COLLATE "C" NOT NULL REFERENCES post (id),
  revision bigint NOT NULL,
  place bigint NOT NULL, -- 0 for the first
  role text COLLATE "C" NOT NULL,
  needs text COLLATE "C" NOT NULL CHECK (needs IN ('all', 'any')),
  PRIMARY KEY (post, revision, role)
);

-- Who decides in whose name, until when; `live` until somebody ends it.
CREATE TABLE delegation (
  action text COLLATE "C" PRIMARY KEY REFERENCES action (id),
  account text COLLATE "C" NOT NULL REFERENCES account (id),
  role text COLLATE "C" NOT NULL,
  principal text COLLATE "C" NOT NULL REFERENCES person (id),
  deputy text COLLATE "C" NOT NULL REFERENCES person (id),
  begins_at text COLLATE "C" NOT NULL,
  ends_at text COLLATE "C" NOT NULL,
  live integer NOT NULL CHECK (live IN (0, 1)),
  CHECK (deputy <> principal AND role <> 'executive')
);
CREATE INDEX delegation_deputy ON delegation (deputy, account) WHERE live = 1;

CREATE TABLE approval (
  account text COLLATE "C" NOT NULL REFERENCES account (id),
  post text COLLATE "C" NOT NULL REFERENCES post (id),
  revision bigint NOT NULL,
  role text COLLATE "C" NOT NULL,
  actor text COLLATE "C" NOT NULL REFERENCES person (id),
  seq bigint NOT NULL,
  expires_at text COLLATE "C" NOT NULL,
  acting_for text COLLATE "C" REFERENCES person (id), -- whose duty it was, where a deputy gave it
  standing text COLLATE "C" NOT NULL
    CHECK (standing IN ('counts', 'text_changed', 'withdrawn', 'sent_back')),
  PRIMARY KEY (post, revision, role, actor, seq)
);

CREATE TABLE attempt (
  account text COLLATE "C" NOT NULL REFERENCES account (id),
  post text COLLATE "C" NOT NULL REFERENCES post (id),
  fence bigint NOT NULL,
  part bigint NOT NULL,
  publisher text COLLATE "C" NOT NULL REFERENCES person (id),
  deadline text COLLATE "C" NOT NULL,
  action text COLLATE "C" NOT NULL REFERENCES action (id),
  live integer NOT NULL CHECK (live IN (0, 1)),
  PRIMARY KEY (post, fence)
);
CREATE UNIQUE INDEX attempt_live ON attempt (post) WHERE live = 1;

-- Which part of which post is, or was, what at X.
CREATE TABLE publication (
  n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  post text COLLATE "C" NOT NULL REFERENCES post (id),
  part bigint NOT NULL CHECK (part >= 0),
  account text COLLATE "C" NOT NULL REFERENCES account (id),
  x_post_id text COLLATE "C" NOT NULL CONSTRAINT publication_x_post_id UNIQUE,
  at text COLLATE "C" NOT NULL,
  actor text COLLATE "C" NOT NULL REFERENCES person (id),
  text text COLLATE "C",
  same_text integer, -- whether what X returned is what was approved
  read_back_at text COLLATE "C",
  differs text COLLATE "C", -- what the newest reading found other than approved, a JSON array
  removed_at text COLLATE "C",
  UNIQUE (post, part)
);
CREATE INDEX publication_account ON publication (account, n);
CREATE INDEX publication_unread ON publication (n) WHERE read_back_at IS NULL AND removed_at IS NULL;

-- Posts at X that nobody approved here. One that is claimed or explained is explained.
CREATE TABLE stray (
  x_post_id text COLLATE "C" CONSTRAINT stray_x_post_id PRIMARY KEY,
  account text COLLATE "C" NOT NULL REFERENCES account (id),
  at text COLLATE "C" NOT NULL,
  explained integer NOT NULL CHECK (explained IN (0, 1))
);

-- Duties that somebody lent; the reader compares the times. They end with the duty
-- itself, and with the last one of whoever borrowed it: then they left the roster.
CREATE VIEW lent WITH (security_invoker = true) AS
SELECT g.deputy, g.account, g.role, g.principal, g.begins_at, g.ends_at
FROM delegation AS g
WHERE g.live = 1
  -- With OFFSET each delegation is looked at, of which there are few, and nothing is sorted.
  AND EXISTS (
    SELECT 1 FROM duty AS d
    WHERE d.person = g.principal AND d.account = g.account AND d.role = g.role LIMIT 1 OFFSET 0)
  AND EXISTS (SELECT 1 FROM duty AS o WHERE o.person = g.deputy LIMIT 1 OFFSET 0);

-- Approvals of the current revision by, and for, people who had no hand in it; the reader compares
-- the expiry.
CREATE VIEW counting WITH (security_invoker = true) AS
SELECT a.post, a.role, a.actor, a.acting_for, a.expires_at, a.seq
FROM approval AS a
JOIN post AS p ON p.id = a.post AND p.revision = a.revision
WHERE a.standing = 'counts'
  AND NOT EXISTS (SELECT 1 FROM contributor AS c WHERE c.post = a.post AND c.person IN (a.actor, a.acting_for));

-- Posts that wait for their twin: it was changed since, not approved, or stopped.
CREATE VIEW unpaired WITH (security_invoker = true) AS
SELECT p.id AS post
FROM post AS p
WHERE p.twin IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM post AS t
  WHERE t.id = p.twin AND t.twin = p.id AND t.pair = p.pair
    AND p.pair = cs_sha256(
      '["' || least(p.sha256, t.sha256) || '","' || greatest(p.sha256, t.sha256) || '"]')
    AND t.state IN ('approved', 'held', 'sending', 'unknown', 'needs_person', 'posted')
    AND NOT EXISTS (SELECT 1 FROM comment AS c WHERE c.post = t.id AND c.open = 1));

CREATE VIEW approving (role) WITH (security_invoker = true) AS VALUES
  ('executive'), ('communications'), ('legal'), ('investor-relations'), ('human-resources'),
  ('data-protection'), ('security');

CREATE VIEW audiences (audience) WITH (security_invoker = true) AS VALUES
  ('investors'), ('employees'), ('customers'), ('partners'), ('press'), ('public');
CREATE VIEW purposes (purpose) WITH (security_invoker = true) AS VALUES
  ('corporate'), ('personal'), ('recruitment'), ('support'), ('investor-relations'), ('promotion');

-- The terms under which each account posts, by the current rules.
CREATE VIEW terms WITH (security_invoker = true) AS
SELECT a.id AS account,
  coalesce(r.policy::jsonb -> 'accounts' -> a.id, r.policy::jsonb -> 'terms') AS said
FROM account AS a, standing AS r
WHERE r.current = 1;

-- Posts that a freeze stops: all of the account but those submitted as urgent since.
CREATE VIEW stopped WITH (security_invoker = true) AS
SELECT p.id AS post
FROM post AS p JOIN account AS a ON a.id = p.account
WHERE a.frozen = 1 AND NOT (p.urgent = 1 AND p.submitted_seq > a.freeze_seq);

-- Posts whose words a legal hold keeps, whatever the policy says.
CREATE VIEW preserved WITH (security_invoker = true) AS
SELECT p.id AS post
FROM preservation AS h JOIN post AS p ON p.account = h.account
WHERE h.live = 1 AND coalesce(h.covers, p.id) = p.id;

-- Posts to which nothing more happens, nor to the twin that waits for them or was sent with them.
CREATE VIEW settled WITH (security_invoker = true) AS
SELECT p.id AS post
FROM post AS p
WHERE p.state IN ('posted', 'removed', 'withdrawn') AND p.needs_after_review = 0
  AND NOT EXISTS (
    SELECT 1 FROM post AS t
    WHERE t.id = p.twin AND t.twin = p.id
      AND (t.state NOT IN ('posted', 'removed', 'withdrawn') OR t.needs_after_review = 1));

-- Templates in force, by the action that adopted them.
CREATE VIEW adopted WITH (security_invoker = true) AS
SELECT a.id, a.account
FROM action AS a
WHERE a.post IS NULL AND a.kind = 'adopt_template' AND NOT EXISTS (
  SELECT 1
  FROM action AS r
  JOIN payload AS s ON s.account = r.account AND s.sha256 = r.statement_sha256
  WHERE r.account = a.account AND r.post IS NULL AND r.kind = 'retire_template'
    AND s.body::jsonb ->> 'template' = a.id);

-- The company's own words: what was added and not taken away again, as it was written.
CREATE VIEW own_word WITH (security_invoker = true) AS
SELECT s.body::jsonb ->> 'word' AS word, s.body::jsonb ->> 'language' AS language
FROM action AS a
JOIN payload AS s ON s.account = a.account AND s.sha256 = a.statement_sha256
WHERE a.account = '@ledger' AND a.post IS NULL AND a.kind IN ('add_word', 'drop_word')
GROUP BY 1, 2
HAVING sum(CASE a.kind WHEN 'add_word' THEN 1 ELSE -1 END) > 0;

-- The company's lists as they stand: the action that kept each of them last.
CREATE VIEW kept_list WITH (security_invoker = true) AS
SELECT DISTINCT ON (s.body::jsonb ->> 'list') s.body::jsonb ->> 'list' AS list, a.id, a.seq
FROM action AS a
JOIN payload AS s ON s.account = a.account AND s.sha256 = a.statement_sha256
WHERE a.account = '@ledger' AND a.post IS NULL AND a.kind = 'keep_list'
ORDER BY s.body::jsonb ->> 'list', a.seq DESC;

-- What a post's record is added up from: its own actions, and what happened to its whole account.
CREATE VIEW about (post, n) WITH (security_invoker = true) AS
SELECT post, n FROM action WHERE post IS NOT NULL
UNION ALL
SELECT p.id, a.n
FROM post AS p JOIN action AS a ON a.account = p.account
WHERE a.post IS NULL
  AND a.kind IN ('freeze', 'unfreeze', 'take_over', 'preserve', 'unpreserve', 'delegate', 'undelegate');
