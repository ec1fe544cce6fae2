-- What lists are read by: an index for each order, and the words of what was submitted.
--
-- `search` is written with each submission, and nothing that is decided reads it. Nobody may read it
-- either: under row security PostgreSQL never uses an index of words (its operator might tell of
-- rows that are not shown), so `search_posts` looks for its caller and shows the caller's accounts.

CREATE INDEX post_open ON post (updated_at DESC, id DESC)
WHERE state NOT IN ('posted', 'removed', 'withdrawn') OR needs_after_review = 1;

-- Seconds since 1970 of a time as the ledger writes it; a cast would depend on the session.
CREATE FUNCTION cs_epoch(said text) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$
  SELECT extract(epoch FROM make_timestamp(
    substr(said, 1, 4)::int, substr(said, 6, 2)::int, substr(said, 9, 2)::int,
    substr(said, 12, 2)::int, substr(said, 15, 2)::int, substr(said, 18, 2)::int))::bigint
$$;
-- What still has to be decided comes first when it is due, the earliest before the others; a number
-- that falls, so that the whole order goes one way. Posts without a time stand behind all of them.
ALTER TABLE post ADD COLUMN due bigint NOT NULL GENERATED ALWAYS AS (
  coalesce(CASE WHEN state IN ('in_review', 'held') THEN -cs_epoch(not_before) END, -99999999999)
) STORED;
CREATE INDEX post_due ON post (due DESC, updated_at DESC, id DESC)
WHERE state NOT IN ('posted', 'removed', 'withdrawn') OR needs_after_review = 1;
CREATE INDEX post_scheduled ON post (not_before, id)
WHERE state = 'approved' AND not_before IS NOT NULL;
CREATE INDEX post_corrects ON post (corrects) WHERE corrects IS NOT NULL;
CREATE INDEX post_final ON post (account, updated_at, id)
WHERE redacted IS NULL AND state IN ('posted', 'removed', 'withdrawn');
-- A person of one account among a thousand: without it the newest of all would be walked through.
CREATE INDEX post_account ON post (account, updated_at DESC, id DESC);
CREATE INDEX contributor_person ON contributor (person, n);
CREATE INDEX publication_first ON publication (n) WHERE part = 0;
CREATE INDEX publication_at ON publication (at, post, account) WHERE part = 0;
CREATE INDEX payload_sha256 ON payload (sha256); -- its key begins with the account

-- Words are kept as they are written, and as their stems in the submission's language; accents,
-- case and ligatures make no difference.
CREATE TEXT SEARCH CONFIGURATION cs_plain (COPY = pg_catalog.simple);
ALTER TEXT SEARCH CONFIGURATION cs_plain
  ALTER MAPPING FOR asciiword, word, numword WITH unaccent, simple;
CREATE TEXT SEARCH CONFIGURATION cs_en (COPY = pg_catalog.english);
ALTER TEXT SEARCH CONFIGURATION cs_en
  ALTER MAPPING FOR asciiword, word, numword WITH unaccent, english_stem;
CREATE TEXT SEARCH CONFIGURATION cs_fr (COPY = pg_catalog.french);
ALTER TEXT SEARCH CONFIGURATION cs_fr
  ALTER MAPPING FOR asciiword, word, numword WITH unaccent, french_stem;

