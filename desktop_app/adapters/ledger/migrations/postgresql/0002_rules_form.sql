-- First of three: is the row well made, and about what is there and current?
-- Said in the words of ../sqlite/0002_rules_form.sql, check by check and in the same order. `s` is
-- the signed statement, `b` the payload's body. A check refuses unless its condition is TRUE.

-- All of the form, in its order. `action_judge` has refused a known id and unreadable bodies.
CREATE FUNCTION rules_form(new action, s jsonb, b jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  PERFORM cs_check('CS023', CASE NEW.kind
    WHEN 'charter' THEN NOT EXISTS (SELECT 1 FROM action)
    ELSE EXISTS (SELECT 1 FROM standing)
  END);
  -- Four eyes first: it must answer whatever else is wrong with the row.
  PERFORM cs_check('CS010', NOT (
    coalesce(NEW.kind IN ('approve', 'release', 'after_review'), FALSE) AND EXISTS (
      SELECT 1 FROM contributor AS c WHERE c.post = NEW.post AND c.person = NEW.actor)));
  -- Nor does a deputy in the name of somebody who had a hand in it.
  PERFORM cs_check('CS010', NOT (
    coalesce(NEW.kind = 'approve', FALSE) AND EXISTS (
      SELECT 1 FROM contributor AS c WHERE c.post = NEW.post AND c.person = s ->> 'for')));
  PERFORM cs_check('CS010', NOT (
    coalesce(NEW.kind = 'adopt_template', FALSE) AND EXISTS (
      SELECT 1 FROM action AS o WHERE o.id = s ->> 'proposal' AND o.actor = NEW.actor)));
  PERFORM cs_check('CS010', NOT (
    coalesce(NEW.kind = 'redact', FALSE) AND EXISTS (
      SELECT 1 FROM post AS p JOIN action AS o ON o.id = p.redaction_asked
      WHERE p.id = NEW.post AND o.actor = NEW.actor)));
  PERFORM form_bodies(NEW, s, b);
  PERFORM cs_check('CS001', CASE NEW.kind
    WHEN 'charter' THEN EXISTS (
      SELECT 1 FROM cs_each(s, 'charter', 'people') AS i WHERE i.item ->> 'id' = NEW.actor)
    ELSE EXISTS (SELECT 1 FROM person WHERE id = NEW.actor)
  END);
  PERFORM form_row(NEW, s);
  PERFORM form_said(NEW, s, b);
  PERFORM form_ids(NEW, s);
  PERFORM form_roster(NEW, s);
  PERFORM form_submitted(NEW, b);
  PERFORM form_policy(NEW, s);
  PERFORM form_current(NEW, s, b);
END $$;

-- What a submission names is there; what came with it is named.
CREATE FUNCTION form_bodies(new action, s jsonb, b jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
DECLARE
  body text;
BEGIN
  FOREACH body IN ARRAY coalesce(NEW.attached, '{}') LOOP
    PERFORM cs_check('CS004', cs_canonical(body));
    PERFORM cs_check('CS004', cs_sha256(body) IN (SELECT i.value FROM cs_each(s) AS i));
  END LOOP;
  IF NEW.kind = 'submit' THEN
    PERFORM cs_check('CS004', b IS NOT NULL);
    PERFORM cs_check('CS004', s ->> 'source' IS NULL OR is_kept(NEW, s ->> 'source'));
    PERFORM cs_check('CS004', s ->> 'note' IS NULL OR is_kept(NEW, s ->> 'note'));
  END IF;
  IF NEW.kind = 'keep_list' THEN
    PERFORM cs_check('CS004', is_list(NEW, s));
  END IF;
END $$;

-- A company's list is there, is the one that the statement names, and is not more than everybody
-- should have to read each time.
CREATE FUNCTION is_list(new action, s jsonb) RETURNS boolean STABLE
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
DECLARE
  listed text := coalesce(
    (SELECT e.body FROM unnest(NEW.attached) AS e (body) WHERE cs_sha256(e.body) = s ->> 'body'),
    (SELECT o.body FROM payload AS o
      WHERE o.account = NEW.account AND o.sha256 = s ->> 'body'));
BEGIN
  RETURN octet_length(convert_to(listed, 'UTF8')) <= 65536
    AND cs_type(listed::jsonb, 'items') = 'array'
    AND listed::jsonb ->> 'list' = s ->> 'list';
END $$;

-- Whether the body with this digest came with the action, or is kept already.
CREATE FUNCTION is_kept(new action, digest text) RETURNS boolean STABLE
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  RETURN digest IN (SELECT cs_sha256(e.body) FROM unnest(NEW.attached) AS e (body))
    OR EXISTS (SELECT 1 FROM payload WHERE account = NEW.account AND sha256 = digest);
END $$;

-- The statement says what the row says …
CREATE FUNCTION form_row(new action, s jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  PERFORM cs_check('CS011',
    cs_int(s, 'v') = 1
    AND cs_type(s, 'nonce') = 'text' AND length(s ->> 'nonce') > 0
    AND s ->> 'kind' IS NOT DISTINCT FROM NEW.kind
    AND s ->> 'account' IS NOT DISTINCT FROM NEW.account
    AND s ->> 'actor' IS NOT DISTINCT FROM NEW.actor
    AND s ->> 'post' IS NOT DISTINCT FROM NEW.post AND cs_type(s, 'post') IN ('text', 'null')
    AND cs_int(s, 'revision') IS NOT DISTINCT FROM NEW.revision
    AND cs_type(s, 'revision') IN ('integer', 'null')
    AND s ->> 'sha256' IS NOT DISTINCT FROM NEW.sha256 AND cs_type(s, 'sha256') IN ('text', 'null')
    AND cs_int(s, 'fence') IS NOT DISTINCT FROM NEW.fence
    AND coalesce(cs_type(s, 'fence'), 'null') IN ('integer', 'null')
    AND CASE
      WHEN NEW.kind IN ('charter', 'propose_rules', 'adopt_rules', 'propose_roster', 'adopt_roster',
        'heartbeat', 'add_word', 'drop_word', 'keep_list') THEN
        NEW.account = '@ledger'
        AND NEW.post IS NULL AND NEW.revision IS NULL AND NEW.sha256 IS NULL
      WHEN NEW.kind IN ('freeze', 'unfreeze', 'take_over', 'stray', 'explain_stray',
        'propose_template', 'adopt_template', 'retire_template', 'preserve', 'unpreserve',
        'delegate', 'undelegate') THEN
        NEW.account <> '@ledger'
        AND NEW.post IS NULL AND NEW.revision IS NULL AND NEW.sha256 IS NULL
      ELSE NEW.account <> '@ledger' AND length(NEW.post) > 0 AND NEW.revision IS NOT NULL
        AND NEW.sha256 IS NOT NULL
    END
    -- They are printed, and stand in addresses: no signs that do something, none that look alike.
    AND NEW.id COLLATE "C" ~ '^[0-9A-Za-z._-]{1,100}$'
    AND coalesce(NEW.post COLLATE "C" ~ '^[0-9A-Za-z._-]{1,100}$', TRUE)
    AND (NEW.fence IS NOT NULL) = (NEW.kind IN (
      'attempt', 'posted', 'refused', 'held', 'not_sent', 'unknown', 'needs_person', 'found',
      'absent')));
END $$;

-- … and has what its kind needs, of the right type.
CREATE FUNCTION form_said(new action, s jsonb, b jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  PERFORM cs_check('CS011', CASE
    WHEN NEW.kind IN ('charter', 'propose_rules', 'adopt_rules', 'propose_roster', 'adopt_roster',
      'heartbeat', 'add_word', 'drop_word', 'keep_list') THEN said_of_ledger(NEW, s)
    WHEN NEW.kind IN ('submit', 'comment') THEN said_of_texts(NEW, s, b)
    WHEN NEW.kind IN ('attempt', 'posted', 'found', 'refused', 'held', 'not_sent', 'unknown',
      'absent', 'needs_person', 'by_hand', 'read_back', 'removed', 'not_removed', 'stray',
      'explain_stray', 'take_over') THEN said_of_publishing(NEW, s)
    WHEN NEW.kind = 'resolve' THEN
      cs_type(s, 'comment') = 'text' AND cs_type(s, 'reason') = 'text'
      AND cs_type(s, 'for') IN ('text', 'null')
    WHEN NEW.kind = 'seen' THEN TRUE
    WHEN NEW.kind = 'propose_template' THEN
      cs_type(s, 'name') = 'text' AND cs_type(s, 'text') = 'text'
      AND s ->> 'language' IN ('en', 'fr')
      AND cs_type(s, 'holding') IN ('true', 'false')
    WHEN NEW.kind = 'adopt_template' THEN cs_type(s, 'proposal') = 'text'
    WHEN NEW.kind = 'retire_template' THEN
      cs_type(s, 'template') = 'text' AND cs_type(s, 'reason') = 'text'
    WHEN NEW.kind IN ('approve', 'request_changes', 'veto') THEN said_of_decision(NEW, s)
    WHEN NEW.kind = 'unapprove' THEN cs_type(s, 'role') = 'text' AND cs_type(s, 'reason') = 'text'
      AND cs_type(s, 'for') IN ('text', 'null')
    WHEN NEW.kind = 'delegate' THEN
      cs_type(s, 'role') = 'text' AND cs_type(s, 'deputy') = 'text'
      AND cs_type(s, 'begins_at') = 'text' AND cs_is_time(s ->> 'begins_at')
      AND cs_type(s, 'ends_at') = 'text' AND cs_is_time(s ->> 'ends_at')
      AND cs_type(s, 'reason') = 'text'
    WHEN NEW.kind = 'undelegate' THEN
      cs_type(s, 'delegation') = 'text' AND cs_type(s, 'reason') = 'text'
    WHEN NEW.kind IN (
      'withdraw', 'missed', 'recall', 'release', 'take_down', 'after_review', 'freeze', 'unfreeze',
      'ask_redaction', 'redact')
      THEN cs_type(s, 'reason') = 'text'
    WHEN NEW.kind = 'require' THEN cs_type(s, 'roles') = 'array' AND cs_type(s, 'reason') = 'text'
    WHEN NEW.kind = 'preserve' THEN
      cs_type(s, 'matter') = 'text' AND cs_type(s, 'reason') = 'text'
      AND cs_type(s, 'covers') IN ('text', 'null')
    WHEN NEW.kind = 'unpreserve' THEN
      cs_type(s, 'preserves') = 'text' AND cs_type(s, 'reason') = 'text'
  END);
END $$;

-- Legal's exception from a quiet period says why, and what is public already.
CREATE FUNCTION said_of_decision(new action, s jsonb) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  RETURN cs_type(s, 'role') = 'text' AND cs_type(s, 'meaning') = 'text'
    AND cs_type(s, 'reason') = 'text' AND cs_type(s, 'expires_at') = 'text'
    AND cs_type(s, 'for') IN ('text', 'null')
    AND CASE
      WHEN NEW.kind <> 'approve' THEN cs_type(s, 'exception') IS NULL
      WHEN cs_type(s, 'exception') = 'null' THEN TRUE
      WHEN cs_type(s, 'exception') = 'object' THEN
        s ->> 'role' = 'legal'
        AND (SELECT count(*) FROM cs_each(s, 'exception')) = 2
        AND cs_type(s, 'exception', 'reason') = 'text'
        AND cs_type(s, 'exception', 'link') = 'text'
        AND length(s #>> '{exception,link}') <= 2000
        AND (s #>> '{exception,link}') COLLATE "C" ~ '^https://[0-9A-Za-z][!-~]*$'
    END;
END $$;

CREATE FUNCTION said_of_ledger(new action, s jsonb) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  RETURN CASE NEW.kind
    WHEN 'charter' THEN
      s #>> '{charter,policy_digest}' = cs_sha256(
        '{"policy":' || cs_raw(NEW.statement, 'charter', 'policy')
        || ',"profile":' || cs_raw(NEW.statement, 'charter', 'profile') || '}')
      AND length(s #>> '{charter,rulebook_digest}') = 64
    WHEN 'propose_rules' THEN
      s ->> 'policy_digest' = cs_sha256(
        '{"policy":' || cs_raw(NEW.statement, 'policy')
        || ',"profile":' || cs_raw(NEW.statement, 'profile') || '}')
      AND length(s ->> 'rulebook_digest') = 64
      AND cs_type(s, 'profile') = 'object'
    WHEN 'adopt_rules' THEN cs_type(s, 'proposal') = 'text'
    WHEN 'adopt_roster' THEN cs_type(s, 'proposal') = 'text'
    WHEN 'heartbeat' THEN cs_type(s, 'envelope') = 'text'
    WHEN 'propose_roster' THEN
      cs_type(s, 'envelope') = 'text' AND cs_type(s, 'version') = 'integer'
      AND cs_type(s, 'people') = 'array' AND cs_type(s, 'duties') = 'array'
      AND cs_type(s, 'former') = 'array'
    WHEN 'keep_list' THEN
      s ->> 'list' IN ('goals', 'hashtags', 'watch')
      AND cs_type(s, 'replaces') IN ('text', 'null')
    ELSE -- add_word, drop_word
      cs_word(s ->> 'word') AND cs_type(s, 'word') = 'text'
      AND s ->> 'language' IN ('en', 'fr', 'both') AND s ->> 'reason' = ''
  END;
END $$;

CREATE FUNCTION said_of_texts(new action, s jsonb, b jsonb) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  RETURN CASE NEW.kind
    WHEN 'submit' THEN
      cs_type(s, 'roles') = 'array'
      AND cs_type(s, 'steps') = 'array'
      AND cs_type(s, 'findings') = 'array'
      AND cs_type(s, 'contributors') = 'array'
      AND NOT EXISTS (SELECT 1 FROM cs_each(s, 'findings') AS i WHERE i.type <> 'object')
      AND NOT EXISTS (SELECT 1 FROM cs_each(s, 'contributors') AS i WHERE i.type <> 'text')
      AND cs_type(s, 'layers') = 'array'
      AND NOT EXISTS (SELECT 1 FROM cs_each(s, 'layers') AS i WHERE i.type <> 'text')
      AND cs_type(s, 'reason') = 'text'
      AND cs_type(s, 'by_hand') IN ('true', 'false')
      AND cs_type(s, 'urgent') = 'text'
      AND cs_type(s, 'language') = 'text' -- here only: readers need it, and somebody may hold psql
      AND cs_type(s, 'corrects') IN ('text', 'null')
      AND cs_type(s, 'source') IN ('text', 'null')
      AND cs_type(s, 'note') IN ('text', 'null')
      AND cs_type(s, 'template') IN ('text', 'null')
      AND cs_type(s, 'accepted') = 'array'
      AND NOT EXISTS (SELECT 1 FROM cs_each(s, 'accepted') AS i WHERE i.type <> 'text')
      AND cs_type(s, 'pair') IN ('text', 'null')
      AND (s ->> 'pair' IS NULL) = (b ->> 'twin' IS NULL)
    ELSE -- comment
      cs_type(s, 'text') = 'text'
      AND cs_type(s, 'thread') IN ('text', 'null')
      AND cs_type(s, 'suggestion') IN ('text', 'null')
      AND CASE cs_type(s, 'anchor')
        WHEN 'null' THEN cs_type(s, 'suggestion') = 'null'
        WHEN 'object' THEN
          (SELECT count(*) FROM cs_each(s, 'anchor')) = 4
          AND cs_type(s, 'anchor', 'part') = 'integer'
          AND cs_type(s, 'anchor', 'start') = 'integer'
          AND cs_type(s, 'anchor', 'end') = 'integer'
          AND cs_type(s, 'anchor', 'quote') = 'text'
          AND cs_int(s, 'anchor', 'part') >= 0
          AND 0 <= cs_int(s, 'anchor', 'start')
          AND cs_int(s, 'anchor', 'start') < cs_int(s, 'anchor', 'end')
      END
  END;
END $$;

CREATE FUNCTION said_of_publishing(new action, s jsonb) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  RETURN CASE
    WHEN NEW.kind = 'attempt' THEN
      cs_type(s, 'part') = 'integer'
      AND cs_is_time(s ->> 'deadline')
      AND s ->> 'deadline' >= NEW.at
      AND s ->> 'deadline' <= cs_later(NEW.at, 3600) -- until then nobody else speaks of it
      AND cs_type(s, 'deadline_seconds') = 'integer'
      AND cs_type(s, 'journal') = 'text'
    WHEN NEW.kind = 'needs_person' THEN cs_type(s, 'reason') = 'text'
      AND cs_type(s, 'facts') = 'object'
    WHEN NEW.kind = 'take_over' THEN cs_type(s, 'publisher') = 'text'
      AND cs_type(s, 'reason') = 'text'
    WHEN NEW.kind IN (
      'posted', 'found', 'refused', 'held', 'not_sent', 'unknown', 'absent') THEN
      cs_type(s, 'reason') = 'text'
      AND cs_type(s, 'text') IN ('text', 'null')
      AND CASE WHEN NEW.kind IN ('posted', 'found')
        THEN cs_type(s, 'x_post_id') = 'text'
        ELSE cs_type(s, 'x_post_id') = 'null'
      END
      AND cs_type(s, 'same_text') IN ('true', 'false', 'null')
      AND cs_type(s, 'hold') = 'text'
      AND s ->> 'hold' IN ('', 'frozen', 'auth', 'billing', 'account', 'tries', 'late')
      AND (s ->> 'hold' <> '') = (NEW.kind = 'held')
      AND cs_type(s, 'facts') = 'object'
    ELSE -- of one post at X
      cs_type(s, 'reason') = 'text' AND cs_type(s, 'x_post_id') = 'text'
      AND CASE NEW.kind
        WHEN 'by_hand' THEN cs_type(s, 'part') = 'integer'
          AND cs_type(s, 'text') IN ('text', 'null')
          AND cs_type(s, 'same_text') IN ('true', 'false', 'null')
        WHEN 'read_back' THEN cs_type(s, 'part') = 'integer'
          AND cs_type(s, 'text') IN ('text', 'null')
          AND cs_type(s, 'differs') IN ('array', 'null')
          AND NOT EXISTS (SELECT 1 FROM cs_each(s, 'differs') AS i
            WHERE i.type <> 'text' AND cs_type(s, 'differs') = 'array')
        WHEN 'removed' THEN cs_type(s, 'part') = 'integer'
        WHEN 'not_removed' THEN cs_type(s, 'part') = 'integer' AND cs_type(s, 'facts') = 'object'
        WHEN 'stray' THEN cs_type(s, 'text') IN ('text', 'null')
          AND cs_type(s, 'created_at') IN ('text', 'null') AND cs_is_time(s ->> 'created_at')
        WHEN 'explain_stray' THEN TRUE
      END
  END;
END $$;

CREATE FUNCTION form_ids(new action, s jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  PERFORM cs_check('CS011', NEW.account = '@ledger' OR (
    coalesce((s ->> 'x_post_id') COLLATE "C" ~ '^[0-9]{1,20}$', TRUE)
    AND NOT EXISTS (SELECT 1 FROM cs_each(s, 'facts') AS i WHERE i.type <> 'text')));
END $$;

-- People have a name and keys, each person once; duties are theirs, for accounts that are there.
CREATE FUNCTION form_roster(new action, s jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  PERFORM cs_check('CS011', NEW.kind <> 'propose_roster' OR (
    NOT EXISTS (SELECT 1 FROM cs_each(s, 'people') AS i
      WHERE (CASE i.type WHEN 'object' THEN
        cs_type(i.item, 'id') = 'text' AND length(i.item ->> 'id') > 0
        AND cs_type(i.item, 'name') = 'text'
        AND cs_type(i.item, 'key') = 'text' AND length(i.item ->> 'key') = 64
        AND coalesce(cs_type(i.item, 'former'), 'array') = 'array'
      END) IS NOT TRUE)
    AND NOT EXISTS (SELECT 1 FROM cs_each(s, 'duties') AS i
      WHERE (CASE i.type WHEN 'object' THEN
        i.item ->> 'account' IN (SELECT id FROM account)
        AND i.item ->> 'person' IN (SELECT w.item ->> 'id' FROM cs_each(s, 'people') AS w)
        AND i.item ->> 'role' IN (
          'executive', 'assistant', 'communications', 'legal', 'investor-relations',
          'human-resources', 'data-protection', 'security', 'administrator', 'auditor',
          'publisher')
      END) IS NOT TRUE)
    AND (SELECT count(*) = count(DISTINCT i.item ->> 'id') FROM cs_each(s, 'people') AS i)
    AND (SELECT count(*) = count(DISTINCT i.item) FROM cs_each(s, 'duties') AS i)));
END $$;

-- What is submitted can be sent and shown.
CREATE FUNCTION form_submitted(new action, b jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  PERFORM cs_check('CS011', NEW.kind <> 'submit' OR (
    b ->> 'account' = NEW.account
    AND cs_type(b, 'parts') = 'array'
    AND cs_length(b, 'parts') BETWEEN 1 AND 25
    AND NOT EXISTS (SELECT 1 FROM cs_each(b, 'parts') AS i
      WHERE (CASE i.type WHEN 'object' THEN cs_type(i.item, 'text') = 'text' END) IS NOT TRUE)
    AND cs_type(b, 'twin') IN ('text', 'null')
    AND b ->> 'twin' IS DISTINCT FROM NEW.post
    AND cs_is_time(b ->> 'not_before')
    AND cs_is_time(b ->> 'not_after')));
  -- Here only, where somebody may go around the program: what nobody could read is not submitted.
  PERFORM cs_check('CS011', NEW.kind <> 'submit' OR is_payload(b));
END $$;

-- A policy has everything that the rules read, for every account.
CREATE FUNCTION form_policy(new action, s jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
DECLARE
  said jsonb := coalesce(s #> '{charter,policy}', s -> 'policy');
BEGIN
  PERFORM cs_check('CS011', NEW.kind NOT IN ('charter', 'propose_rules') OR (
    (SELECT count(*) FROM cs_each(said)) = 10
    AND cs_type(said, 'approval_days') = 'integer'
    AND cs_type(said, 'deadline_seconds') = 'integer'
    AND cs_type(said, 'grace_seconds') = 'integer'
    AND cs_type(said, 'reauthenticate') IN ('true', 'false')
    AND cs_type(said, 'template_days') = 'integer'
    AND cs_int(said, 'retention_days') >= 0
    AND cs_type(said, 'for_audience') = 'object'
    AND cs_type(said, 'for_purpose') = 'object'
    AND NOT EXISTS (
      SELECT 1 FROM cs_each(said, 'for_audience') AS f
      WHERE f.key NOT IN (SELECT audience FROM audiences) OR are_approving(f.item) IS NOT TRUE)
    AND NOT EXISTS (
      SELECT 1 FROM cs_each(said, 'for_purpose') AS f
      WHERE f.key NOT IN (SELECT purpose FROM purposes) OR are_approving(f.item) IS NOT TRUE)
    AND cs_type(said, 'terms') = 'object'
    AND cs_type(said, 'accounts') = 'object'
    AND form_terms(said -> 'terms')
    AND NOT EXISTS (
      SELECT 1 FROM cs_each(said, 'accounts') AS t WHERE form_terms(t.item) IS NOT TRUE)));
END $$;

-- A list of roles that may approve.
CREATE FUNCTION are_approving(roles jsonb) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  RETURN cs_type(roles) = 'array' AND NOT EXISTS (
    SELECT 1 FROM cs_each(roles) AS i
    WHERE i.type <> 'text' OR i.value NOT IN (SELECT role FROM approving));
END $$;

CREATE FUNCTION form_step(step jsonb) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  RETURN cs_type(step) = 'object'
    AND (SELECT count(*) FROM cs_each(step)) = 5
    AND step ->> 'needs' IN ('all', 'any')
    AND cs_type(step, 'remind_after_seconds') = 'integer'
    AND cs_int(step, 'remind_after_seconds') >= 0
    AND cs_type(step, 'escalate_after_seconds') = 'integer'
    AND cs_int(step, 'escalate_after_seconds') >= 0
    AND are_approving(step -> 'escalate_to')
    AND are_approving(step -> 'roles')
    AND cs_length(step, 'roles') > 0;
END $$;

CREATE FUNCTION form_terms(terms jsonb) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  RETURN cs_type(terms) = 'object'
    AND (SELECT count(*) FROM cs_each(terms)) = 12
    AND cs_type(terms, 'steps') = 'array'
    AND are_approving(terms -> 'urgent')
    AND NOT EXISTS (SELECT 1 FROM cs_each(terms, 'steps') AS k WHERE form_step(k.item) IS NOT TRUE)
    -- Each role is in one step only.
    AND (SELECT count(*) = count(DISTINCT i.value)
      FROM cs_each(terms, 'steps') AS k, cs_each(k.item, 'roles') AS i)
    AND cs_type(terms, 'audiences') = 'array'
    AND NOT EXISTS (
      SELECT 1 FROM cs_each(terms, 'audiences') AS i
      WHERE i.type <> 'text' OR i.value NOT IN (SELECT audience FROM audiences))
    AND cs_type(terms, 'purposes') = 'array'
    AND NOT EXISTS (
      SELECT 1 FROM cs_each(terms, 'purposes') AS i
      WHERE i.type <> 'text' OR i.value NOT IN (SELECT purpose FROM purposes))
    AND cs_type(terms, 'cool_off_seconds') = 'integer'
    AND cs_int(terms, 'cool_off_seconds') >= 0
    AND terms ->> 'tier' IN ('self_serve', 'enterprise')
    AND cs_type(terms, 'long_posts') IN ('true', 'false')
    AND cs_type(terms, 'budget_cents') IN ('integer', 'null')
    AND cs_type(terms, 'purpose') = 'text'
    AND cs_type(terms, 'audience') = 'text'
    AND cs_type(terms, 'colour') = 'text'
    AND cs_type(terms, 'zone') = 'text';
END $$;

-- It is of this realm, about a post that is there, its newest text, and the rules in force.
CREATE FUNCTION form_current(new action, s jsonb, b jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
DECLARE
  r standing := (SELECT t FROM standing AS t WHERE t.current = 1);
BEGIN
  PERFORM cs_check('CS006', CASE NEW.kind
    WHEN 'charter' THEN s ->> 'realm' IN ('practice', 'x')
      AND s ->> 'realm' = s #>> '{charter,realm}'
    ELSE s ->> 'realm' = r.realm AND (NEW.kind <> 'submit' OR b ->> 'realm' = s ->> 'realm')
  END);
  PERFORM cs_check('CS002', NEW.account = '@ledger' OR CASE
    WHEN NEW.post IS NULL THEN EXISTS (SELECT 1 FROM account WHERE id = NEW.account)
    WHEN NEW.kind = 'submit' AND NOT EXISTS (SELECT 1 FROM post WHERE id = NEW.post)
      THEN NEW.revision = 1
    WHEN NEW.kind = 'submit' THEN EXISTS (
      SELECT 1 FROM post AS p
      WHERE p.id = NEW.post AND p.account = NEW.account AND p.revision + 1 = NEW.revision)
    ELSE EXISTS (SELECT 1 FROM post AS p WHERE p.id = NEW.post AND p.account = NEW.account)
  END);
  -- What is corrected is, or was, at X, on the same account.
  PERFORM cs_check('CS002', NEW.kind <> 'submit' OR s ->> 'corrects' IS NULL OR EXISTS (
    SELECT 1 FROM publication AS u
    WHERE u.post = s ->> 'corrects' AND u.account = NEW.account));
  -- What is preserved is there, on the same account.
  PERFORM cs_check('CS002', NEW.kind <> 'preserve' OR s ->> 'covers' IS NULL OR EXISTS (
    SELECT 1 FROM post AS p WHERE p.id = s ->> 'covers' AND p.account = NEW.account));
  PERFORM cs_check('CS005', NEW.kind = 'submit' OR NEW.post IS NULL OR EXISTS (
    SELECT 1 FROM post AS p
    WHERE p.id = NEW.post AND p.revision = NEW.revision AND p.sha256 = NEW.sha256));
  -- A proposal is adopted once, and not after the rules that it was to replace have changed.
  PERFORM cs_check('CS005', NEW.kind <> 'adopt_rules' OR (
    SELECT o.n > coalesce((
      SELECT max(n) FROM action
      WHERE account = '@ledger' AND post IS NULL AND kind = 'adopt_rules'), 0)
    FROM action AS o WHERE o.id = s ->> 'proposal' AND o.kind = 'propose_rules'));
  PERFORM cs_check('CS007', NEW.kind NOT IN ('submit', 'approve', 'request_changes', 'veto') OR (
    s ->> 'policy_digest' = r.policy_digest
    AND s ->> 'rulebook_digest' = r.rulebook_digest
    AND (NEW.kind <> 'submit' OR (
      b ->> 'policy_digest' = r.policy_digest
      AND b ->> 'rulebook_digest' = r.rulebook_digest))));
END $$;
