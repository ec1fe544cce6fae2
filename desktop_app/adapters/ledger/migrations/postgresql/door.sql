-- The one thing that an invited login can do: change its password, once, and be a member from then on.
--
-- It runs as the administrator who made the logins, so it stands in a schema of its own beside the
-- ledger's: a person's login may neither end its own date nor join a group. Whom it changes is the
-- session's own login and nobody else; the verifier (never a password) is quoted, and must be one.
CREATE SCHEMA countersign_door;
CREATE FUNCTION countersign_door.enter(verifier text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET standard_conforming_strings = on SET transform_null_equals = off
SET "DateStyle" = ISO SET "IntervalStyle" = postgres SET "TimeZone" = UTC AS $$
DECLARE
  members CONSTANT name := current_database() || '__member';
BEGIN
  IF (verifier COLLATE "C" ~ '^SCRAM-SHA-256[$][0-9]{1,8}:[A-Za-z0-9+/=]{8,64}[$][A-Za-z0-9+/=]{44}:[A-Za-z0-9+/=]{44}$'
    AND EXISTS (
      SELECT 1 FROM pg_roles AS u
      WHERE u.rolname = session_user AND u.rolcanlogin AND NOT u.rolsuper
        AND NOT u.rolcreaterole AND starts_with(u.rolname, current_database() || '_')
        AND u.rolvaliduntil > clock_timestamp() AND isfinite(u.rolvaliduntil)
        AND NOT pg_has_role(u.oid, members, 'MEMBER'))) IS NOT TRUE
  THEN
    RAISE EXCEPTION USING ERRCODE = 'CS050', MESSAGE = 'CS050';
  END IF;
  EXECUTE format('ALTER ROLE %I PASSWORD %L VALID UNTIL %L', session_user, verifier, 'infinity');
  EXECUTE format('GRANT %I TO %I', members, session_user);
END
$$;
GRANT USAGE ON SCHEMA countersign_door TO PUBLIC;
