-- How a team begins, and how somebody joins it later: what was planned, who was invited, whose key
-- waits to be confirmed by voice. Nothing here gives anybody a duty: charter and rosters alone do.
--
-- The administrator writes `plan` and `invited`, as the owner. Whoever came in by an invitation puts
-- their own key beside their name in `joining`, signed with that key; whoever confirmed another's
-- key by voice says so there, signed with their own. All three only grow: the newest counts, and a
-- key that was put in another's place is seen.
CREATE TABLE plan (
  one integer PRIMARY KEY DEFAULT 1 CHECK (one = 1),
  body text COLLATE "C" NOT NULL, -- the people file, in which nobody has a key
  at text COLLATE "C" NOT NULL DEFAULT cs_now()
);
CREATE TABLE invited (
  n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  duties text COLLATE "C" NOT NULL, -- wished for: "communications legal:ceo"
  at text COLLATE "C" NOT NULL DEFAULT cs_now(),
  until text COLLATE "C" NOT NULL
);
CREATE INDEX invited_person ON invited (person, n);
CREATE TABLE joining (
  n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person text COLLATE "C" NOT NULL,
  at text COLLATE "C" NOT NULL,
  body text COLLATE "C" NOT NULL,
  signature text COLLATE "C" NOT NULL
);
CREATE INDEX joining_person ON joining (person, n);
CREATE TRIGGER plan_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON plan
FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER invited_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON invited
FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER joining_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON joining
FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- Whether the caller may see who begins, or joins: people of the record, and before there are any
-- those who were invited to be among the first.
CREATE FUNCTION sees_team() RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, countersign, pg_temp
SET standard_conforming_strings = on SET transform_null_equals = off
SET "DateStyle" = ISO SET "IntervalStyle" = postgres SET "TimeZone" = UTC AS $$
DECLARE
  who CONSTANT text := me();
BEGIN
  IF EXISTS (SELECT 1 FROM chain WHERE account = '@ledger') THEN
    RETURN EXISTS (SELECT 1 FROM person WHERE id = who);
  END IF;
  RETURN EXISTS (SELECT 1 FROM invited WHERE person = who);
END
$$;

-- What the record is called before and after its first action: whoever joins signs it.
CREATE FUNCTION ledger_name() RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, countersign, pg_temp
SET standard_conforming_strings = on SET transform_null_equals = off
SET "DateStyle" = ISO SET "IntervalStyle" = postgres SET "TimeZone" = UTC AS $$
BEGIN
  RETURN CASE WHEN me() IS NOT NULL THEN coalesce(
    (SELECT a.hash FROM action AS a WHERE a.account = '@ledger' AND a.seq = 1),
    (SELECT cs_sha256(p.body) FROM plan AS p)) END;
END
$$;

-- A key is its owner's own, who can sign with it; only the first ones confirm one another here.
CREATE FUNCTION joining_check() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, countersign, pg_temp
SET standard_conforming_strings = on SET transform_null_equals = off
SET "DateStyle" = ISO SET "IntervalStyle" = postgres SET "TimeZone" = UTC AS $$
DECLARE
  who CONSTANT text := me();
  body CONSTANT bytea := convert_to(NEW.body, 'UTF8');
  s jsonb;
  signer text;
