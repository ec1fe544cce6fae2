-- Who may read what, and who may write anything: the rights of the group <database>__member.
--
-- A person has a login of their own, named <database>_<person>; `me()` is that person, for as long as
-- the login is in the group. Members read their own accounts' rows, and of the others' the chain's
-- links only. They write one thing: a new row of `action`, without its place, time, author or
-- hashes. Everything else is written by the triggers, which run as the owner.

-- History stays, whoever asks; a superuser can switch triggers off, which the fingerprint names.
CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'CS100', MESSAGE = 'CS100';
END
$$;
CREATE TRIGGER action_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON action
FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER payload_kept BEFORE UPDATE OR TRUNCATE ON payload
FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- A body goes while the redaction of its own post is its chain's newest action, at no other time.
CREATE FUNCTION redacted_only() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT 1
    FROM chain AS c JOIN action AS r ON r.account = c.account AND r.seq = c.seq
    WHERE c.account = OLD.account AND r.kind = 'redact' AND (
      EXISTS (SELECT 1 FROM body_of AS o WHERE o.post = r.post AND o.sha256 = OLD.sha256)
      OR EXISTS (
        SELECT 1 FROM action AS a
        WHERE a.post = r.post AND a.statement_sha256 = OLD.sha256
          AND a.kind NOT IN ('ask_redaction', 'redact'))))
  THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION USING ERRCODE = 'CS100', MESSAGE = 'CS100';
END
$$;
CREATE TRIGGER payload_redacted BEFORE DELETE ON payload
FOR EACH ROW EXECUTE FUNCTION redacted_only();

-- In a transaction with an old snapshot the rules would judge by what held then: by yesterday's
-- policy, for example, which is another chain's. So each statement must see what is committed.
CREATE FUNCTION as_of_now() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION USING ERRCODE = 'CS020', MESSAGE = 'CS020';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER action_as_of_now BEFORE INSERT ON action
FOR EACH STATEMENT EXECUTE FUNCTION as_of_now();

-- Whether the caller is one of the ledger's people. These two are asked once for each table of a
-- query: in this language their plans are kept.
CREATE FUNCTION is_person() RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, countersign, pg_temp AS $$
DECLARE
  who CONSTANT text := me();
BEGIN
  RETURN EXISTS (SELECT 1 FROM person WHERE id = who);
END
$$;

-- The chains whose content the caller may read: those of accounts with any duty, own or lent for
-- now, and the ledger's.
CREATE FUNCTION my_accounts() RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, countersign, pg_temp AS $$
DECLARE
  who CONSTANT text := me();
BEGIN
  IF NOT EXISTS (SELECT 1 FROM person WHERE id = who) THEN
    RETURN '{}';
  END IF;
  RETURN ARRAY(
    SELECT account FROM duty WHERE person = who
    UNION
    SELECT g.account FROM lent AS g
    WHERE g.deputy = who AND g.begins_at <= cs_now() AND cs_now() < g.ends_at) || '@ledger'::text;
END
$$;

-- A chain without what it is about: everybody can follow every account's.
CREATE FUNCTION chain_links(of_account text)
RETURNS TABLE (seq bigint, leaf text, hash text, prev_hash text)
LANGUAGE sql STABLE STRICT SECURITY DEFINER
SET search_path = pg_catalog, countersign, pg_temp AS $$
  SELECT a.seq, a.leaf, a.hash, a.prev_hash FROM action AS a
  WHERE a.account = of_account AND is_person() ORDER BY a.seq
$$;

ALTER TABLE person ENABLE ROW LEVEL SECURITY;
ALTER TABLE account ENABLE ROW LEVEL SECURITY;
ALTER TABLE duty ENABLE ROW LEVEL SECURITY;
ALTER TABLE standing ENABLE ROW LEVEL SECURITY;
ALTER TABLE chain ENABLE ROW LEVEL SECURITY;
ALTER TABLE action ENABLE ROW LEVEL SECURITY;
ALTER TABLE payload ENABLE ROW LEVEL SECURITY;
ALTER TABLE post ENABLE ROW LEVEL SECURITY;
ALTER TABLE contributor ENABLE ROW LEVEL SECURITY;
ALTER TABLE comment ENABLE ROW LEVEL SECURITY;
ALTER TABLE step ENABLE ROW LEVEL SECURITY;
ALTER TABLE delegation ENABLE ROW LEVEL SECURITY;
ALTER TABLE requirement ENABLE ROW LEVEL SECURITY;
ALTER TABLE approval ENABLE ROW LEVEL SECURITY;
ALTER TABLE attempt ENABLE ROW LEVEL SECURITY;
ALTER TABLE publication ENABLE ROW LEVEL SECURITY;
ALTER TABLE stray ENABLE ROW LEVEL SECURITY;
ALTER TABLE preservation ENABLE ROW LEVEL SECURITY;
ALTER TABLE body_of ENABLE ROW LEVEL SECURITY; -- and no policy: the rules alone read it
ALTER TABLE search ENABLE ROW LEVEL SECURITY; -- and no policy: `search_posts` alone reads it

