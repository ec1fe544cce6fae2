-- The bytes of pictures and films, so that reviewers and publishers on other computers have exactly
-- those that the author attached: they are named in payloads by their SHA-256.
--
-- A copy is its author's own, in pieces: nobody can spoil another's, and a copy is good only when
-- what was read hashes to its name, which readers check. A piece stays as it was written, whoever
-- asks; it goes with the words of the last post that shows it, as bodies do (0002_access.sql).
CREATE TABLE media (
  sha256 text COLLATE "C" NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  account text COLLATE "C" NOT NULL REFERENCES account (id),
  author text COLLATE "C" NOT NULL DEFAULT me() REFERENCES person (id),
  place integer NOT NULL, -- of the piece, from 0
  size bigint NOT NULL CHECK (size BETWEEN 1 AND 512000000), -- of the whole: X takes no more
  bytes bytea NOT NULL,
  PRIMARY KEY (sha256, account, author, place),
  CONSTRAINT media_piece CHECK (
    place BETWEEN 0 AND (size - 1) / 250000
    AND octet_length(bytes) = least(size - place::bigint * 250000, 250000))
);
-- They are compressed as they are. Of what stands there no samples are kept: plans would tell them.
ALTER TABLE media ALTER COLUMN bytes SET STORAGE EXTERNAL,
  ALTER COLUMN sha256 SET STATISTICS 0, ALTER COLUMN size SET STATISTICS 0,
  ALTER COLUMN bytes SET STATISTICS 0;

-- Which posts show, or once showed, what.
CREATE TABLE media_of (
  account text COLLATE "C" NOT NULL REFERENCES account (id),
  post text COLLATE "C" NOT NULL REFERENCES post (id),
  sha256 text COLLATE "C" NOT NULL,
  PRIMARY KEY (post, sha256)
);
CREATE INDEX media_of_sha256 ON media_of (account, sha256);

-- After `action_apply`, by its name: the post is there.
CREATE FUNCTION media_apply() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, countersign, pg_temp
SET standard_conforming_strings = on SET transform_null_equals = off
SET "DateStyle" = ISO SET "IntervalStyle" = postgres SET "TimeZone" = UTC AS $$
BEGIN
  IF NEW.kind = 'submit' THEN
    INSERT INTO media_of (account, post, sha256)
    SELECT DISTINCT NEW.account, NEW.post, m.item ->> 'sha256'
    FROM payload AS o, cs_each(o.body::jsonb, 'parts') AS p, cs_each(p.item, 'media') AS m
    WHERE o.account = NEW.account AND o.sha256 = NEW.sha256
    ON CONFLICT (post, sha256) DO NOTHING;
  ELSIF NEW.kind = 'redact' THEN
    DELETE FROM media AS b
    WHERE b.account = NEW.account
      AND b.sha256 IN (SELECT m.sha256 FROM media_of AS m WHERE m.post = NEW.post)
      AND NOT EXISTS (
        SELECT 1 FROM media_of AS o
        WHERE o.account = b.account AND o.sha256 = b.sha256 AND o.post <> NEW.post);
    DELETE FROM media_of WHERE post = NEW.post;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER action_media AFTER INSERT ON action FOR EACH ROW EXECUTE FUNCTION media_apply();

-- A piece goes while the redaction of the only post that shows it is its chain's newest action.
CREATE FUNCTION media_redacted_only() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  IF EXISTS (
      SELECT 1
      FROM chain AS c JOIN action AS r ON r.account = c.account AND r.seq = c.seq
      JOIN media_of AS m ON m.post = r.post
      WHERE c.account = OLD.account AND r.kind = 'redact' AND m.sha256 = OLD.sha256)
    AND (SELECT count(*) FROM media_of AS m
      WHERE m.account = OLD.account AND m.sha256 = OLD.sha256) = 1
  THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION USING ERRCODE = 'CS100', MESSAGE = 'CS100';
END
$$;
CREATE TRIGGER media_redacted BEFORE DELETE ON media
FOR EACH ROW EXECUTE FUNCTION media_redacted_only();
CREATE TRIGGER media_kept BEFORE UPDATE OR TRUNCATE ON media
FOR EACH STATEMENT EXECUTE FUNCTION append_only();

ALTER TABLE media_of ENABLE ROW LEVEL SECURITY; -- and no policy: the trigger alone reads it
ALTER TABLE media ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON media FOR SELECT USING (account = ANY ((SELECT my_accounts())::text[]));
CREATE POLICY own_hand ON media FOR INSERT WITH CHECK (
  author = (SELECT me()) AND EXISTS (
    SELECT 1 FROM duty AS d
    WHERE d.person = author AND d.account = media.account
      AND d.role IN ('executive', 'assistant', 'communications')));

DO $$
BEGIN
  EXECUTE format('GRANT SELECT ON media TO %I', current_database() || '__member');
  EXECUTE format('GRANT INSERT (sha256, account, place, size, bytes) ON media TO %I',
    current_database() || '__member');
END
$$;
