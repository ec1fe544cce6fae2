-- Second of three, as 0002 has it; and whoever stands in for somebody remarks in that duty as well.
-- SQLite asks the newest trigger first: what is asked before this is made again after it, unchanged
-- (0002_rules_form.sql).
DROP TRIGGER action_form;
DROP TRIGGER action_duty;

CREATE TRIGGER action_duty BEFORE INSERT ON action BEGIN
  SELECT RAISE(ABORT, 'CS008')
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND (CASE
    WHEN NEW.kind IN ('charter', 'found', 'absent') THEN TRUE -- CS018
    WHEN NEW.kind = 'seen' THEN TRUE -- whoever saw it is on the list
    WHEN NEW.kind = 'unapprove' THEN EXISTS (
      SELECT 1 FROM counting AS c
      WHERE c.post = NEW.post AND c.actor = NEW.actor AND c.role = s.body ->> '$.role'
        AND c.acting_for IS s.body ->> '$.for')
    -- A deputy acts in one duty of somebody who has it, and who lent it to them for now.
    WHEN NEW.kind IN ('approve', 'request_changes', 'veto') AND s.body ->> '$.for' IS NOT NULL
      THEN (NEW.kind <> 'veto' OR s.body ->> '$.role' = 'legal') AND EXISTS (
        SELECT 1 FROM lent AS g
        WHERE g.deputy = NEW.actor AND g.account = NEW.account AND g.principal = s.body ->> '$.for'
          AND g.role = s.body ->> '$.role' AND g.begins_at <= NEW.at AND NEW.at < g.ends_at)
    -- Also what today's rules ask for besides, when they decide.
    WHEN NEW.kind = 'require' AND EXISTS (
      SELECT 1 FROM lent AS g
      WHERE g.deputy = NEW.actor AND g.account = NEW.account
        AND g.begins_at <= NEW.at AND NEW.at < g.ends_at) THEN TRUE
    WHEN NEW.kind = 'undelegate' THEN EXISTS (
        SELECT 1 FROM delegation AS g WHERE g.action = s.body ->> '$.delegation'
          AND NEW.actor IN (g.principal, g.deputy))
      OR EXISTS (
        SELECT 1 FROM duty AS d WHERE d.person = NEW.actor AND d.account = NEW.account
          AND d.role IN ('communications', 'legal'))
    -- Every duty that can be lent may remark, and answer.
    WHEN NEW.kind = 'comment' AND s.body ->> '$.for' IS NOT NULL
      THEN json_type(s.body, '$.for') = 'text' AND EXISTS (
        SELECT 1 FROM lent AS g
        WHERE g.deputy = NEW.actor AND g.account = NEW.account AND g.principal = s.body ->> '$.for'
          AND g.begins_at <= NEW.at AND NEW.at < g.ends_at)
    WHEN NEW.kind = 'resolve' AND s.body ->> '$.for' IS NOT NULL THEN EXISTS (
      SELECT 1 FROM voice AS v JOIN lent AS g ON g.deputy = NEW.actor AND g.account = NEW.account
      WHERE v.comment = s.body ->> '$.comment' AND g.principal = s.body ->> '$.for'
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
              AND his.account = NEW.account AND his.role IN (SELECT role FROM approving))))
    -- Their own remark, or one of somebody of the same duty; an author only their own. What an
    -- assistant remarked, who has no approving duty, anybody who has one.
    WHEN NEW.kind = 'resolve' THEN EXISTS (
      SELECT 1 FROM comment AS c JOIN voice AS v ON v.comment = c.id
      WHERE c.id = s.body ->> '$.comment' AND (
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
                    AND his.account = NEW.account AND his.role IN (SELECT role FROM approving)))))))
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
      WHERE o.id = s.body ->> '$.proposal' AND o.actor <> NEW.actor AND his.role <> mine.role)
    -- Likewise; an administrator may have proposed it, or nobody could replace the only lawyer.
    WHEN NEW.kind = 'adopt_roster' THEN EXISTS (
      SELECT 1 FROM action AS o
      JOIN duty AS his ON his.person = o.actor
        AND his.role IN ('communications', 'legal', 'administrator')
      JOIN duty AS mine ON mine.person = NEW.actor AND mine.role IN ('communications', 'legal')
      WHERE o.id = s.body ->> '$.proposal' AND o.actor <> NEW.actor AND his.role <> mine.role)
    ELSE EXISTS (
      SELECT 1 FROM duty AS d WHERE d.person = NEW.actor AND d.account = NEW.account AND CASE
        WHEN NEW.kind IN ('submit', 'withdraw', 'by_hand')
          THEN d.role IN ('executive', 'assistant', 'communications')
        WHEN NEW.kind IN ('approve', 'request_changes', 'veto')
          THEN d.role = s.body ->> '$.role' AND d.role IN (SELECT role FROM approving)
            AND (NEW.kind <> 'veto' OR d.role = 'legal')
        WHEN NEW.kind = 'require' THEN d.role NOT IN ('assistant', 'administrator', 'auditor')
        WHEN NEW.kind IN (
          'attempt', 'posted', 'refused', 'held', 'not_sent', 'unknown', 'needs_person', 'missed',
          'read_back', 'not_removed') THEN d.role = 'publisher'
        WHEN NEW.kind = 'removed' THEN d.role IN ('publisher', 'communications', 'legal')
        WHEN NEW.kind IN (
          'recall', 'take_down', 'after_review', 'unfreeze', 'explain_stray', 'ask_redaction')
          THEN d.role IN ('communications', 'legal')
        WHEN NEW.kind IN ('preserve', 'unpreserve', 'redact') THEN d.role = 'legal'
        WHEN NEW.kind IN ('release', 'freeze')
          THEN d.role IN ('communications', 'legal', 'executive')
        WHEN NEW.kind = 'delegate'
          THEN d.role = s.body ->> '$.role' AND d.role IN (SELECT role FROM approving)
        WHEN NEW.kind = 'take_over' THEN d.role IN ('communications', 'legal', 'administrator')
        WHEN NEW.kind = 'stray' THEN d.role <> 'assistant'
        WHEN NEW.kind = 'comment' THEN d.role NOT IN ('administrator', 'auditor', 'publisher')
        WHEN NEW.kind = 'propose_template'
          THEN d.role IN ('executive', 'assistant', 'communications', 'legal')
        WHEN NEW.kind IN ('adopt_template', 'retire_template')
          THEN d.role IN ('communications', 'legal')
      END)
  END) IS NOT TRUE;

  SELECT RAISE(ABORT, 'CS018')
  WHERE NEW.kind IN ('found', 'absent') AND NOT EXISTS (
    SELECT 1 FROM duty AS d WHERE d.person = NEW.actor AND d.account = NEW.account
      AND (d.role = 'communications' OR (
        NEW.kind = 'found' AND d.role NOT IN ('assistant', 'administrator', 'auditor'))));

  SELECT RAISE(ABORT, 'CS021')
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind IN ('submit', 'require')
    AND (
      NOT EXISTS (
        SELECT 1 FROM json_each(s.body, '$.roles') AS i
        WHERE i.type <> 'text' OR i.value NOT IN (SELECT role FROM approving))
      AND CASE NEW.kind
        WHEN 'require' THEN json_array_length(s.body, '$.roles') > 0
        ELSE CASE s.body ->> '$.urgent'
          WHEN '' THEN
            NOT EXISTS (
              SELECT 1 FROM always AS w WHERE w.account = NEW.account
                AND w.role NOT IN (SELECT value FROM json_each(s.body, '$.roles')))
            AND s.body -> '$.steps' = (SELECT k.said FROM step_said AS k WHERE k.account = NEW.account)
          ELSE s.body -> '$.steps' = '[]' AND EXISTS (
            SELECT 1 FROM terms AS t WHERE t.account = NEW.account AND NOT EXISTS (
              SELECT 1 FROM json_each(t.said, '$.urgent') AS i
              WHERE i.value NOT IN (SELECT value FROM json_each(s.body, '$.roles'))))
        END
        -- A veto outlives the revision that met it: legal must see what comes next.
        AND (
          NOT EXISTS (SELECT 1 FROM post AS p WHERE p.id = NEW.post AND p.vetoed = 1)
          OR 'legal' IN (SELECT value FROM json_each(s.body, '$.roles')))
      END
    ) IS NOT TRUE;

  SELECT RAISE(ABORT, 'CS022')
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'submit'
    AND EXISTS (SELECT 1 FROM duty AS d
      WHERE d.person = NEW.actor AND d.account = NEW.account AND d.role = 'assistant')
    AND NOT EXISTS (SELECT 1 FROM duty AS d
      WHERE d.person = NEW.actor AND d.account = NEW.account AND d.role = 'executive')
    AND 'executive' NOT IN (SELECT value FROM json_each(s.body, '$.roles'));

  SELECT RAISE(ABORT, 'CS012')
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256
    AND NEW.kind IN (
      'request_changes', 'veto', 'withdraw', 'absent', 'unapprove', 'recall', 'release',
      'take_down', 'freeze', 'unfreeze', 'take_over', 'explain_stray', 'retire_template',
      'preserve', 'unpreserve', 'ask_redaction', 'redact', 'delegate', 'undelegate')
    AND (length(trim(s.body ->> '$.reason', ' ' || char(9, 10, 13, 160))) > 0) IS NOT TRUE;
  SELECT RAISE(ABORT, 'CS012')
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256
    AND NEW.kind IN ('comment', 'propose_template') AND s.body ->> '$.suggestion' IS NULL
    AND (length(trim(s.body ->> '$.text', ' ' || char(9, 10, 13, 160))) > 0) IS NOT TRUE;
  SELECT RAISE(ABORT, 'CS012')
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'preserve'
    AND (length(trim(s.body ->> '$.matter', ' ' || char(9, 10, 13, 160))) > 0) IS NOT TRUE;

  SELECT RAISE(ABORT, 'CS012')
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'approve'
    AND json_type(s.body, '$.exception') = 'object'
    AND (length(trim(s.body ->> '$.exception.reason', ' ' || char(9, 10, 13, 160))) > 0) IS NOT TRUE;

  SELECT RAISE(ABORT, 'CS024')
  FROM payload AS s, standing AS r
  WHERE s.sha256 = NEW.statement_sha256 AND r.current = 1
    AND NEW.kind IN ('approve', 'request_changes', 'veto') AND (
      strftime('%Y-%m-%dT%H:%M:%SZ', s.body ->> '$.expires_at') IS s.body ->> '$.expires_at'
      AND s.body ->> '$.expires_at' > NEW.at
      AND s.body ->> '$.expires_at' <= strftime(
        '%Y-%m-%dT%H:%M:%SZ', NEW.at, '+' || (r.policy ->> '$.approval_days') || ' days')
    ) IS NOT TRUE;
END;