-- A text without its signs: otherwise the parser sees addresses, hosts and paths in it.
-- 200,000 characters are some hundred of the longest posts; a vector has to stay below 1 MB.
CREATE FUNCTION cs_bare(said text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$
  SELECT translate(left(said, 200000), signs, repeat(' ', length(signs)))
  FROM (SELECT '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~’‘‚“”„«»‹›–—…·•' || U&'\00A0\202F\2009\200B') AS s(signs)
$$;

-- Each word by its beginning (of several joined by a sign, the last one), or by its stem.
CREATE FUNCTION cs_words_query(said text[]) RETURNS tsquery LANGUAGE plpgsql STABLE STRICT
SET search_path = pg_catalog, countersign, pg_temp AS $$
DECLARE
  one text;
  plain tsquery;
  every tsquery;
BEGIN
  FOREACH one IN ARRAY said LOOP
    plain := phraseto_tsquery('cs_plain', cs_bare(one));
    CONTINUE WHEN numnode(plain) = 0;
    IF numnode(plain) = 1 THEN
      plain := (plain::text || ':*')::tsquery
        || plainto_tsquery('cs_en', cs_bare(one)) || plainto_tsquery('cs_fr', cs_bare(one));
    ELSE
      plain := (plain::text || ':*')::tsquery;
    END IF;
    every := CASE WHEN every IS NULL THEN plain ELSE every && plain END;
  END LOOP;
  RETURN coalesce(every, ''::tsquery);
END
$$;

-- One of the rules, or families, by its beginning.
CREATE FUNCTION cs_rules_query(said text[]) RETURNS tsquery LANGUAGE sql STABLE STRICT
SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(string_agg(
    '''' || replace(replace(lower(one), '\', '\\'), '''', '''''') || ''':*', ' | '), '')::tsquery
  FROM unnest(said) AS one WHERE one <> ''
$$;

CREATE TABLE search (
  n bigint PRIMARY KEY, -- the post's
  account text COLLATE "C" NOT NULL,
  words tsvector NOT NULL,
  rules tsvector NOT NULL
);
CREATE INDEX search_words ON search USING gin (words);
CREATE INDEX search_rules ON search USING gin (rules);

-- What is found: texts and alternative texts of the current revision; its rules and their families.
CREATE VIEW searchable WITH (security_invoker = true) AS
SELECT p.n, p.account,
  to_tsvector('cs_plain', cs_bare(t.said)) || CASE f.statement ->> 'language'
    WHEN 'en' THEN to_tsvector('cs_en', cs_bare(t.said))
    WHEN 'fr' THEN to_tsvector('cs_fr', cs_bare(t.said))
    ELSE ''::tsvector
  END AS words,
  array_to_tsvector(f.rules) AS rules
FROM post AS p
CROSS JOIN LATERAL (
  SELECT coalesce(string_agg(w.said, ' '), '') AS said
  FROM payload AS b
    CROSS JOIN LATERAL jsonb_array_elements(b.body::jsonb -> 'parts') AS i (part)
    CROSS JOIN LATERAL (
      SELECT i.part ->> 'text' AS said
      UNION ALL
      SELECT m.media ->> 'alt' FROM jsonb_array_elements(i.part -> 'media') AS m (media)) AS w
  WHERE b.account = p.account AND b.sha256 = p.sha256) AS t
CROSS JOIN LATERAL (
  SELECT s.body::jsonb AS statement, ARRAY(
    SELECT DISTINCT lower(r.said)
    FROM jsonb_array_elements(s.body::jsonb -> 'findings') AS i (finding)
      CROSS JOIN LATERAL (VALUES (i.finding ->> 'rule'), (i.finding ->> 'family')) AS r (said)
    WHERE r.said <> '') AS rules
  FROM action AS a JOIN payload AS s ON s.account = a.account AND s.sha256 = a.statement_sha256
  WHERE a.account = p.account AND a.seq = p.submitted_seq) AS f;

-- The posts of the caller's accounts with all these words and one of these rules, by number, in the
-- window above < n <= below. The caller begins with a narrow window at the newest and widens it: a
-- frequent word is then as fast as a rare one.
CREATE FUNCTION search_posts(said text[], ruled text[], above bigint, below bigint)
RETURNS TABLE (n bigint) LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER ROWS 200
SET search_path = pg_catalog, countersign, pg_temp
SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  mine text[] := my_accounts();
  words_wanted tsquery := cs_words_query(said);
  rules_wanted tsquery := cs_rules_query(ruled);
BEGIN
  RETURN QUERY
  SELECT s.n FROM search AS s
  WHERE s.n > above AND s.n <= below AND s.account = ANY (mine)
    AND (cardinality(said) = 0 OR s.words @@ words_wanted)
    AND (cardinality(ruled) = 0 OR s.rules @@ rules_wanted)
  ORDER BY s.n DESC;
END
$$;

-- Where the first window begins.
CREATE FUNCTION search_end() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, countersign, pg_temp AS $$
  SELECT coalesce(max(n), 0) FROM search
$$;
