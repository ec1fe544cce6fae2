-- Second of three, as 0002 has it; and whoever stands in for somebody remarks in that duty as well.
-- Said in the words of ../sqlite/0003_rules_duty.sql, check by check and in the same order.

CREATE OR REPLACE FUNCTION rules_duty(new action, s jsonb) RETURNS void
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
    -- Every duty that can be lent may remark, and answer.
    WHEN NEW.kind = 'comment' AND s ->> 'for' IS NOT NULL
      THEN cs_type(s, 'for') = 'text' AND EXISTS (
        SELECT 1 FROM lent AS g
        WHERE g.deputy = NEW.actor AND g.account = NEW.account AND g.principal = s ->> 'for'
          AND g.begins_at <= NEW.at AND NEW.at < g.ends_at)
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
CREATE OR REPLACE FUNCTION may_resolve(new action, s jsonb) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  RETURN EXISTS (
    SELECT 1 FROM comment AS c JOIN voice AS v ON v.comment = c.id
    WHERE c.id = s ->> 'comment' AND (
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
                WHERE his.person = v.person AND his.account = NEW.account)
              OR NOT EXISTS (
                SELECT 1 FROM duty AS his WHERE his.person = v.person
                  AND his.account = NEW.account AND his.role IN (SELECT role FROM approving)))))));
END $$;

CREATE OR REPLACE FUNCTION may_resolve_for(new action, s jsonb) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  RETURN EXISTS (
    SELECT 1 FROM voice AS v JOIN lent AS g ON g.deputy = NEW.actor AND g.account = NEW.account
    WHERE v.comment = s ->> 'comment' AND g.principal = s ->> 'for'
      AND g.begins_at <= NEW.at AND NEW.at < g.ends_at
      AND NOT EXISTS (
        SELECT 1 FROM contributor AS k
        WHERE k.post = NEW.post AND k.person IN (NEW.actor, g.principal))
      AND (
        g.role IN (
          SELECT his.role FROM duty AS his
          WHERE his.person = v.person AND his.account = NEW.account)
        OR NOT EXISTS (
          SELECT 1 FROM duty AS his WHERE his.person = v.person
            AND his.account = NEW.account AND his.role IN (SELECT role FROM approving))));
END $$;
