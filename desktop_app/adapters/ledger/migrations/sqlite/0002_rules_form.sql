-- First of three: is the row well made, and about what is there and current?
-- Each check stands on its own: the row is refused unless its condition is TRUE. `s` is the signed
-- statement, `b` the payload's body, `p` the post as the projection has it. SQLite asks the newest
-- trigger first, so this file is read after the other two; only which code a row with several faults
-- gets depends on it.

CREATE TRIGGER action_form BEFORE INSERT ON action BEGIN
  SELECT RAISE(ABORT, 'CS003') WHERE EXISTS (SELECT 1 FROM action WHERE id = NEW.id);

  SELECT RAISE(ABORT, 'CS023') WHERE (CASE NEW.kind
    WHEN 'charter' THEN NOT EXISTS (SELECT 1 FROM action)
    ELSE EXISTS (SELECT 1 FROM standing)
  END) IS NOT TRUE;

  -- Four eyes first: it must answer whatever else is wrong with the row.
  SELECT RAISE(ABORT, 'CS010')
  WHERE NEW.kind IN ('approve', 'release', 'after_review') AND EXISTS (
    SELECT 1 FROM contributor AS c WHERE c.post = NEW.post AND c.person = NEW.actor);

  -- Nor does a deputy in the name of somebody who had a hand in it.
  SELECT RAISE(ABORT, 'CS010')
  FROM payload AS s JOIN contributor AS c ON c.post = NEW.post AND c.person = s.body ->> '$.for'
  WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'approve';

  SELECT RAISE(ABORT, 'CS010')
  FROM payload AS s JOIN action AS a ON a.id = s.body ->> '$.proposal'
  WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'adopt_template' AND a.actor = NEW.actor;

  SELECT RAISE(ABORT, 'CS010')
  FROM post AS p JOIN action AS a ON a.id = p.redaction_asked
  WHERE p.id = NEW.post AND NEW.kind = 'redact' AND a.actor = NEW.actor;

  SELECT RAISE(ABORT, 'CS004') WHERE (
    EXISTS (SELECT 1 FROM payload WHERE sha256 = NEW.statement_sha256)
    AND (NEW.kind <> 'submit' OR EXISTS (SELECT 1 FROM payload WHERE sha256 = NEW.sha256))
  ) IS NOT TRUE;
  -- Everybody else reads what one person writes: 25 parts of 25,000 characters fit, twice over.
  SELECT RAISE(ABORT, 'CS004')
  FROM payload AS o
  WHERE (o.sha256 = NEW.statement_sha256 OR (NEW.kind = 'submit' AND o.sha256 = NEW.sha256))
    AND length(o.body) > 2000000;

  SELECT RAISE(ABORT, 'CS004')
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'submit'
    AND s.body ->> '$.source' IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM payload WHERE sha256 = s.body ->> '$.source');

  SELECT RAISE(ABORT, 'CS004')
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'submit'
    AND s.body ->> '$.note' IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM payload WHERE sha256 = s.body ->> '$.note');

  -- A company's list is there, is the one that the statement names, and is not more than everybody
  -- should have to read each time.
  SELECT RAISE(ABORT, 'CS004')
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'keep_list'
    AND NOT EXISTS (
      SELECT 1 FROM payload AS o
      WHERE o.sha256 = s.body ->> '$.body' AND length(CAST(o.body AS BLOB)) <= 65536
        AND json_type(o.body, '$.items') = 'array'
        AND o.body ->> '$.list' = s.body ->> '$.list');

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
    AND NEW.id NOT GLOB '*[^0-9A-Za-z._-]*' AND length(NEW.id) BETWEEN 1 AND 100
    AND coalesce(NEW.post, '-') NOT GLOB '*[^0-9A-Za-z._-]*'
    AND coalesce(length(NEW.post), 1) BETWEEN 1 AND 100
    AND (NEW.fence IS NOT NULL) IS (NEW.kind IN (
      'attempt', 'posted', 'refused', 'held', 'not_sent', 'unknown', 'needs_person', 'found',
      'absent'))
  ) IS NOT TRUE;

  -- … and has what its kind needs, of the right type.
  SELECT RAISE(ABORT, 'CS011')
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND (CASE
    WHEN NEW.kind = 'charter' THEN
      s.body ->> '$.charter.policy_digest' = cs_sha256(
        '{"policy":' || (s.body -> '$.charter.policy')
        || ',"profile":' || (s.body -> '$.charter.profile') || '}')
      AND length(s.body ->> '$.charter.rulebook_digest') = 64
    WHEN NEW.kind = 'propose_rules' THEN
      s.body ->> '$.policy_digest' = cs_sha256(
        '{"policy":' || (s.body -> '$.policy') || ',"profile":' || (s.body -> '$.profile') || '}')
      AND length(s.body ->> '$.rulebook_digest') = 64
      AND json_type(s.body, '$.profile') = 'object'
    WHEN NEW.kind IN ('adopt_rules', 'adopt_roster') THEN json_type(s.body, '$.proposal') = 'text'
    WHEN NEW.kind = 'heartbeat' THEN json_type(s.body, '$.envelope') = 'text'
    WHEN NEW.kind = 'propose_roster' THEN
      json_type(s.body, '$.envelope') = 'text' AND json_type(s.body, '$.version') = 'integer'
      AND json_type(s.body, '$.people') = 'array' AND json_type(s.body, '$.duties') = 'array'
      AND json_type(s.body, '$.former') = 'array'
    WHEN NEW.kind = 'submit' THEN
      json_type(s.body, '$.roles') = 'array'
      AND json_type(s.body, '$.steps') = 'array'
      AND json_type(s.body, '$.findings') = 'array'
      AND json_type(s.body, '$.contributors') = 'array'
      AND NOT EXISTS (SELECT 1 FROM json_each(s.body, '$.findings') AS i WHERE i.type <> 'object')
      AND NOT EXISTS (SELECT 1 FROM json_each(s.body, '$.contributors') AS i WHERE i.type <> 'text')
      AND json_type(s.body, '$.layers') = 'array'
      AND NOT EXISTS (SELECT 1 FROM json_each(s.body, '$.layers') AS i WHERE i.type <> 'text')
      AND json_type(s.body, '$.reason') = 'text'
      AND json_type(s.body, '$.by_hand') IN ('true', 'false')
      AND json_type(s.body, '$.urgent') = 'text'
      AND json_type(s.body, '$.corrects') IN ('text', 'null')
      AND json_type(s.body, '$.source') IN ('text', 'null')
      AND json_type(s.body, '$.note') IN ('text', 'null')
      AND json_type(s.body, '$.template') IN ('text', 'null')
      AND json_type(s.body, '$.accepted') = 'array'
      AND NOT EXISTS (SELECT 1 FROM json_each(s.body, '$.accepted') AS i WHERE i.type <> 'text')
      AND json_type(s.body, '$.pair') IN ('text', 'null')
      AND (s.body ->> '$.pair' IS NULL) = (
        SELECT b.body ->> '$.twin' IS NULL FROM payload AS b WHERE b.sha256 = NEW.sha256)
    WHEN NEW.kind = 'comment' THEN
      json_type(s.body, '$.text') = 'text'
      AND json_type(s.body, '$.thread') IN ('text', 'null')
      AND json_type(s.body, '$.suggestion') IN ('text', 'null')
      AND CASE json_type(s.body, '$.anchor')
        WHEN 'null' THEN json_type(s.body, '$.suggestion') = 'null'
        WHEN 'object' THEN
          (SELECT count(*) FROM json_each(s.body, '$.anchor')) = 4
          AND json_type(s.body, '$.anchor.part') = 'integer'
          AND json_type(s.body, '$.anchor.start') = 'integer'
          AND json_type(s.body, '$.anchor.end') = 'integer'
          AND json_type(s.body, '$.anchor.quote') = 'text'
          AND s.body ->> '$.anchor.part' >= 0
          AND 0 <= s.body ->> '$.anchor.start'
          AND s.body ->> '$.anchor.start' < s.body ->> '$.anchor.end'
      END
    WHEN NEW.kind = 'resolve' THEN
      json_type(s.body, '$.comment') = 'text' AND json_type(s.body, '$.reason') = 'text'
      AND json_type(s.body, '$.for') IN ('text', 'null')
    WHEN NEW.kind = 'seen' THEN TRUE
    WHEN NEW.kind = 'propose_template' THEN
      json_type(s.body, '$.name') = 'text' AND json_type(s.body, '$.text') = 'text'
      AND s.body ->> '$.language' IN ('en', 'fr')
      AND json_type(s.body, '$.holding') IN ('true', 'false')
    WHEN NEW.kind = 'adopt_template' THEN json_type(s.body, '$.proposal') = 'text'
    WHEN NEW.kind = 'retire_template' THEN
      json_type(s.body, '$.template') = 'text' AND json_type(s.body, '$.reason') = 'text'
    WHEN NEW.kind IN ('add_word', 'drop_word') THEN
      cs_word(s.body ->> '$.word') = 1 AND json_type(s.body, '$.word') = 'text'
      AND s.body ->> '$.language' IN ('en', 'fr', 'both') AND s.body ->> '$.reason' = ''
    WHEN NEW.kind = 'keep_list' THEN
      s.body ->> '$.list' IN ('goals', 'hashtags', 'watch')
      AND json_type(s.body, '$.replaces') IN ('text', 'null')
    WHEN NEW.kind IN ('approve', 'request_changes', 'veto') THEN
      json_type(s.body, '$.role') = 'text' AND json_type(s.body, '$.meaning') = 'text'
      AND json_type(s.body, '$.reason') = 'text' AND json_type(s.body, '$.expires_at') = 'text'
      AND json_type(s.body, '$.for') IN ('text', 'null')
      -- Legal's exception from a quiet period says why, and what is public already.
      AND CASE
        WHEN NEW.kind <> 'approve' THEN json_type(s.body, '$.exception') IS NULL
        WHEN json_type(s.body, '$.exception') = 'null' THEN TRUE
        WHEN json_type(s.body, '$.exception') = 'object' THEN
          s.body ->> '$.role' = 'legal'
          AND (SELECT count(*) FROM json_each(s.body, '$.exception')) = 2
          AND json_type(s.body, '$.exception.reason') = 'text'
          AND json_type(s.body, '$.exception.link') = 'text'
          AND length(s.body ->> '$.exception.link') <= 2000
          AND s.body ->> '$.exception.link' GLOB 'https://[0-9A-Za-z]*'
          AND s.body ->> '$.exception.link' NOT GLOB '*[^!-~]*'
      END
    WHEN NEW.kind = 'unapprove' THEN json_type(s.body, '$.role') = 'text'
      AND json_type(s.body, '$.reason') = 'text' AND json_type(s.body, '$.for') IN ('text', 'null')
    WHEN NEW.kind = 'delegate' THEN
      json_type(s.body, '$.role') = 'text' AND json_type(s.body, '$.deputy') = 'text'
      AND strftime('%Y-%m-%dT%H:%M:%SZ', s.body ->> '$.begins_at') = s.body ->> '$.begins_at'
      AND strftime('%Y-%m-%dT%H:%M:%SZ', s.body ->> '$.ends_at') = s.body ->> '$.ends_at'
      AND json_type(s.body, '$.reason') = 'text'
    WHEN NEW.kind = 'undelegate' THEN json_type(s.body, '$.delegation') = 'text'
      AND json_type(s.body, '$.reason') = 'text'
    WHEN NEW.kind IN (
      'withdraw', 'missed', 'recall', 'release', 'take_down', 'after_review', 'freeze', 'unfreeze',
      'ask_redaction', 'redact')
      THEN json_type(s.body, '$.reason') = 'text'
    WHEN NEW.kind = 'require' THEN json_type(s.body, '$.roles') = 'array'
      AND json_type(s.body, '$.reason') = 'text'
    WHEN NEW.kind = 'attempt' THEN
      json_type(s.body, '$.part') = 'integer'
      AND strftime('%Y-%m-%dT%H:%M:%SZ', s.body ->> '$.deadline') IS s.body ->> '$.deadline'
      AND s.body ->> '$.deadline' >= NEW.at
      -- Until then nobody else speaks of it.
      AND s.body ->> '$.deadline' <= strftime('%Y-%m-%dT%H:%M:%SZ', NEW.at, '+3600 seconds')
      AND json_type(s.body, '$.deadline_seconds') = 'integer'
      AND json_type(s.body, '$.journal') = 'text'
    WHEN NEW.kind IN (
      'posted', 'found', 'refused', 'held', 'not_sent', 'unknown', 'absent') THEN
      json_type(s.body, '$.reason') = 'text'
      AND json_type(s.body, '$.text') IN ('text', 'null')
      AND CASE WHEN NEW.kind IN ('posted', 'found')
        THEN json_type(s.body, '$.x_post_id') = 'text'
        ELSE json_type(s.body, '$.x_post_id') = 'null'
      END
      AND json_type(s.body, '$.same_text') IN ('true', 'false', 'null')
      AND json_type(s.body, '$.hold') = 'text'
      AND s.body ->> '$.hold' IN ('', 'frozen', 'auth', 'billing', 'account', 'tries', 'late')
      AND (s.body ->> '$.hold' <> '') = (NEW.kind = 'held')
      AND json_type(s.body, '$.facts') = 'object'
    WHEN NEW.kind = 'needs_person' THEN json_type(s.body, '$.reason') = 'text'
      AND json_type(s.body, '$.facts') = 'object'
    WHEN NEW.kind = 'by_hand' THEN json_type(s.body, '$.part') = 'integer'
      AND json_type(s.body, '$.reason') = 'text' AND json_type(s.body, '$.x_post_id') = 'text'
      AND json_type(s.body, '$.text') IN ('text', 'null')
      AND json_type(s.body, '$.same_text') IN ('true', 'false', 'null')
    WHEN NEW.kind = 'read_back' THEN json_type(s.body, '$.part') = 'integer'
      AND json_type(s.body, '$.reason') = 'text' AND json_type(s.body, '$.x_post_id') = 'text'
      AND json_type(s.body, '$.text') IN ('text', 'null')
      AND json_type(s.body, '$.differs') IN ('array', 'null')
      AND NOT EXISTS (SELECT 1 FROM json_each(s.body, '$.differs') AS i
        WHERE i.type <> 'text' AND json_type(s.body, '$.differs') = 'array')
    WHEN NEW.kind = 'removed' THEN json_type(s.body, '$.part') = 'integer'
      AND json_type(s.body, '$.reason') = 'text' AND json_type(s.body, '$.x_post_id') = 'text'
    WHEN NEW.kind = 'not_removed' THEN json_type(s.body, '$.part') = 'integer'
      AND json_type(s.body, '$.reason') = 'text' AND json_type(s.body, '$.x_post_id') = 'text'
      AND json_type(s.body, '$.facts') = 'object'
    WHEN NEW.kind = 'take_over' THEN json_type(s.body, '$.publisher') = 'text'
      AND json_type(s.body, '$.reason') = 'text'
    WHEN NEW.kind = 'preserve' THEN
      json_type(s.body, '$.matter') = 'text' AND json_type(s.body, '$.reason') = 'text'
      AND json_type(s.body, '$.covers') IN ('text', 'null')
    WHEN NEW.kind = 'unpreserve' THEN json_type(s.body, '$.preserves') = 'text'
      AND json_type(s.body, '$.reason') = 'text'
    WHEN NEW.kind = 'stray' THEN
      json_type(s.body, '$.reason') = 'text' AND json_type(s.body, '$.x_post_id') = 'text'
      AND json_type(s.body, '$.text') IN ('text', 'null')
      AND json_type(s.body, '$.created_at') IN ('text', 'null')
      AND strftime('%Y-%m-%dT%H:%M:%SZ', s.body ->> '$.created_at') IS s.body ->> '$.created_at'
    WHEN NEW.kind = 'explain_stray' THEN
      json_type(s.body, '$.reason') = 'text' AND json_type(s.body, '$.x_post_id') = 'text'
  END) IS NOT TRUE;
  SELECT RAISE(ABORT, 'CS011')
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND NEW.account <> '@ledger' AND (
    coalesce(length(s.body ->> '$.x_post_id') BETWEEN 1 AND 20
      AND s.body ->> '$.x_post_id' NOT GLOB '*[^0-9]*', TRUE)
    AND NOT EXISTS (SELECT 1 FROM json_each(s.body, '$.facts') AS i WHERE i.type <> 'text')
  ) IS NOT TRUE;

  -- People have a name and keys, each person once; duties are theirs, for accounts that are there.
  SELECT RAISE(ABORT, 'CS011')
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'propose_roster' AND (
    NOT EXISTS (SELECT 1 FROM json_each(s.body, '$.people') AS i
      WHERE (CASE i.type WHEN 'object' THEN
        json_type(i.value, '$.id') = 'text' AND length(i.value ->> '$.id') > 0
        AND json_type(i.value, '$.name') = 'text'
        AND json_type(i.value, '$.key') = 'text' AND length(i.value ->> '$.key') = 64
        AND coalesce(json_type(i.value, '$.former'), 'array') = 'array'
      END) IS NOT TRUE)
    AND NOT EXISTS (SELECT 1 FROM json_each(s.body, '$.duties') AS i
      WHERE (CASE i.type WHEN 'object' THEN
        i.value ->> '$.account' IN (SELECT id FROM account)
        AND i.value ->> '$.person' IN (
          SELECT w.value ->> '$.id' FROM json_each(s.body, '$.people') AS w)
        AND i.value ->> '$.role' IN (
          'executive', 'assistant', 'communications', 'legal', 'investor-relations',
          'human-resources', 'data-protection', 'security', 'administrator', 'auditor',
          'publisher')
      END) IS NOT TRUE)
    AND (SELECT count(*) = count(DISTINCT i.value ->> '$.id')
      FROM json_each(s.body, '$.people') AS i)
    AND (SELECT count(*) = count(DISTINCT i.value) FROM json_each(s.body, '$.duties') AS i)
  ) IS NOT TRUE;

  -- What is submitted can be sent and shown.
  SELECT RAISE(ABORT, 'CS011')
  FROM payload AS b WHERE b.sha256 = NEW.sha256 AND NEW.kind = 'submit' AND (
    b.body ->> '$.account' = NEW.account
    AND json_type(b.body, '$.parts') = 'array'
    AND json_array_length(b.body, '$.parts') BETWEEN 1 AND 25
    AND NOT EXISTS (SELECT 1 FROM json_each(b.body, '$.parts') AS i
      WHERE (CASE i.type WHEN 'object' THEN json_type(i.value, '$.text') = 'text' END) IS NOT TRUE)
    AND json_type(b.body, '$.twin') IN ('text', 'null')
    AND b.body ->> '$.twin' IS NOT NEW.post
    AND strftime('%Y-%m-%dT%H:%M:%SZ', b.body ->> '$.not_before') IS b.body ->> '$.not_before'
    AND strftime('%Y-%m-%dT%H:%M:%SZ', b.body ->> '$.not_after') IS b.body ->> '$.not_after'
  ) IS NOT TRUE;

  -- A policy has everything that the rules read, for every account.
  SELECT RAISE(ABORT, 'CS011')
  FROM (
    SELECT coalesce(s.body -> '$.charter.policy', s.body -> '$.policy') AS said
    FROM payload AS s
    WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind IN ('charter', 'propose_rules')
  ) AS o
  WHERE (
    (SELECT count(*) FROM json_each(o.said)) = 10
    AND json_type(o.said, '$.approval_days') = 'integer'
    AND json_type(o.said, '$.deadline_seconds') = 'integer'
    AND json_type(o.said, '$.grace_seconds') = 'integer'
    AND json_type(o.said, '$.reauthenticate') IN ('true', 'false')
    AND json_type(o.said, '$.template_days') = 'integer'
    AND json_type(o.said, '$.retention_days') = 'integer'
    AND o.said ->> '$.retention_days' >= 0
    AND json_type(o.said, '$.for_audience') = 'object'
    AND json_type(o.said, '$.for_purpose') = 'object'
    AND NOT EXISTS (
      SELECT 1 FROM json_each(o.said, '$.for_audience') AS f
      WHERE (CASE WHEN f.key IN (SELECT audience FROM audiences) AND f.type = 'array' THEN NOT EXISTS (
        SELECT 1 FROM json_each(f.value) AS i
        WHERE i.type <> 'text' OR i.value NOT IN (SELECT role FROM approving))
      END) IS NOT TRUE)
    AND NOT EXISTS (
      SELECT 1 FROM json_each(o.said, '$.for_purpose') AS f
      WHERE (CASE WHEN f.key IN (SELECT purpose FROM purposes) AND f.type = 'array' THEN NOT EXISTS (
        SELECT 1 FROM json_each(f.value) AS i
        WHERE i.type <> 'text' OR i.value NOT IN (SELECT role FROM approving))
      END) IS NOT TRUE)
    AND json_type(o.said, '$.terms') = 'object'
    AND json_type(o.said, '$.accounts') = 'object'
    AND NOT EXISTS (
      SELECT 1
      FROM json_each(json_set(o.said -> '$.accounts', '$."@"', json(o.said -> '$.terms'))) AS t
      WHERE (CASE t.type WHEN 'object' THEN
        (SELECT count(*) FROM json_each(t.value)) = 12
        AND json_type(t.value, '$.steps') = 'array'
        AND json_type(t.value, '$.urgent') = 'array'
        AND NOT EXISTS (
          SELECT 1 FROM json_each(t.value, '$.steps') AS k
          WHERE (CASE k.type WHEN 'object' THEN
            (SELECT count(*) FROM json_each(k.value)) = 5
            AND k.value ->> '$.needs' IN ('all', 'any')
            AND json_type(k.value, '$.remind_after_seconds') = 'integer'
            AND k.value ->> '$.remind_after_seconds' >= 0
            AND json_type(k.value, '$.escalate_after_seconds') = 'integer'
            AND k.value ->> '$.escalate_after_seconds' >= 0
            AND json_type(k.value, '$.escalate_to') = 'array'
            AND json_type(k.value, '$.roles') = 'array'
            AND json_array_length(k.value, '$.roles') > 0
            AND NOT EXISTS (
              SELECT 1 FROM json_each(k.value, '$.roles') AS i
              WHERE i.type <> 'text' OR i.value NOT IN (SELECT role FROM approving))
            AND NOT EXISTS (
              SELECT 1 FROM json_each(k.value, '$.escalate_to') AS i
              WHERE i.type <> 'text' OR i.value NOT IN (SELECT role FROM approving))
          END) IS NOT TRUE)
        -- Each role is in one step only.
        AND (SELECT count(*) = count(DISTINCT i.value) FROM json_tree(t.value, '$.steps') AS i
          WHERE i.type = 'text' AND i.path GLOB '*.roles')
        AND json_type(t.value, '$.audiences') = 'array'
        AND NOT EXISTS (
          SELECT 1 FROM json_each(t.value, '$.audiences') AS i
          WHERE i.type <> 'text' OR i.value NOT IN (SELECT audience FROM audiences))
        AND json_type(t.value, '$.purposes') = 'array'
        AND NOT EXISTS (
          SELECT 1 FROM json_each(t.value, '$.purposes') AS i
          WHERE i.type <> 'text' OR i.value NOT IN (SELECT purpose FROM purposes))
        AND NOT EXISTS (
          SELECT 1 FROM json_each(t.value, '$.urgent') AS i
          WHERE i.type <> 'text' OR i.value NOT IN (SELECT role FROM approving))
        AND json_type(t.value, '$.cool_off_seconds') = 'integer'
        AND t.value ->> '$.cool_off_seconds' >= 0
        AND t.value ->> '$.tier' IN ('self_serve', 'enterprise')
        AND json_type(t.value, '$.long_posts') IN ('true', 'false')
        AND json_type(t.value, '$.budget_cents') IN ('integer', 'null')
        AND json_type(t.value, '$.purpose') = 'text'
        AND json_type(t.value, '$.audience') = 'text'
        AND json_type(t.value, '$.colour') = 'text'
        AND json_type(t.value, '$.zone') = 'text'
      END) IS NOT TRUE)
  ) IS NOT TRUE;

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
    WHEN NEW.post IS NULL THEN EXISTS (SELECT 1 FROM account WHERE id = NEW.account)
    WHEN NEW.kind = 'submit' AND NOT EXISTS (SELECT 1 FROM post WHERE id = NEW.post)
      THEN NEW.revision = 1
    WHEN NEW.kind = 'submit' THEN EXISTS (
      SELECT 1 FROM post AS p
      WHERE p.id = NEW.post AND p.account = NEW.account AND p.revision + 1 = NEW.revision)
    ELSE EXISTS (SELECT 1 FROM post AS p WHERE p.id = NEW.post AND p.account = NEW.account)
  END) IS NOT TRUE;
  -- What is corrected is, or was, at X, on the same account.
  SELECT RAISE(ABORT, 'CS002')
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'submit'
    AND s.body ->> '$.corrects' IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM publication AS u
      WHERE u.post = s.body ->> '$.corrects' AND u.account = NEW.account);
  -- What is preserved is there, on the same account.
  SELECT RAISE(ABORT, 'CS002')
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'preserve'
    AND s.body ->> '$.covers' IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM post AS p WHERE p.id = s.body ->> '$.covers' AND p.account = NEW.account);

  SELECT RAISE(ABORT, 'CS005')
  WHERE NEW.kind <> 'submit' AND NEW.post IS NOT NULL AND NOT EXISTS (
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
END;