BEGIN
  NEW.person := who;
  NEW.at := cs_now();
  PERFORM cs_check('CS050', EXISTS (SELECT 1 FROM invited AS i WHERE i.person = who)
    AND (SELECT count(*) FROM joining AS j WHERE j.person = who) < 100);
  PERFORM cs_check('CS050', octet_length(body) < 4000 AND cs_canonical(NEW.body)
    AND NEW.signature COLLATE "C" ~ '^[0-9a-f]{128}$');
  s := NEW.body::jsonb;
  PERFORM cs_check('CS050',
    cs_only(s, 'by', 'key', 'kind', 'ledger', 'person', 'realm', 'root', 'v')
    AND s ->> 'kind' IN ('join', 'confirm') AND s ->> 'by' = who
    AND s ->> 'ledger' = ledger_name() AND s ->> 'key' COLLATE "C" ~ '^[0-9a-f]{64}$'
    AND (s ->> 'root' IS NULL OR s ->> 'root' COLLATE "C" ~ '^[0-9a-f]{64}$'));
  IF s ->> 'kind' = 'join' THEN
    signer := s ->> 'key';
    PERFORM cs_check('CS050', s ->> 'person' = who
      AND NOT EXISTS (SELECT 1 FROM person AS p WHERE p.id <> who AND p.key = signer));
  ELSE
    SELECT j.body::jsonb ->> 'key' INTO signer FROM joining AS j
    WHERE j.person = who AND j.body::jsonb ->> 'kind' = 'join' ORDER BY j.n DESC LIMIT 1;
    PERFORM cs_check('CS050', s ->> 'person' <> who
      AND NOT EXISTS (SELECT 1 FROM chain WHERE account = '@ledger')
      AND EXISTS (SELECT 1 FROM invited AS i
        WHERE i.person = who AND i.duties ~ '\m(communications|legal)\M'));
  END IF;
  PERFORM cs_check('CS009', ed_verify(decode(signer, 'hex'), convert_to(
    'DSSEv1 40 application/vnd.countersign.joining+json ' || octet_length(body) || ' ', 'UTF8')
    || body, decode(NEW.signature, 'hex')));
  RETURN NEW;
END
$$;
CREATE TRIGGER joining_check BEFORE INSERT ON joining
FOR EACH ROW EXECUTE FUNCTION joining_check();

-- A record that was planned is empty until its people sealed it: legal writes the charter, and a
-- first roster comes before everything else.
CREATE FUNCTION sealed_first() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, countersign, pg_temp
SET standard_conforming_strings = on SET transform_null_equals = off
SET "DateStyle" = ISO SET "IntervalStyle" = postgres SET "TimeZone" = UTC AS $$
DECLARE
  who CONSTANT text := me();
BEGIN
  IF EXISTS (SELECT 1 FROM plan) THEN
    PERFORM cs_check('CS051', CASE
      WHEN NEW.kind = 'charter' THEN EXISTS (SELECT 1 FROM invited AS i
        WHERE i.person = who AND i.duties ~ '\mlegal\M')
      WHEN NEW.kind IN ('propose_roster', 'adopt_roster') THEN TRUE
      ELSE EXISTS (SELECT 1 FROM action AS a
        WHERE a.account = '@ledger' AND a.post IS NULL AND a.kind = 'adopt_roster')
    END);
  END IF;
  RETURN NEW;
END
$$;
-- After `action_judge`, by its name: what it says is told first.
CREATE TRIGGER action_sealed BEFORE INSERT ON action
FOR EACH ROW EXECUTE FUNCTION sealed_first();

ALTER TABLE plan ENABLE ROW LEVEL SECURITY;
ALTER TABLE invited ENABLE ROW LEVEL SECURITY;
ALTER TABLE joining ENABLE ROW LEVEL SECURITY;
CREATE POLICY team ON plan FOR SELECT USING ((SELECT sees_team()));
CREATE POLICY team ON invited FOR SELECT USING ((SELECT sees_team()));
CREATE POLICY own ON invited FOR SELECT USING (person = (SELECT me()));
CREATE POLICY team ON joining FOR SELECT USING ((SELECT sees_team()));
CREATE POLICY own ON joining FOR SELECT USING (person = (SELECT me()));
CREATE POLICY own_hand ON joining FOR INSERT WITH CHECK (person = (SELECT me()));

DO $$
DECLARE
  members CONSTANT name := current_database() || '__member';
  said text;
BEGIN
  FOREACH said IN ARRAY ARRAY[
    'GRANT SELECT ON plan, invited, joining TO %I',
    'GRANT INSERT (body, signature) ON joining TO %I',
    'GRANT EXECUTE ON FUNCTION sees_team(), ledger_name() TO %I'
  ] LOOP
    EXECUTE format(said, members);
  END LOOP;
END
$$;
