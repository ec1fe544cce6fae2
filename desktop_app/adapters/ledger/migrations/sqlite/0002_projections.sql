-- What an accepted action changes. One trigger, because the order of several is not defined.

CREATE TRIGGER action_apply AFTER INSERT ON action BEGIN
  -- A row that took another's number (INSERT OR REPLACE) is no new action.
  SELECT RAISE(ABORT, 'CS020') WHERE NEW.n IS NOT (SELECT applied + 1 FROM gate);
  UPDATE gate SET applied = NEW.n, open = 1;

  INSERT INTO chain (account, seq, hash)
  SELECT NEW.account, 0, '' WHERE NOT EXISTS (SELECT 1 FROM chain WHERE account = NEW.account);
  UPDATE chain SET seq = NEW.seq, hash = NEW.hash WHERE account = NEW.account;

  -- charter
  INSERT INTO standing (realm, policy_digest, rulebook_digest, policy, profile, charter, current)
  SELECT s.body ->> '$.realm', s.body ->> '$.charter.policy_digest',
    s.body ->> '$.charter.rulebook_digest', s.body -> '$.charter.policy',
    s.body -> '$.charter.profile', s.body -> '$.charter', 1
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'charter';
  INSERT INTO person (id, name, key)
  SELECT i.value ->> '$.id', i.value ->> '$.name', i.value ->> '$.key'
  FROM payload AS s, json_each(s.body, '$.charter.people') AS i
  WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'charter';
  INSERT INTO account (id, handle, name, x_user_id, publisher)
  SELECT i.value ->> '$.id', i.value ->> '$.handle', i.value ->> '$.name',
    i.value ->> '$.x_user_id', (
      SELECT d.value ->> '$.person' FROM json_each(s.body, '$.charter.duties') AS d
      WHERE d.value ->> '$.account' = i.value ->> '$.id' AND d.value ->> '$.role' = 'publisher'
      ORDER BY d.key LIMIT 1)
  FROM payload AS s, json_each(s.body, '$.charter.accounts') AS i
  WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'charter';
  INSERT INTO duty (person, account, role)
  SELECT i.value ->> '$.person', i.value ->> '$.account', i.value ->> '$.role'
  FROM payload AS s, json_each(s.body, '$.charter.duties') AS i
  WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'charter';

  -- adopt_rules: the charter stays, policy, profile and rulebook are the proposal's
  UPDATE standing SET current = 0 WHERE NEW.kind IN ('adopt_rules', 'adopt_roster');
  INSERT INTO standing (realm, policy_digest, rulebook_digest, policy, profile, charter, current)
  SELECT r.realm, o.body ->> '$.policy_digest', o.body ->> '$.rulebook_digest', o.body -> '$.policy',
    o.body -> '$.profile', r.charter, 1
  FROM payload AS s
  JOIN action AS a ON a.id = s.body ->> '$.proposal'
  JOIN payload AS o ON o.sha256 = a.statement_sha256
  JOIN standing AS r ON r.n = (SELECT max(n) FROM standing)
  WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'adopt_rules';

  -- adopt_roster: the rules stay; people, keys and duties are the proposal's
  INSERT INTO standing (realm, policy_digest, rulebook_digest, policy, profile, charter, current)
  SELECT r.realm, r.policy_digest, r.rulebook_digest, r.policy, r.profile,
    '{"accounts":' || (r.charter -> '$.accounts') || ',"duties":' || (o.body -> '$.duties')
    || CASE o.body -> '$.former' WHEN '[]' THEN '' ELSE ',"former":' || (o.body -> '$.former') END
    || ',"people":' || (o.body -> '$.people') || ',"policy":' || (r.charter -> '$.policy')
    || ',"policy_digest":' || (r.charter -> '$.policy_digest')
    || ',"profile":' || (r.charter -> '$.profile') || ',"realm":' || (r.charter -> '$.realm')
    || ',"rulebook_digest":' || (r.charter -> '$.rulebook_digest') || '}', 1
  FROM payload AS s
  JOIN action AS a ON a.id = s.body ->> '$.proposal'
  JOIN payload AS o ON o.sha256 = a.statement_sha256
  JOIN standing AS r ON r.n = (SELECT max(n) FROM standing)
  WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'adopt_roster';
  UPDATE person SET name = i.value ->> '$.name', key = i.value ->> '$.key'
  FROM standing AS r, json_each(r.charter, '$.people') AS i
  WHERE NEW.kind = 'adopt_roster' AND r.current = 1 AND i.value ->> '$.id' = person.id;
  INSERT INTO person (id, name, key)
  SELECT i.value ->> '$.id', i.value ->> '$.name', i.value ->> '$.key'
  FROM standing AS r, json_each(r.charter, '$.people') AS i
  WHERE NEW.kind = 'adopt_roster' AND r.current = 1
    AND i.value ->> '$.id' NOT IN (SELECT id FROM person);
  DELETE FROM duty WHERE NEW.kind = 'adopt_roster';
  INSERT INTO duty (person, account, role)
  SELECT i.value ->> '$.person', i.value ->> '$.account', i.value ->> '$.role'
  FROM standing AS r, json_each(r.charter, '$.duties') AS i
  WHERE NEW.kind = 'adopt_roster' AND r.current = 1;
  -- Whoever took over last of those that may still send, else the one that the roster names.
  UPDATE account SET publisher = coalesce((
      SELECT t.body ->> '$.publisher'
      FROM action AS a JOIN payload AS t ON t.sha256 = a.statement_sha256
      JOIN duty AS d ON d.person = t.body ->> '$.publisher' AND d.account = account.id
        AND d.role = 'publisher'
      WHERE a.account = account.id AND a.post IS NULL AND a.kind = 'take_over'
      ORDER BY a.seq DESC LIMIT 1
    ), (
      SELECT i.value ->> '$.person'
      FROM standing AS r, json_each(r.charter, '$.duties') AS i
      WHERE r.current = 1 AND i.value ->> '$.account' = account.id
        AND i.value ->> '$.role' = 'publisher'
      ORDER BY i.key LIMIT 1))
  WHERE NEW.kind = 'adopt_roster';

  -- submit: a new post or a new revision; earlier approvals no longer count
  INSERT INTO post (id, account, author, state, revision, sha256, submitted_at, submitted_seq,
    urgent, by_hand, updated_at, updated_seq)
  SELECT NEW.post, NEW.account, NEW.actor, 'in_review', NEW.revision, NEW.sha256, NEW.at, NEW.seq,
    0, 0, NEW.at, NEW.seq
  WHERE NEW.kind = 'submit' AND NEW.revision = 1;
  UPDATE post SET state = 'in_review', hold = '', revision = NEW.revision, sha256 = NEW.sha256,
    submitted_at = NEW.at, submitted_seq = NEW.seq, urgent = s.body ->> '$.urgent' <> '',
    pair = s.body ->> '$.pair', twin = (
      SELECT b.body ->> '$.twin' FROM payload AS b WHERE b.sha256 = NEW.sha256),
    by_hand = s.body ->> '$.by_hand', corrects = s.body ->> '$.corrects', not_before = (
      SELECT b.body ->> '$.not_before' FROM payload AS b WHERE b.sha256 = NEW.sha256)
  FROM payload AS s
  WHERE id = NEW.post AND NEW.kind = 'submit' AND s.sha256 = NEW.statement_sha256;
  UPDATE approval SET standing = 'text_changed'
  WHERE post = NEW.post AND standing = 'counts' AND NEW.kind = 'submit';
  INSERT INTO contributor (post, person)
  SELECT NEW.post, NEW.actor
  WHERE NEW.kind = 'submit' AND NOT EXISTS (
    SELECT 1 FROM contributor AS c WHERE c.post = NEW.post AND c.person = NEW.actor);
  INSERT INTO contributor (post, person)
  SELECT NEW.post, i.value
  FROM payload AS s, json_each(s.body, '$.contributors') AS i
  WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'submit' AND NOT EXISTS (
    SELECT 1 FROM contributor AS c WHERE c.post = NEW.post AND c.person = i.value)
  GROUP BY i.value ORDER BY min(i.key);

  INSERT INTO body_of (post, sha256)
  SELECT NEW.post, named.sha256
  FROM (
    SELECT NEW.sha256 AS sha256
    UNION SELECT s.body ->> '$.source' FROM payload AS s WHERE s.sha256 = NEW.statement_sha256
    UNION SELECT s.body ->> '$.note' FROM payload AS s WHERE s.sha256 = NEW.statement_sha256
  ) AS named
  WHERE NEW.kind = 'submit' AND named.sha256 IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM body_of AS o WHERE o.post = NEW.post AND o.sha256 = named.sha256);

  -- Whoever's suggestion is taken over, said or unsaid, helped to write it.
  INSERT INTO contributor (post, person)
  SELECT NEW.post, c.actor
  FROM comment AS c
  JOIN payload AS s ON s.sha256 = NEW.statement_sha256
  JOIN payload AS b ON b.sha256 = NEW.sha256
  JOIN payload AS o ON o.sha256 = c.sha256
  WHERE NEW.kind = 'submit' AND c.post = NEW.post AND (
      c.id IN (SELECT value FROM json_each(s.body, '$.accepted'))
      OR (c.suggestion <> '' AND EXISTS (
          SELECT 1 FROM json_each(b.body, '$.parts') AS i
          WHERE instr(i.value ->> '$.text', c.suggestion) > 0)
        AND NOT EXISTS (
          SELECT 1 FROM json_each(o.body, '$.parts') AS i
          WHERE instr(i.value ->> '$.text', c.suggestion) > 0)))
    AND NOT EXISTS (
      SELECT 1 FROM contributor AS k WHERE k.post = NEW.post AND k.person = c.actor)
  GROUP BY c.actor ORDER BY min(c.n);
  UPDATE comment SET open = 0
  WHERE NEW.kind = 'submit' AND post = NEW.post AND id IN (
    SELECT i.value FROM payload AS s, json_each(s.body, '$.accepted') AS i
    WHERE s.sha256 = NEW.statement_sha256);

  -- comment, resolve: what is open keeps the post in review
  INSERT INTO comment (id, post, actor, sha256, thread, suggestion, quote, open)
  SELECT NEW.id, NEW.post, NEW.actor, NEW.sha256, s.body ->> '$.thread',
    -- Everything that Python's str.strip takes away: a post begins and ends without spaces.
    trim(s.body ->> '$.suggestion', char(
      9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197,
      8198, 8199, 8200, 8201, 8202, 8232, 8233, 8239, 8287, 12288)),
    s.body ->> '$.anchor.quote', s.body ->> '$.thread' IS NULL
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'comment';
  UPDATE post SET state = 'in_review'
  WHERE id = NEW.post AND state = 'approved' AND NEW.kind = 'comment' AND EXISTS (
    SELECT 1 FROM comment AS c WHERE c.id = NEW.id AND c.open = 1);
  UPDATE comment SET open = 0
  WHERE NEW.kind = 'resolve' AND id = (
    SELECT s.body ->> '$.comment' FROM payload AS s WHERE s.sha256 = NEW.statement_sha256);

  DELETE FROM search
  WHERE NEW.kind = 'submit' AND rowid = (SELECT p.n FROM post AS p WHERE p.id = NEW.post);
  INSERT INTO search (rowid, text, rules)
  SELECT p.n, w.text, w.rules FROM post AS p, searchable AS w
  WHERE NEW.kind = 'submit' AND p.id = NEW.post AND w.n = p.n;

  -- submit, require: who must approve this revision
  INSERT INTO requirement (post, revision, role)
  SELECT DISTINCT NEW.post, NEW.revision, i.value
  FROM payload AS s, json_each(s.body, '$.roles') AS i
  WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind IN ('submit', 'require') AND NOT EXISTS (
    SELECT 1 FROM requirement AS q
    WHERE q.post = NEW.post AND q.revision = NEW.revision AND q.role = i.value);

  INSERT INTO step (post, revision, place, role, needs)
  SELECT NEW.post, NEW.revision, k.key, i.value, k.value ->> '$.needs'
  FROM payload AS s, json_each(s.body, '$.steps') AS k, json_each(k.value, '$.roles') AS i
  WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'submit';

  -- decisions
  INSERT INTO approval (post, revision, role, actor, seq, expires_at, acting_for, standing)
  SELECT NEW.post, NEW.revision, s.body ->> '$.role', NEW.actor, NEW.seq, s.body ->> '$.expires_at',
    s.body ->> '$.for', 'counts'
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'approve';
  UPDATE post SET vetoed = 1 WHERE id = NEW.post AND NEW.kind = 'veto';
  UPDATE approval SET standing = 'withdrawn'
  WHERE post = NEW.post AND actor = NEW.actor AND standing = 'counts' AND NEW.kind = 'unapprove'
    AND (role, coalesce(acting_for, '')) = (
      SELECT s.body ->> '$.role', coalesce(s.body ->> '$.for', '')
      FROM payload AS s WHERE s.sha256 = NEW.statement_sha256);
  UPDATE approval SET standing = 'sent_back'
  WHERE post = NEW.post AND standing = 'counts' AND NEW.kind = 'absent';

  -- approve, require, resolve: whether everybody who must has approved, and nothing is open
  UPDATE post SET hold = '', state = 'in_review'
  WHERE id = NEW.post AND NEW.kind = 'require' AND (
    EXISTS (
      SELECT 1 FROM requirement AS q WHERE q.post = NEW.post AND q.revision = NEW.revision
        AND q.role NOT IN (
          SELECT c.role FROM counting AS c WHERE c.post = NEW.post AND c.expires_at > NEW.at))
    OR EXISTS (
      SELECT 1 FROM step AS k WHERE k.post = NEW.post AND k.revision = NEW.revision
        AND k.needs = 'any' AND NOT EXISTS (
          SELECT 1 FROM step AS j JOIN counting AS c ON c.post = j.post AND c.role = j.role
          WHERE j.post = k.post AND j.revision = k.revision AND j.place = k.place
            AND c.expires_at > NEW.at)));
  UPDATE post SET state = 'approved'
  WHERE id = NEW.post AND state = 'in_review' AND NEW.kind IN ('approve', 'require', 'resolve')
    AND NOT EXISTS (SELECT 1 FROM comment AS c WHERE c.post = NEW.post AND c.open = 1)
    AND NOT EXISTS (
      SELECT 1 FROM requirement AS q WHERE q.post = NEW.post AND q.revision = NEW.revision
        AND q.role NOT IN (
          SELECT c.role FROM counting AS c WHERE c.post = NEW.post AND c.expires_at > NEW.at))
    AND NOT EXISTS (
      SELECT 1 FROM step AS k WHERE k.post = NEW.post AND k.revision = NEW.revision
        AND k.needs = 'any' AND NOT EXISTS (
          SELECT 1 FROM step AS j JOIN counting AS c ON c.post = j.post AND c.role = j.role
          WHERE j.post = k.post AND j.revision = k.revision AND j.place = k.place
            AND c.expires_at > NEW.at))
    -- Where somebody took an approval back, another was given since.
    AND EXISTS (
      SELECT 1 FROM counting AS c WHERE c.post = NEW.post AND c.expires_at > NEW.at AND c.seq > (
        SELECT coalesce(max(u.seq), 0) FROM action AS u
        WHERE u.post = NEW.post AND u.kind = 'unapprove'));

  -- attempts, their outcomes, and what is at X
  INSERT INTO attempt (post, fence, part, publisher, deadline, action, live)
  SELECT NEW.post, NEW.fence, s.body ->> '$.part', NEW.actor, s.body ->> '$.deadline', NEW.id, 1
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'attempt';
  UPDATE post SET attempts = NEW.fence WHERE id = NEW.post AND NEW.kind = 'attempt';
  UPDATE attempt SET live = 0
  WHERE post = NEW.post AND fence = NEW.fence AND live = 1 AND NEW.kind <> 'attempt';
  INSERT INTO publication (post, part, account, x_post_id, at, actor, text, same_text)
  SELECT NEW.post,
    CASE NEW.kind
      WHEN 'by_hand' THEN s.body ->> '$.part'
      ELSE (SELECT t.part FROM attempt AS t WHERE t.post = NEW.post AND t.fence = NEW.fence)
    END,
    NEW.account, s.body ->> '$.x_post_id', NEW.at, NEW.actor, s.body ->> '$.text',
    s.body ->> '$.same_text'
  FROM payload AS s
  WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind IN ('posted', 'found', 'by_hand');
  UPDATE publication SET read_back_at = NEW.at, differs = (
    SELECT nullif(s.body -> '$.differs', 'null') FROM payload AS s
    WHERE s.sha256 = NEW.statement_sha256)
  WHERE NEW.kind = 'read_back' AND post = NEW.post AND part = (
    SELECT s.body ->> '$.part' FROM payload AS s WHERE s.sha256 = NEW.statement_sha256);
  UPDATE publication SET removed_at = NEW.at
  WHERE NEW.kind = 'removed' AND post = NEW.post AND part = (
    SELECT s.body ->> '$.part' FROM payload AS s WHERE s.sha256 = NEW.statement_sha256);
  UPDATE post SET x_post_id = (
    SELECT u.x_post_id FROM publication AS u WHERE u.post = NEW.post AND u.part = 0)
  WHERE id = NEW.post AND NEW.kind IN ('posted', 'found', 'by_hand');
  UPDATE stray SET explained = 1
  WHERE NEW.kind IN ('posted', 'found', 'by_hand', 'explain_stray') AND x_post_id = (
    SELECT s.body ->> '$.x_post_id' FROM payload AS s WHERE s.sha256 = NEW.statement_sha256);
  INSERT INTO stray (x_post_id, account, at, explained)
  SELECT s.body ->> '$.x_post_id', NEW.account, NEW.at, 0
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'stray';

  -- where the post stands now
  UPDATE post SET
    hold = CASE NEW.kind
      WHEN 'held' THEN (
        SELECT s.body ->> '$.hold' FROM payload AS s WHERE s.sha256 = NEW.statement_sha256)
      ELSE ''
    END,
    state = CASE
      WHEN NEW.kind = 'request_changes' THEN 'changes_requested'
      WHEN NEW.kind = 'veto' THEN 'vetoed'
      WHEN NEW.kind IN ('unapprove', 'absent') THEN 'in_review'
      WHEN NEW.kind = 'withdraw' THEN 'withdrawn'
      WHEN NEW.kind = 'recall' THEN 'recalled'
      WHEN NEW.kind = 'missed' THEN 'missed'
      WHEN NEW.kind = 'attempt' THEN 'sending'
      WHEN NEW.kind IN ('posted', 'found', 'by_hand') AND (
        SELECT json_array_length(b.body, '$.parts') FROM payload AS b WHERE b.sha256 = NEW.sha256
      ) = (SELECT count(*) FROM publication AS u WHERE u.post = NEW.post) THEN 'posted'
      WHEN NEW.kind IN ('posted', 'found', 'by_hand', 'not_sent', 'release') THEN 'approved'
      WHEN NEW.kind IN ('refused', 'held', 'unknown', 'needs_person') THEN NEW.kind
      WHEN NEW.kind = 'removed' AND NOT EXISTS (
        SELECT 1 FROM publication AS u WHERE u.post = NEW.post AND u.removed_at IS NULL)
        THEN 'removed'
      ELSE 'removing'
    END
  WHERE id = NEW.post AND NEW.kind NOT IN (
    'submit', 'approve', 'require', 'read_back', 'after_review', 'comment', 'resolve', 'seen',
    'ask_redaction', 'redact');
  UPDATE post SET needs_after_review = 1
  WHERE id = NEW.post AND NEW.kind IN ('posted', 'found', 'by_hand')
    AND state = 'posted' AND urgent = 1;
  UPDATE post SET needs_after_review = 0 WHERE id = NEW.post AND NEW.kind = 'after_review';
  UPDATE post SET updated_at = NEW.at, updated_seq = NEW.seq
  WHERE id = NEW.post AND NEW.kind NOT IN ('read_back', 'seen', 'ask_redaction', 'redact');

  -- the account: freezes, and who sends
  UPDATE account SET frozen = 1, freeze_seq = NEW.seq
  WHERE id = NEW.account AND NEW.kind = 'freeze';
  UPDATE account SET frozen = 0 WHERE id = NEW.account AND NEW.kind = 'unfreeze';
  UPDATE account SET publisher = (
    SELECT s.body ->> '$.publisher' FROM payload AS s WHERE s.sha256 = NEW.statement_sha256)
  WHERE id = NEW.account AND NEW.kind = 'take_over';
  UPDATE post SET state = 'held', hold = 'frozen', updated_at = NEW.at, updated_seq = NEW.seq
  WHERE state = 'approved' AND account = NEW.account AND NEW.kind = 'freeze';
  UPDATE post SET state = 'held', hold = 'frozen'
  WHERE id = NEW.post AND state = 'approved' AND id IN (SELECT post FROM stopped);

  -- legal holds: what was asked before one is not answered after it
  INSERT INTO preservation (action, account, covers, live)
  SELECT NEW.id, NEW.account, s.body ->> '$.covers', 1
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'preserve';
  UPDATE post SET redaction_asked = NULL
  WHERE NEW.kind = 'preserve' AND account = NEW.account AND redaction_asked IS NOT NULL
    AND redacted IS NULL AND EXISTS (SELECT 1 FROM preserved AS h WHERE h.post = post.id);
  UPDATE preservation SET live = 0
  WHERE NEW.kind = 'unpreserve' AND action = (
    SELECT s.body ->> '$.preserves' FROM payload AS s WHERE s.sha256 = NEW.statement_sha256);

  -- deputies
  INSERT INTO delegation (action, account, role, principal, deputy, begins_at, ends_at, live)
  SELECT NEW.id, NEW.account, s.body ->> '$.role', NEW.actor, s.body ->> '$.deputy',
    s.body ->> '$.begins_at', s.body ->> '$.ends_at', 1
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'delegate';
  UPDATE delegation SET live = 0
  WHERE NEW.kind = 'undelegate' AND action = (
    SELECT s.body ->> '$.delegation' FROM payload AS s WHERE s.sha256 = NEW.statement_sha256);

  -- redactions: every body of the post that is nobody else's, and its words wherever they stand
  UPDATE post SET redaction_asked = NEW.id WHERE id = NEW.post AND NEW.kind = 'ask_redaction';
  UPDATE post SET redacted = NEW.id WHERE id = NEW.post AND NEW.kind = 'redact';
  DELETE FROM body_of
  WHERE NEW.kind = 'redact' AND post = NEW.post AND (
    EXISTS (
      SELECT 1 FROM body_of AS o WHERE o.sha256 = body_of.sha256 AND o.post <> NEW.post)
    -- A statement goes with its own post only, whoever names it as a source.
    OR sha256 IN (
      SELECT a.statement_sha256
      FROM action AS a CROSS JOIN body_of AS o ON o.post = NEW.post AND o.sha256 = a.statement_sha256));
  DELETE FROM payload
  WHERE NEW.kind = 'redact' AND sha256 IN (SELECT sha256 FROM body_of WHERE post = NEW.post);
  DELETE FROM payload
  WHERE NEW.kind = 'redact' AND sha256 IN (
    SELECT a.statement_sha256 FROM action AS a
    WHERE a.post = NEW.post AND a.kind NOT IN ('ask_redaction', 'redact'));
  DELETE FROM body_of WHERE NEW.kind = 'redact' AND post = NEW.post;
  UPDATE publication SET text = NULL WHERE NEW.kind = 'redact' AND post = NEW.post;
  UPDATE comment SET quote = NULL, suggestion = NULL WHERE NEW.kind = 'redact' AND post = NEW.post;
  DELETE FROM search
  WHERE NEW.kind = 'redact' AND rowid = (SELECT p.n FROM post AS p WHERE p.id = NEW.post);
  -- A deleted word stays in the index until its parts are merged.
  INSERT INTO search (search) SELECT 'optimize' WHERE NEW.kind = 'redact';

  UPDATE gate SET open = 0;
END;
