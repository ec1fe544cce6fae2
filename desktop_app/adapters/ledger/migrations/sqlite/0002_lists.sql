-- What lists are read by: an index for each order, and the words of what was submitted.
--
-- `search` is written with each submission, and nothing that is decided reads it: a doctored one can
-- hide a post from a search and from nothing else (no trigger can guard a virtual table).

CREATE INDEX post_open ON post (updated_at DESC, id DESC)
WHERE state NOT IN ('posted', 'removed', 'withdrawn') OR needs_after_review = 1;
-- What still has to be decided comes first when it is due, the earliest before the others; a number
-- that falls, so that the whole order goes one way. Posts without a time stand behind all of them.
ALTER TABLE post ADD COLUMN due INTEGER AS (
  coalesce(CASE WHEN state IN ('in_review', 'held') THEN -unixepoch(not_before) END, -99999999999)
) VIRTUAL;
CREATE INDEX post_due ON post (due DESC, updated_at DESC, id DESC)
WHERE state NOT IN ('posted', 'removed', 'withdrawn') OR needs_after_review = 1;
CREATE INDEX post_scheduled ON post (not_before, id)
WHERE state = 'approved' AND not_before IS NOT NULL;
CREATE INDEX post_corrects ON post (corrects) WHERE corrects IS NOT NULL;
CREATE INDEX post_final ON post (account, updated_at, id)
WHERE redacted IS NULL AND state IN ('posted', 'removed', 'withdrawn');
CREATE INDEX contributor_person ON contributor (person, n);
CREATE INDEX publication_first ON publication (n) WHERE part = 0;
CREATE INDEX publication_at ON publication (at, post, account) WHERE part = 0;

-- Accents, case and ligatures make no difference; a beginning of a word finds it.
CREATE VIRTUAL TABLE search USING fts5 (
  text, rules, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

-- What is found: texts and alternative texts of the current revision; its rules and their families.
CREATE VIEW searchable AS
SELECT p.n, replace(replace((
    SELECT group_concat(t.value, ' ') FROM payload AS b, json_tree(b.body, '$.parts') AS t
    WHERE b.sha256 = p.sha256 AND t.key IN ('text', 'alt')
  ), 'œ', 'oe'), 'æ', 'ae') AS text, (
    SELECT group_concat(DISTINCT f.value) FROM action AS a
    JOIN payload AS s ON s.sha256 = a.statement_sha256, json_tree(s.body, '$.findings') AS f
    WHERE a.account = p.account AND a.seq = p.submitted_seq AND f.key IN ('rule', 'family')
  ) AS rules
FROM post AS p;
