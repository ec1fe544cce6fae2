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
  INSERT INTO account (id, handle, name, x_user_id)
  SELECT i.value ->> '$.id', i.value ->> '$.handle', i.value ->> '$.name', i.value ->> '$.x_user_id'
  FROM payload AS s, json_each(s.body, '$.charter.accounts') AS i
  WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'charter';
  INSERT INTO duty (person, account, role)
  SELECT i.value ->> '$.person', i.value ->> '$.account', i.value ->> '$.role'
  FROM payload AS s, json_each(s.body, '$.charter.duties') AS i
  WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'charter';

  -- adopt_rules: the charter stays, policy, profile and rulebook are the proposal's
  UPDATE standing SET current = 0 WHERE NEW.kind = 'adopt_rules';
  INSERT INTO standing (realm, policy_digest, rulebook_digest, policy, profile, charter, current)
  SELECT r.realm, o.body ->> '$.policy_digest', o.body ->> '$.rulebook_digest', o.body -> '$.policy',
    o.body -> '$.profile', r.charter, 1
  FROM payload AS s
  JOIN action AS a ON a.id = s.body ->> '$.proposal'
  JOIN payload AS o ON o.sha256 = a.statement_sha256
  JOIN standing AS r ON r.n = (SELECT max(n) FROM standing)
  WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'adopt_rules';

  -- submit: a new post or a new revision; earlier approvals no longer count
  INSERT INTO post (id, account, author, state, revision, sha256, updated_at, updated_seq)
  SELECT NEW.post, NEW.account, NEW.actor, 'in_review', NEW.revision, NEW.sha256, NEW.at, NEW.seq
  WHERE NEW.kind = 'submit' AND NEW.revision = 1;
  UPDATE post SET state = 'in_review', revision = NEW.revision, sha256 = NEW.sha256
  WHERE id = NEW.post AND NEW.kind = 'submit';
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

  -- submit, require: who must approve this revision
  INSERT INTO requirement (post, revision, role)
  SELECT DISTINCT NEW.post, NEW.revision, i.value
  FROM payload AS s, json_each(s.body, '$.roles') AS i
  WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind IN ('submit', 'require') AND NOT EXISTS (
    SELECT 1 FROM requirement AS q
    WHERE q.post = NEW.post AND q.revision = NEW.revision AND q.role = i.value);
  UPDATE post SET state = 'in_review' WHERE id = NEW.post AND NEW.kind = 'require';

  -- decisions
  INSERT INTO approval (post, revision, role, actor, seq, expires_at, standing)
  SELECT NEW.post, NEW.revision, s.body ->> '$.role', NEW.actor, NEW.seq, s.body ->> '$.expires_at',
    'counts'
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'approve';
  UPDATE post SET vetoed = 0
  WHERE id = NEW.post AND NEW.kind = 'approve' AND (
    SELECT s.body ->> '$.role' FROM payload AS s WHERE s.sha256 = NEW.statement_sha256) = 'legal';
  UPDATE post SET state = 'approved'
  WHERE id = NEW.post AND NEW.kind IN ('approve', 'require') AND NOT EXISTS (
    SELECT 1 FROM requirement AS q WHERE q.post = NEW.post AND q.revision = NEW.revision
      AND q.role NOT IN (
        SELECT c.role FROM counting AS c WHERE c.post = NEW.post AND c.expires_at > NEW.at));
  UPDATE post SET vetoed = 1 WHERE id = NEW.post AND NEW.kind = 'veto';

  -- attempts and their outcomes
  INSERT INTO attempt (post, fence, publisher, action, live)
  SELECT NEW.post, NEW.fence, NEW.actor, NEW.id, 1 WHERE NEW.kind = 'attempt';
  UPDATE post SET attempts = NEW.fence WHERE id = NEW.post AND NEW.kind = 'attempt';
  UPDATE attempt SET live = 0
  WHERE post = NEW.post AND fence = NEW.fence AND live = 1 AND NEW.kind <> 'attempt';
  UPDATE post SET x_post_id = (
    SELECT s.body ->> '$.x_post_id' FROM payload AS s WHERE s.sha256 = NEW.statement_sha256)
  WHERE id = NEW.post AND NEW.kind IN ('posted', 'found');
  UPDATE approval SET standing = 'sent_back'
  WHERE post = NEW.post AND standing = 'counts' AND NEW.kind = 'absent';

  UPDATE post SET updated_at = NEW.at, updated_seq = NEW.seq, state = CASE NEW.kind
    WHEN 'request_changes' THEN 'changes_requested'
    WHEN 'veto' THEN 'vetoed'
    WHEN 'withdraw' THEN 'withdrawn'
    WHEN 'missed' THEN 'missed'
    WHEN 'attempt' THEN 'sending'
    WHEN 'posted' THEN 'posted'
    WHEN 'found' THEN 'posted'
    WHEN 'refused' THEN 'refused'
    WHEN 'held' THEN 'held'
    WHEN 'not_sent' THEN 'approved'
    WHEN 'unknown' THEN 'unknown'
    WHEN 'absent' THEN 'in_review'
    ELSE state
  END
  WHERE id = NEW.post;

  UPDATE gate SET open = 0;
END;
