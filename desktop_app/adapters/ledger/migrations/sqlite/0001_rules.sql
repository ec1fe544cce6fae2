-- The state machine. Each check stands on its own: the row is refused unless its condition is TRUE.
-- `s` is the signed statement, `b` the payload's body, `p` the post as the projection has it.

CREATE TRIGGER action_check BEFORE INSERT ON action BEGIN
  SELECT RAISE(ABORT, 'CS003') WHERE EXISTS (SELECT 1 FROM action WHERE id = NEW.id);

  SELECT RAISE(ABORT, 'CS023') WHERE (CASE NEW.kind
    WHEN 'charter' THEN NOT EXISTS (SELECT 1 FROM action)
    ELSE EXISTS (SELECT 1 FROM standing)
  END) IS NOT TRUE;

  -- Four eyes first: it must answer whatever else is wrong with the row.
  SELECT RAISE(ABORT, 'CS010')
  WHERE NEW.kind = 'approve' AND EXISTS (
    SELECT 1 FROM contributor AS c WHERE c.post = NEW.post AND c.person = NEW.actor);

  SELECT RAISE(ABORT, 'CS004') WHERE (
    EXISTS (SELECT 1 FROM payload WHERE sha256 = NEW.statement_sha256)
    AND (NEW.kind <> 'submit' OR EXISTS (SELECT 1 FROM payload WHERE sha256 = NEW.sha256))
  ) IS NOT TRUE;

  SELECT RAISE(ABORT, 'CS001')
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND (CASE NEW.kind
    WHEN 'charter' THEN EXISTS (
      SELECT 1 FROM json_each(s.body, '$.charter.people') AS i WHERE i.value ->> '$.id' = NEW.actor)
    ELSE EXISTS (SELECT 1 FROM person WHERE id = NEW.actor)
  END) IS NOT TRUE;

  -- The statement says what the row says …
  SELECT RAISE(ABORT, 'CS011')
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND (
    json_type(s.body, '$.v') = 'integer' AND s.body ->> '$.v' = 1
    AND json_type(s.body, '$.nonce') = 'text' AND length(s.body ->> '$.nonce') > 0
    AND s.body ->> '$.kind' IS NEW.kind
    AND s.body ->> '$.account' IS NEW.account
    AND s.body ->> '$.actor' IS NEW.actor
    AND s.body ->> '$.post' IS NEW.post AND json_type(s.body, '$.post') IN ('text', 'null')
    AND s.body ->> '$.revision' IS NEW.revision
    AND json_type(s.body, '$.revision') IN ('integer', 'null')
    AND s.body ->> '$.sha256' IS NEW.sha256 AND json_type(s.body, '$.sha256') IN ('text', 'null')
    AND s.body ->> '$.fence' IS NEW.fence
    AND coalesce(json_type(s.body, '$.fence'), 'null') IN ('integer', 'null')
    AND strftime('%Y-%m-%dT%H:%M:%SZ', NEW.at) IS NEW.at
    AND CASE
      WHEN NEW.kind IN ('charter', 'propose_rules', 'adopt_rules') THEN NEW.account = '@ledger'
        AND NEW.post IS NULL AND NEW.revision IS NULL AND NEW.sha256 IS NULL AND NEW.fence IS NULL
      ELSE NEW.account <> '@ledger' AND length(NEW.post) > 0 AND NEW.revision IS NOT NULL
        AND NEW.sha256 IS NOT NULL
    END
  ) IS NOT TRUE;

  -- … and has what its kind needs, of the right type.
  SELECT RAISE(ABORT, 'CS011')
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND (CASE
    WHEN NEW.kind = 'charter' THEN
      s.body ->> '$.charter.policy_digest' = cs_sha256(
        '{"policy":' || (s.body -> '$.charter.policy')
        || ',"profile":' || (s.body -> '$.charter.profile') || '}')
      AND length(s.body ->> '$.charter.rulebook_digest') = 64
      AND json_type(s.body, '$.charter.policy.approval_days') = 'integer'
      AND NOT EXISTS (
        SELECT 1 FROM json_each(s.body, '$.charter.policy.always') AS i
        WHERE i.type <> 'text' OR i.value NOT IN (
          'executive', 'communications', 'legal', 'investor-relations', 'human-resources',
          'data-protection', 'security'))
    WHEN NEW.kind = 'propose_rules' THEN
      s.body ->> '$.policy_digest' = cs_sha256(
        '{"policy":' || (s.body -> '$.policy') || ',"profile":' || (s.body -> '$.profile') || '}')
      AND length(s.body ->> '$.rulebook_digest') = 64
      AND json_type(s.body, '$.policy.approval_days') = 'integer'
      AND json_type(s.body, '$.policy.deadline_seconds') = 'integer'
      AND json_type(s.body, '$.policy.always') = 'array'
      AND json_type(s.body, '$.profile') = 'object'
      AND NOT EXISTS (
        SELECT 1 FROM json_each(s.body, '$.policy.always') AS i
        WHERE i.type <> 'text' OR i.value NOT IN (
          'executive', 'communications', 'legal', 'investor-relations', 'human-resources',
          'data-protection', 'security'))
    WHEN NEW.kind = 'adopt_rules' THEN json_type(s.body, '$.proposal') = 'text'
    WHEN NEW.kind = 'submit' THEN
      json_type(s.body, '$.roles') = 'array'
      AND json_type(s.body, '$.findings') = 'array'
      AND json_type(s.body, '$.contributors') = 'array'
      AND NOT EXISTS (SELECT 1 FROM json_each(s.body, '$.findings') AS i WHERE i.type <> 'object')
      AND NOT EXISTS (SELECT 1 FROM json_each(s.body, '$.contributors') AS i WHERE i.type <> 'text')
      AND EXISTS (
        SELECT 1 FROM payload AS b WHERE b.sha256 = NEW.sha256
          AND b.body ->> '$.account' = NEW.account
          AND json_type(b.body, '$.parts[0].text') = 'text')
    WHEN NEW.kind IN ('approve', 'request_changes', 'veto') THEN
      json_type(s.body, '$.role') = 'text' AND json_type(s.body, '$.meaning') = 'text'
      AND json_type(s.body, '$.reason') = 'text' AND json_type(s.body, '$.expires_at') = 'text'
    WHEN NEW.kind IN ('withdraw', 'missed') THEN json_type(s.body, '$.reason') = 'text'
    WHEN NEW.kind = 'require' THEN json_type(s.body, '$.roles') = 'array'
      AND json_type(s.body, '$.reason') = 'text'
    WHEN NEW.kind = 'attempt' THEN json_type(s.body, '$.deadline') IS NOT NULL
    WHEN NEW.kind IN ('posted', 'found') THEN
      json_type(s.body, '$.reason') = 'text'
      AND json_type(s.body, '$.text') IN ('text', 'null')
      AND json_type(s.body, '$.same_text') IN ('true', 'false', 'null')
      AND json_type(s.body, '$.x_post_id') = 'text' AND length(s.body ->> '$.x_post_id') > 0
      AND s.body ->> '$.x_post_id' NOT GLOB '*[^0-9]*'
    WHEN NEW.kind IN ('refused', 'held', 'not_sent', 'unknown', 'absent') THEN
      json_type(s.body, '$.reason') = 'text'
      AND json_type(s.body, '$.text') IN ('text', 'null')
      AND json_type(s.body, '$.same_text') IN ('true', 'false', 'null')
      AND json_type(s.body, '$.x_post_id') = 'null'
  END) IS NOT TRUE;
  SELECT RAISE(ABORT, 'CS011')
  WHERE (NEW.fence IS NOT NULL) IS NOT (NEW.kind IN (
    'attempt', 'posted', 'refused', 'held', 'not_sent', 'unknown', 'found', 'absent'));

  SELECT RAISE(ABORT, 'CS006')
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND (CASE NEW.kind
    WHEN 'charter' THEN s.body ->> '$.realm' IN ('practice', 'x')
      AND s.body ->> '$.realm' = s.body ->> '$.charter.realm'
    ELSE s.body ->> '$.realm' = (SELECT realm FROM standing WHERE current = 1) AND (
      NEW.kind <> 'submit' OR (SELECT b.body ->> '$.realm' FROM payload AS b
        WHERE b.sha256 = NEW.sha256) = s.body ->> '$.realm')
  END) IS NOT TRUE;

  SELECT RAISE(ABORT, 'CS002')
  WHERE NEW.account <> '@ledger' AND (CASE
    WHEN NEW.kind = 'submit' AND NOT EXISTS (SELECT 1 FROM post WHERE id = NEW.post)
      THEN NEW.revision = 1
    WHEN NEW.kind = 'submit' THEN EXISTS (
      SELECT 1 FROM post AS p
      WHERE p.id = NEW.post AND p.account = NEW.account AND p.revision + 1 = NEW.revision)
    ELSE EXISTS (SELECT 1 FROM post AS p WHERE p.id = NEW.post AND p.account = NEW.account)
  END) IS NOT TRUE;

  SELECT RAISE(ABORT, 'CS005')
  WHERE NEW.kind <> 'submit' AND NEW.account <> '@ledger' AND NOT EXISTS (
    SELECT 1 FROM post AS p
    WHERE p.id = NEW.post AND p.revision = NEW.revision AND p.sha256 = NEW.sha256);
  -- A proposal is adopted once, and not after the rules that it was to replace have changed.
  SELECT RAISE(ABORT, 'CS005')
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'adopt_rules' AND (
    SELECT o.n > coalesce((SELECT max(n) FROM action WHERE kind = 'adopt_rules'), 0)
    FROM action AS o WHERE o.id = s.body ->> '$.proposal' AND o.kind = 'propose_rules'
  ) IS NOT TRUE;

  SELECT RAISE(ABORT, 'CS007')
  FROM payload AS s, standing AS r
  WHERE s.sha256 = NEW.statement_sha256 AND r.current = 1
    AND NEW.kind IN ('submit', 'approve', 'request_changes', 'veto') AND (
      s.body ->> '$.policy_digest' = r.policy_digest
      AND s.body ->> '$.rulebook_digest' = r.rulebook_digest
      AND (NEW.kind <> 'submit' OR EXISTS (
        SELECT 1 FROM payload AS b WHERE b.sha256 = NEW.sha256
          AND b.body ->> '$.policy_digest' = r.policy_digest
          AND b.body ->> '$.rulebook_digest' = r.rulebook_digest))
    ) IS NOT TRUE;

  SELECT RAISE(ABORT, 'CS008')
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND (CASE
    WHEN NEW.kind IN ('charter', 'found', 'absent') THEN TRUE
    WHEN NEW.kind = 'submit' THEN EXISTS (
      SELECT 1 FROM duty AS d WHERE d.person = NEW.actor AND d.account = NEW.account
        AND d.role IN ('executive', 'assistant', 'communications'))
    WHEN NEW.kind IN ('approve', 'request_changes', 'veto') THEN EXISTS (
      SELECT 1 FROM duty AS d WHERE d.person = NEW.actor AND d.account = NEW.account
        AND d.role = s.body ->> '$.role'
        AND d.role IN (
          'executive', 'communications', 'legal', 'investor-relations', 'human-resources',
          'data-protection', 'security')
        AND (NEW.kind <> 'veto' OR d.role = 'legal'))
    WHEN NEW.kind = 'withdraw' THEN EXISTS (
      SELECT 1 FROM contributor AS c WHERE c.post = NEW.post AND c.person = NEW.actor
      UNION ALL
      SELECT 1 FROM duty AS d WHERE d.person = NEW.actor AND d.account = NEW.account
        AND d.role IN ('executive', 'assistant', 'communications'))
    WHEN NEW.kind = 'require' THEN EXISTS (
      SELECT 1 FROM duty AS d WHERE d.person = NEW.actor AND d.account = NEW.account
        AND d.role NOT IN ('assistant', 'administrator', 'auditor'))
    WHEN NEW.kind IN ('attempt', 'posted', 'refused', 'held', 'not_sent', 'unknown', 'missed')
      THEN EXISTS (
        SELECT 1 FROM duty AS d WHERE d.person = NEW.actor AND d.account = NEW.account
          AND d.role = 'publisher')
    WHEN NEW.kind = 'propose_rules' THEN EXISTS (
      SELECT 1 FROM duty AS d WHERE d.person = NEW.actor AND d.role IN ('communications', 'legal'))
    -- The proposer and somebody else, one of them for communications and the other for legal.
    WHEN NEW.kind = 'adopt_rules' THEN EXISTS (
      SELECT 1 FROM action AS o
      JOIN duty AS his ON his.person = o.actor AND his.role IN ('communications', 'legal')
      JOIN duty AS mine ON mine.person = NEW.actor AND mine.role IN ('communications', 'legal')
      WHERE o.id = s.body ->> '$.proposal' AND o.actor <> NEW.actor AND his.role <> mine.role)
  END) IS NOT TRUE;

  SELECT RAISE(ABORT, 'CS021')
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind IN ('submit', 'require')
    AND (
      NOT EXISTS (
        SELECT 1 FROM json_each(s.body, '$.roles') AS i WHERE i.type <> 'text' OR i.value NOT IN (
          'executive', 'communications', 'legal', 'investor-relations', 'human-resources',
          'data-protection', 'security'))
      AND CASE NEW.kind
        WHEN 'require' THEN json_array_length(s.body, '$.roles') > 0
        ELSE NOT EXISTS (
          SELECT 1 FROM standing AS r, json_each(r.policy, '$.always') AS i
          WHERE r.current = 1
            AND i.value NOT IN (SELECT value FROM json_each(s.body, '$.roles')))
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
    AND NEW.kind IN ('request_changes', 'veto', 'withdraw', 'absent')
    AND (length(trim(s.body ->> '$.reason', ' ' || char(9, 10, 13, 160))) > 0) IS NOT TRUE;

  SELECT RAISE(ABORT, 'CS024')
  FROM payload AS s, standing AS r
  WHERE s.sha256 = NEW.statement_sha256 AND r.current = 1
    AND NEW.kind IN ('approve', 'request_changes', 'veto') AND (
      strftime('%Y-%m-%dT%H:%M:%SZ', s.body ->> '$.expires_at') IS s.body ->> '$.expires_at'
      AND s.body ->> '$.expires_at' > NEW.at
      AND s.body ->> '$.expires_at' <= strftime(
        '%Y-%m-%dT%H:%M:%SZ', NEW.at, '+' || (r.policy ->> '$.approval_days') || ' days')
    ) IS NOT TRUE;

  SELECT RAISE(ABORT, 'CS013')
  FROM post AS p WHERE p.id = NEW.post AND (CASE
    WHEN NEW.kind = 'submit' THEN p.state IN (
      'in_review', 'changes_requested', 'vetoed', 'approved', 'refused', 'held', 'missed')
    WHEN NEW.kind IN ('approve', 'request_changes', 'veto', 'require', 'missed')
      THEN p.state IN ('in_review', 'approved', 'held')
    WHEN NEW.kind = 'withdraw' THEN p.state IN (
      'in_review', 'changes_requested', 'vetoed', 'approved', 'refused', 'held', 'missed')
    WHEN NEW.kind = 'attempt' THEN p.state IN ('approved', 'held')
    ELSE TRUE -- outcomes: CS017
  END) IS NOT TRUE;

  SELECT RAISE(ABORT, 'CS017')
  FROM post AS p WHERE p.id = NEW.post AND (CASE
    WHEN NEW.kind IN ('posted', 'refused', 'held', 'not_sent', 'unknown') THEN
      p.state = 'sending' AND EXISTS (SELECT 1 FROM attempt AS t
        WHERE t.post = NEW.post AND t.live = 1 AND t.publisher = NEW.actor)
    WHEN NEW.kind IN ('found', 'absent') THEN p.state = 'unknown'
    ELSE TRUE
  END) IS NOT TRUE;

  SELECT RAISE(ABORT, 'CS018')
  WHERE NEW.kind IN ('found', 'absent') AND NOT EXISTS (
    SELECT 1 FROM duty AS d WHERE d.person = NEW.actor AND d.account = NEW.account
      AND (d.role = 'communications' OR (
        NEW.kind = 'found' AND d.role NOT IN ('assistant', 'administrator', 'auditor'))));

  SELECT RAISE(ABORT, 'CS014')
  WHERE NEW.kind = 'attempt' AND (
    EXISTS (SELECT 1 FROM counting AS c WHERE c.post = NEW.post AND c.expires_at > NEW.at)
    AND NOT EXISTS (
      SELECT 1 FROM requirement AS q WHERE q.post = NEW.post AND q.revision = NEW.revision
        AND q.role NOT IN (
          SELECT c.role FROM counting AS c WHERE c.post = NEW.post AND c.expires_at > NEW.at))
  ) IS NOT TRUE;

  SELECT RAISE(ABORT, 'CS015')
  FROM payload AS b WHERE b.sha256 = NEW.sha256 AND (CASE NEW.kind
    WHEN 'attempt' THEN NEW.at >= coalesce(b.body ->> '$.not_before', '')
      AND NEW.at <= coalesce(b.body ->> '$.not_after', '~')
    WHEN 'missed' THEN NEW.at >= b.body ->> '$.not_after'
    ELSE TRUE
  END) IS NOT TRUE;

  SELECT RAISE(ABORT, 'CS016')
  FROM post AS p WHERE p.id = NEW.post AND NEW.fence IS NOT NULL
    AND NEW.fence IS NOT (p.attempts + (NEW.kind = 'attempt'));

  SELECT RAISE(ABORT, 'CS019')
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind IN ('posted', 'found')
    AND EXISTS (SELECT 1 FROM post AS p
      WHERE p.x_post_id = s.body ->> '$.x_post_id' AND p.id <> NEW.post);

  SELECT RAISE(ABORT, 'CS009')
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND (cs_verify(
    CASE NEW.kind
      WHEN 'charter' THEN (SELECT i.value ->> '$.key'
        FROM json_each(s.body, '$.charter.people') AS i WHERE i.value ->> '$.id' = NEW.actor)
      ELSE (SELECT key FROM person WHERE id = NEW.actor)
    END, s.body, NEW.signature) = 1) IS NOT TRUE;

  SELECT RAISE(ABORT, 'CS020') WHERE (
    NEW.seq = 1 + coalesce((SELECT seq FROM chain WHERE account = NEW.account), 0)
    AND NEW.prev_hash = coalesce(
      (SELECT hash FROM chain WHERE account = NEW.account), printf('%064d', 0))
    AND NEW.leaf = cs_leaf(
      NEW.id, NEW.account, NEW.seq, NEW.at, NEW.kind, NEW.actor, NEW.post, NEW.revision,
      NEW.sha256, NEW.fence, NEW.statement_sha256, NEW.signature)
    AND NEW.hash = cs_link(NEW.prev_hash, NEW.leaf)
  ) IS NOT TRUE;
END;