-- The sub-selects are asked once a query, not once a row.
CREATE POLICY everybody ON person FOR SELECT USING ((SELECT is_person()));
CREATE POLICY everybody ON account FOR SELECT USING ((SELECT is_person()));
CREATE POLICY everybody ON duty FOR SELECT USING ((SELECT is_person()));
CREATE POLICY everybody ON standing FOR SELECT USING ((SELECT is_person()));
CREATE POLICY everybody ON chain FOR SELECT USING ((SELECT is_person()));
CREATE POLICY own ON action FOR SELECT USING (account = ANY ((SELECT my_accounts())::text[]));
CREATE POLICY own ON payload FOR SELECT USING (account = ANY ((SELECT my_accounts())::text[]));
CREATE POLICY own ON post FOR SELECT USING (account = ANY ((SELECT my_accounts())::text[]));
CREATE POLICY own ON contributor FOR SELECT USING (account = ANY ((SELECT my_accounts())::text[]));
CREATE POLICY own ON comment FOR SELECT USING (account = ANY ((SELECT my_accounts())::text[]));
CREATE POLICY own ON requirement FOR SELECT USING (account = ANY ((SELECT my_accounts())::text[]));
CREATE POLICY own ON step FOR SELECT USING (account = ANY ((SELECT my_accounts())::text[]));
CREATE POLICY own ON delegation FOR SELECT USING (account = ANY ((SELECT my_accounts())::text[]));
CREATE POLICY own ON approval FOR SELECT USING (account = ANY ((SELECT my_accounts())::text[]));
CREATE POLICY own ON attempt FOR SELECT USING (account = ANY ((SELECT my_accounts())::text[]));
CREATE POLICY own ON publication FOR SELECT USING (account = ANY ((SELECT my_accounts())::text[]));
CREATE POLICY own ON stray FOR SELECT USING (account = ANY ((SELECT my_accounts())::text[]));
CREATE POLICY own ON preservation FOR SELECT USING (account = ANY ((SELECT my_accounts())::text[]));
-- What may be added is the triggers' to judge: they have set the author and the place by then.
CREATE POLICY own_hand ON action FOR INSERT WITH CHECK (actor = (SELECT me()));

-- EXPLAIN tells anybody how many rows a condition may find, by samples of every account's words:
-- asked often enough, it spells them. Of these columns none are taken.
ALTER TABLE payload ALTER COLUMN body SET STATISTICS 0;
ALTER TABLE comment ALTER COLUMN quote SET STATISTICS 0,
  ALTER COLUMN suggestion SET STATISTICS 0;
ALTER TABLE publication ALTER COLUMN text SET STATISTICS 0,
  ALTER COLUMN differs SET STATISTICS 0;

-- Functions are everybody's unless it is said otherwise: it is, now and for later versions.
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
DO $$
DECLARE
  members CONSTANT name := current_database() || '__member';
  made regprocedure;
  said text;
BEGIN
  -- What runs as the owner is read and run alike whatever the caller has set: a backslash in a
  -- string, `= NULL`, or a date could mean something else.
  FOR made IN
    SELECT p.oid FROM pg_catalog.pg_proc AS p
    WHERE p.pronamespace = 'countersign'::regnamespace AND p.prosecdef
  LOOP
    FOREACH said IN ARRAY ARRAY['standard_conforming_strings = on', 'transform_null_equals = off',
      'DateStyle = ISO', 'IntervalStyle = postgres', 'TimeZone = UTC'] LOOP
      EXECUTE format('ALTER FUNCTION %s SET %s', made, said);
    END LOOP;
  END LOOP;
  FOR made IN
    SELECT p.oid FROM pg_catalog.pg_proc AS p
    WHERE p.pronamespace = 'countersign'::regnamespace
      AND p.proowner = current_user::regrole AND NOT EXISTS (
        SELECT 1 FROM pg_catalog.pg_depend AS d WHERE d.objid = p.oid AND d.deptype = 'e')
  LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', made);
  END LOOP;
  FOREACH said IN ARRAY ARRAY[
    'GRANT USAGE ON SCHEMA countersign TO %I',
    'GRANT SELECT ON person, account, duty, standing, chain, action, payload, post, contributor,'
      ' comment, requirement, step, delegation, approval, attempt, publication, stray, preservation TO %I',
    'GRANT SELECT ON counting, unpaired, approving, terms, stopped, adopted, own_word, about,'
      ' kept_list, preserved, settled, lent TO %I',
    'GRANT INSERT (id, account, kind, post, revision, sha256, fence, signature, statement, payload,'
      ' attached) ON action TO %I',
    -- What policies and views ask in the reader's name, and what readers ask themselves.
    'GRANT EXECUTE ON FUNCTION me(), is_person(), my_accounts(), cs_sha256(text),'
      ' chain_links(text), search_posts(text[], text[], bigint, bigint), search_end() TO %I'
  ] LOOP
    EXECUTE format(said, members);
  END LOOP;
  -- Readers refuse a version that they do not know. Alembic made the table before this file.
  IF to_regclass('countersign.alembic_version') IS NOT NULL THEN
    EXECUTE format('GRANT SELECT ON alembic_version TO %I', members);
  END IF;
END
$$;
