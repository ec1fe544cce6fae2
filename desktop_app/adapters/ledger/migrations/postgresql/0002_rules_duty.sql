-- Second of three: may this person do this, have they said why, and in whose names?
-- Said in the words of ../sqlite/0002_rules_duty.sql, check by check and in the same order.

-- Roles each of which approves every post of the account that is not urgent: of the steps in which
-- all must, and those that its audiences and purposes ask for.
CREATE VIEW always WITH (security_invoker = true) AS
SELECT t.account, i.value AS role
FROM terms AS t, cs_each(t.said, 'steps') AS k, cs_each(k.item, 'roles') AS i
WHERE k.item ->> 'needs' = 'all'
UNION
SELECT t.account, i.value
FROM terms AS t, standing AS r, cs_each(t.said, 'audiences') AS a,
  cs_each(r.policy::jsonb, 'for_audience', a.value) AS i
WHERE r.current = 1
UNION
SELECT t.account, i.value
FROM terms AS t, standing AS r, cs_each(t.said, 'purposes') AS a,
  cs_each(r.policy::jsonb, 'for_purpose', a.value) AS i
WHERE r.current = 1;

-- The steps of the account as a submission names them.
CREATE VIEW step_said WITH (security_invoker = true) AS
SELECT t.account, (
  SELECT coalesce(jsonb_agg(jsonb_build_object(
    'needs', k.item -> 'needs', 'roles', k.item -> 'roles') ORDER BY k.n), '[]')
  FROM cs_each(t.said, 'steps') AS k) AS said
FROM terms AS t;

CREATE FUNCTION rules_duty(new action, s jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  PERFORM cs_check('CS008', CASE
    WHEN NEW.kind IN ('charter', 'found', 'absent') THEN TRUE -- CS018
    WHEN NEW.kind = 'seen' THEN TRUE -- whoever saw it is on the list
    WHEN NEW.kind = 'unapprove' THEN EXISTS (
      SELECT 1 FROM counting AS c
      WHERE c.post = NEW.post AND c.actor = NEW.actor AND c.role = s ->> 'role'
        AND c.acting_for IS NOT DISTINCT FROM s ->> 'for')
    -- A deputy acts in one duty of somebody who has it, and who lent it to them for now.
    WHEN NEW.kind IN ('approve', 'request_changes', 'veto') AND s ->> 'for' IS NOT NULL
      THEN (NEW.kind <> 'veto' OR s ->> 'role' = 'legal') AND EXISTS (
        SELECT 1 FROM lent AS g
        WHERE g.deputy = NEW.actor AND g.account = NEW.account AND g.principal = s ->> 'for'
          AND g.role = s ->> 'role' AND g.begins_at <= NEW.at AND NEW.at < g.ends_at)
    -- Also what today's rules ask for besides, when they decide.
    WHEN NEW.kind = 'require' AND EXISTS (
      SELECT 1 FROM lent AS g
      WHERE g.deputy = NEW.actor AND g.account = NEW.account
        AND g.begins_at <= NEW.at AND NEW.at < g.ends_at) THEN TRUE
    WHEN NEW.kind = 'undelegate' THEN EXISTS (
        SELECT 1 FROM delegation AS g WHERE g.action = s ->> 'delegation'
          AND NEW.actor IN (g.principal, g.deputy))
      OR EXISTS (
        SELECT 1 FROM duty AS d WHERE d.person = NEW.actor AND d.account = NEW.account
          AND d.role IN ('communications', 'legal'))
    WHEN NEW.kind = 'resolve' AND s ->> 'for' IS NOT NULL THEN may_resolve_for(NEW, s)
    WHEN NEW.kind = 'resolve' THEN may_resolve(NEW, s)
    WHEN NEW.kind IN ('withdraw', 'recall') AND EXISTS (
      SELECT 1 FROM contributor AS c WHERE c.post = NEW.post AND c.person = NEW.actor) THEN TRUE
    WHEN NEW.kind IN ('propose_rules', 'heartbeat', 'add_word', 'drop_word') THEN EXISTS (
      SELECT 1 FROM duty AS d WHERE d.person = NEW.actor AND d.role IN ('communications', 'legal'))
    -- A list releases nothing: whoever has a say keeps it; machines and who only looks on do not.
    WHEN NEW.kind = 'keep_list' THEN EXISTS (
      SELECT 1 FROM duty AS d WHERE d.person = NEW.actor
        AND d.role IN ('executive', 'communications', 'legal', 'administrator'))
    WHEN NEW.kind = 'propose_roster' THEN EXISTS (
      SELECT 1 FROM duty AS d WHERE d.person = NEW.actor
        AND d.role IN ('communications', 'legal', 'administrator'))
    -- The proposer and somebody else, one of them for communications and the other for legal.
    WHEN NEW.kind = 'adopt_rules' THEN EXISTS (
      SELECT 1 FROM action AS o
      JOIN duty AS his ON his.person = o.actor AND his.role IN ('communications', 'legal')
      JOIN duty AS mine ON mine.person = NEW.actor AND mine.role IN ('communications', 'legal')
      WHERE o.id = s ->> 'proposal' AND o.actor <> NEW.actor AND his.role <> mine.role)
    -- Likewise; an administrator may have proposed it, or nobody could replace the only lawyer.
    WHEN NEW.kind = 'adopt_roster' THEN EXISTS (
      SELECT 1 FROM action AS o
      JOIN duty AS his ON his.person = o.actor
        AND his.role IN ('communications', 'legal', 'administrator')
      JOIN duty AS mine ON mine.person = NEW.actor AND mine.role IN ('communications', 'legal')
      WHERE o.id = s ->> 'proposal' AND o.actor <> NEW.actor AND his.role <> mine.role)
    ELSE EXISTS (
      SELECT 1 FROM duty AS d
      WHERE d.person = NEW.actor AND d.account = NEW.account AND is_duty_for(NEW.kind, d.role, s))
  END);
  PERFORM cs_check('CS018', NEW.kind NOT IN ('found', 'absent') OR EXISTS (
    SELECT 1 FROM duty AS d WHERE d.person = NEW.actor AND d.account = NEW.account
      AND (d.role = 'communications' OR (
        NEW.kind = 'found' AND d.role NOT IN ('assistant', 'administrator', 'auditor')))));
  PERFORM duty_roles(NEW, s);
  PERFORM duty_words(NEW, s);
END $$;

-- Their own remark, or one of somebody of the same duty; an author only their own. What an
-- assistant remarked, who has no approving duty, anybody who has one.
CREATE FUNCTION may_resolve(new action, s jsonb) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  RETURN EXISTS (
    SELECT 1 FROM comment AS c WHERE c.id = s ->> 'comment' AND (
      c.actor = NEW.actor
      OR (NOT EXISTS (
          SELECT 1 FROM contributor AS k WHERE k.post = NEW.post AND k.person = NEW.actor)
        AND EXISTS (
          SELECT 1 FROM duty AS mine
          WHERE mine.person = NEW.actor AND mine.account = NEW.account
            AND mine.role IN (SELECT role FROM approving)
            AND (
              mine.role IN (
                SELECT his.role FROM duty AS his
                WHERE his.person = c.actor AND his.account = NEW.account)
              OR NOT EXISTS (
                SELECT 1 FROM duty AS his WHERE his.person = c.actor
                  AND his.account = NEW.account AND his.role IN (SELECT role FROM approving)))))));
END $$;

CREATE FUNCTION may_resolve_for(new action, s jsonb) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  RETURN EXISTS (
    SELECT 1 FROM comment AS c JOIN lent AS g ON g.deputy = NEW.actor AND g.account = NEW.account
    WHERE c.id = s ->> 'comment' AND g.principal = s ->> 'for'
      AND g.begins_at <= NEW.at AND NEW.at < g.ends_at
      AND NOT EXISTS (
        SELECT 1 FROM contributor AS k
        WHERE k.post = NEW.post AND k.person IN (NEW.actor, g.principal))
      AND (
        g.role IN (
          SELECT his.role FROM duty AS his
          WHERE his.person = c.actor AND his.account = NEW.account)
        OR NOT EXISTS (
          SELECT 1 FROM duty AS his WHERE his.person = c.actor
            AND his.account = NEW.account AND his.role IN (SELECT role FROM approving))));
END $$;

-- Whether somebody of this duty may do it.
CREATE FUNCTION is_duty_for(kind text, role text, s jsonb) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  RETURN CASE
    WHEN kind IN ('submit', 'withdraw', 'by_hand')
      THEN role IN ('executive', 'assistant', 'communications')
    WHEN kind IN ('approve', 'request_changes', 'veto')
      THEN role = s ->> 'role' AND role IN (SELECT a.role FROM approving AS a)
        AND (kind <> 'veto' OR role = 'legal')
    WHEN kind = 'require' THEN role NOT IN ('assistant', 'administrator', 'auditor')
    WHEN kind IN (
      'attempt', 'posted', 'refused', 'held', 'not_sent', 'unknown', 'needs_person', 'missed',
      'read_back', 'not_removed') THEN role = 'publisher'
    WHEN kind = 'removed' THEN role IN ('publisher', 'communications', 'legal')
    WHEN kind IN (
      'recall', 'take_down', 'after_review', 'unfreeze', 'explain_stray', 'ask_redaction')
      THEN role IN ('communications', 'legal')
    WHEN kind IN ('preserve', 'unpreserve', 'redact') THEN role = 'legal'
    WHEN kind IN ('release', 'freeze') THEN role IN ('communications', 'legal', 'executive')
    WHEN kind = 'delegate'
      THEN role = s ->> 'role' AND role IN (SELECT a.role FROM approving AS a)
    WHEN kind = 'take_over' THEN role IN ('communications', 'legal', 'administrator')
    WHEN kind = 'stray' THEN role <> 'assistant'
    WHEN kind = 'comment' THEN role NOT IN ('administrator', 'auditor', 'publisher')
    WHEN kind = 'propose_template'
      THEN role IN ('executive', 'assistant', 'communications', 'legal')
    WHEN kind IN ('adopt_template', 'retire_template') THEN role IN ('communications', 'legal')
  END;
END $$;

CREATE FUNCTION duty_roles(new action, s jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  PERFORM cs_check('CS021', NEW.kind NOT IN ('submit', 'require') OR (
    NOT EXISTS (
      SELECT 1 FROM cs_each(s, 'roles') AS i
      WHERE i.type <> 'text' OR i.value NOT IN (SELECT role FROM approving))
    AND CASE NEW.kind
      WHEN 'require' THEN cs_length(s, 'roles') > 0
      ELSE CASE s ->> 'urgent'
        WHEN '' THEN
          NOT EXISTS (
            SELECT 1 FROM always AS w WHERE w.account = NEW.account
              AND w.role NOT IN (SELECT i.value FROM cs_each(s, 'roles') AS i))
          AND s -> 'steps' = (SELECT k.said FROM step_said AS k WHERE k.account = NEW.account)
        ELSE s -> 'steps' = '[]' AND EXISTS (
          SELECT 1 FROM terms AS t WHERE t.account = NEW.account AND NOT EXISTS (
            SELECT 1 FROM cs_each(t.said, 'urgent') AS i
            WHERE i.value NOT IN (SELECT w.value FROM cs_each(s, 'roles') AS w)))
      END
      -- A veto outlives the revision that met it: legal must see what comes next.
      AND (
        NOT EXISTS (SELECT 1 FROM post AS p WHERE p.id = NEW.post AND p.vetoed = 1)
        OR 'legal' IN (SELECT w.value FROM cs_each(s, 'roles') AS w))
    END));
  PERFORM cs_check('CS022', NOT (
    NEW.kind = 'submit'
    AND EXISTS (SELECT 1 FROM duty AS d
      WHERE d.person = NEW.actor AND d.account = NEW.account AND d.role = 'assistant')
    AND NOT EXISTS (SELECT 1 FROM duty AS d
      WHERE d.person = NEW.actor AND d.account = NEW.account AND d.role = 'executive')
    AND 'executive' NOT IN (SELECT w.value FROM cs_each(s, 'roles') AS w)));
END $$;

-- Reasons are given, remarks say something, and approvals end.
CREATE FUNCTION duty_words(new action, s jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  PERFORM cs_check('CS012', NEW.kind NOT IN (
      'request_changes', 'veto', 'withdraw', 'absent', 'unapprove', 'recall', 'release',
      'take_down', 'freeze', 'unfreeze', 'take_over', 'explain_stray', 'retire_template',
      'preserve', 'unpreserve', 'ask_redaction', 'redact', 'delegate', 'undelegate')
    OR length(btrim(s ->> 'reason', E' \t\n\r\u00a0')) > 0);
  PERFORM cs_check('CS012', NEW.kind NOT IN ('comment', 'propose_template')
    OR s ->> 'suggestion' IS NOT NULL
    OR length(btrim(s ->> 'text', E' \t\n\r\u00a0')) > 0);
  PERFORM cs_check('CS012', NEW.kind <> 'preserve'
    OR length(btrim(s ->> 'matter', E' \t\n\r\u00a0')) > 0);
  PERFORM cs_check('CS012', NEW.kind <> 'approve'
    OR cs_type(s, 'exception') IS DISTINCT FROM 'object'
    OR length(btrim(s #>> '{exception,reason}', E' \t\n\r\u00a0')) > 0);
  PERFORM cs_check('CS024', NEW.kind NOT IN ('approve', 'request_changes', 'veto') OR (
    SELECT cs_is_time(s ->> 'expires_at')
      AND s ->> 'expires_at' > NEW.at
      AND s ->> 'expires_at' <= cs_later(
        NEW.at, CASE WHEN e.days BETWEEN 0 AND 1000000 THEN e.days * 86400 END)
    FROM (
      SELECT cs_int(r.policy::jsonb, 'approval_days') FROM standing AS r WHERE r.current = 1
    ) AS e (days)));
END $$;
