-- What happens to an action: judged, put at the end of its account's chain, and what it changes.
-- The changes are said in the words of ../sqlite/0002_projections.sql and in the same order.

-- Whoever may not read an account is told nothing of it: the codes below would tell which posts and
-- bodies are there. Nor does anybody wait for them.
CREATE FUNCTION judge_caller(new action) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM standing) THEN
    PERFORM cs_check('CS001', is_person());
    PERFORM cs_check('CS008', NEW.account = ANY (my_accounts())
      OR NOT EXISTS (SELECT 1 FROM account WHERE id = NEW.account));
  END IF;
END $$;

-- Everybody else reads what one person writes: 25 parts of 25,000 characters fit, twice over.
CREATE FUNCTION judge_size(new action) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  PERFORM cs_check('CS004', cardinality(NEW.attached) <= 2 OR NEW.attached IS NULL);
  PERFORM cs_check('CS004', NOT EXISTS (
    SELECT 1 FROM unnest(ARRAY[NEW.statement, NEW.payload] || NEW.attached) AS e (body)
    WHERE length(e.body) > 2000000));
END $$;

-- The one way into the ledger. The chain's row is locked first: within an account one action is
-- judged after the other, and each sees what those before it changed.
CREATE FUNCTION action_judge() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, countersign, pg_temp AS $$
DECLARE
  head chain;
  s jsonb;
  b jsonb;
  is_canonical boolean;
BEGIN
  PERFORM cs_check('CS011', length(NEW.account) > 0);
  PERFORM judge_caller(NEW);
  PERFORM judge_size(NEW);
  -- What takes longest is done before anybody has to wait for it.
  is_canonical := cs_canonical(NEW.statement) AND (NEW.payload IS NULL OR cs_canonical(NEW.payload));
  INSERT INTO chain (account, seq, hash) VALUES (NEW.account, 0, repeat('0', 64))
  ON CONFLICT (account) DO NOTHING;
  SELECT * INTO head FROM chain AS c WHERE c.account = NEW.account FOR UPDATE;
  PERFORM cs_check('CS003', NOT EXISTS (SELECT 1 FROM action AS o WHERE o.id = NEW.id));
  -- Several rows of one INSERT are all judged before the first of them is applied.
  PERFORM cs_check('CS020', NOT EXISTS (
    SELECT 1 FROM action AS o WHERE o.account = NEW.account AND o.seq > head.seq));
  NEW.n := nextval('action_n');
  NEW.seq := head.seq + 1;
  NEW.prev_hash := head.hash;
  NEW.at := cs_now();
  NEW.actor := coalesce(me(), '');
  PERFORM cs_check('CS004', is_canonical);
  PERFORM cs_check('CS004', NEW.payload IS NULL OR (
    NEW.kind = 'submit' AND cs_sha256(NEW.payload) = NEW.sha256));
  NEW.statement_sha256 := cs_sha256(NEW.statement);
  s := NEW.statement::jsonb;
  b := coalesce(NEW.payload, (
    SELECT o.body FROM payload AS o
    WHERE o.account = NEW.account AND o.sha256 = NEW.sha256))::jsonb;
  PERFORM rules_form(NEW, s, b);
  PERFORM rules_duty(NEW, s);
  PERFORM rules_state(NEW, s, b);
  INSERT INTO payload (account, sha256, body)
  SELECT DISTINCT NEW.account, cs_sha256(e.body), e.body
  FROM unnest(ARRAY[NEW.statement, NEW.payload] || NEW.attached) AS e (body)
  WHERE e.body IS NOT NULL
  ON CONFLICT (account, sha256) DO NOTHING;
  NEW.statement := NULL;
  NEW.payload := NULL;
  NEW.attached := NULL;
  NEW.leaf := cs_leaf(
    NEW.id, NEW.account, NEW.seq::text, NEW.at, NEW.kind, NEW.actor, NEW.post, NEW.revision::text,
    NEW.sha256, NEW.fence::text, NEW.statement_sha256, NEW.signature);
  NEW.hash := cs_link(NEW.prev_hash, NEW.leaf);
  RETURN NEW;
END $$;
CREATE TRIGGER action_judge BEFORE INSERT ON action FOR EACH ROW EXECUTE FUNCTION action_judge();

CREATE FUNCTION action_apply() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, countersign, pg_temp AS $$
DECLARE
  body text := (SELECT o.body FROM payload AS o
    WHERE o.account = NEW.account AND o.sha256 = NEW.statement_sha256);
  s jsonb := body::jsonb;
  b jsonb := (SELECT o.body::jsonb FROM payload AS o
    WHERE o.account = NEW.account AND o.sha256 = NEW.sha256);
BEGIN
  UPDATE chain SET seq = NEW.seq, hash = NEW.hash WHERE account = NEW.account;
  PERFORM apply_rules(NEW, s, body);
  IF NEW.post IS NOT NULL THEN
    PERFORM apply_submission(NEW, s, b);
    PERFORM apply_suggestions(NEW, s, b);
    PERFORM apply_remarks(NEW, s);
    PERFORM apply_decisions(NEW, s);
    PERFORM apply_approved(NEW);
    PERFORM apply_attempt(NEW, s);
  END IF;
  PERFORM apply_x(NEW, s, body);
  IF NEW.post IS NOT NULL THEN
    PERFORM apply_state(NEW, s, b);
  END IF;
  PERFORM apply_account(NEW, s);
  PERFORM apply_preservation(NEW, s);
  PERFORM apply_delegation(NEW, s);
  PERFORM apply_redaction(NEW);
  RETURN NULL;
END $$;
CREATE TRIGGER action_apply AFTER INSERT ON action FOR EACH ROW EXECUTE FUNCTION action_apply();

-- charter, adopt_rules
CREATE FUNCTION apply_rules(new action, s jsonb, body text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  IF NEW.kind = 'charter' THEN
    INSERT INTO standing (realm, policy_digest, rulebook_digest, policy, profile, charter, current)
    VALUES (s ->> 'realm', s #>> '{charter,policy_digest}', s #>> '{charter,rulebook_digest}',
      cs_raw(body, 'charter', 'policy'), cs_raw(body, 'charter', 'profile'),
      cs_raw(body, 'charter'), 1);
    INSERT INTO person (id, name, key)
    SELECT i.item ->> 'id', i.item ->> 'name', i.item ->> 'key'
    FROM cs_each(s, 'charter', 'people') AS i;
    INSERT INTO account (id, handle, name, x_user_id, publisher)
    SELECT i.item ->> 'id', i.item ->> 'handle', i.item ->> 'name', i.item ->> 'x_user_id', (
      SELECT d.item ->> 'person' FROM cs_each(s, 'charter', 'duties') AS d
      WHERE d.item ->> 'account' = i.item ->> 'id' AND d.item ->> 'role' = 'publisher'
      ORDER BY d.n LIMIT 1)
    FROM cs_each(s, 'charter', 'accounts') AS i;
    INSERT INTO duty (person, account, role)
    SELECT i.item ->> 'person', i.item ->> 'account', i.item ->> 'role'
    FROM cs_each(s, 'charter', 'duties') AS i;
  ELSIF NEW.kind = 'adopt_rules' THEN
    -- The charter stays; policy, profile and rulebook are the proposal's.
    UPDATE standing SET current = 0;
    INSERT INTO standing (realm, policy_digest, rulebook_digest, policy, profile, charter, current)
    SELECT r.realm, o.body::jsonb ->> 'policy_digest', o.body::jsonb ->> 'rulebook_digest',
      cs_raw(o.body, 'policy'), cs_raw(o.body, 'profile'), r.charter, 1
    FROM action AS a
    JOIN payload AS o ON o.account = a.account AND o.sha256 = a.statement_sha256
    JOIN standing AS r ON r.n = (SELECT max(n) FROM standing)
    WHERE a.id = s ->> 'proposal';
  ELSIF NEW.kind = 'adopt_roster' THEN
    UPDATE standing SET current = 0;
    -- The rules stay; people, keys and duties are the proposal's.
    INSERT INTO standing (realm, policy_digest, rulebook_digest, policy, profile, charter, current)
    SELECT r.realm, r.policy_digest, r.rulebook_digest, r.policy, r.profile,
      '{"accounts":' || cs_raw(r.charter, 'accounts') || ',"duties":' || cs_raw(o.body, 'duties')
      || CASE cs_raw(o.body, 'former') WHEN '[]' THEN ''
        ELSE ',"former":' || cs_raw(o.body, 'former') END
      || ',"people":' || cs_raw(o.body, 'people') || ',"policy":' || cs_raw(r.charter, 'policy')
      || ',"policy_digest":' || cs_raw(r.charter, 'policy_digest')
      || ',"profile":' || cs_raw(r.charter, 'profile') || ',"realm":' || cs_raw(r.charter, 'realm')
      || ',"rulebook_digest":' || cs_raw(r.charter, 'rulebook_digest') || '}', 1
    FROM action AS a
    JOIN payload AS o ON o.account = a.account AND o.sha256 = a.statement_sha256
    JOIN standing AS r ON r.n = (SELECT max(n) FROM standing)
    WHERE a.id = s ->> 'proposal';
    PERFORM apply_roster(r.charter::jsonb) FROM standing AS r WHERE r.current = 1;
  END IF;
END $$;

CREATE FUNCTION apply_roster(charter jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  UPDATE person SET name = i.item ->> 'name', key = i.item ->> 'key'
  FROM cs_each(charter, 'people') AS i WHERE i.item ->> 'id' = person.id;
  INSERT INTO person (id, name, key)
  SELECT i.item ->> 'id', i.item ->> 'name', i.item ->> 'key'
  FROM cs_each(charter, 'people') AS i
  WHERE i.item ->> 'id' NOT IN (SELECT id FROM person);
  DELETE FROM duty;
  INSERT INTO duty (person, account, role)
  SELECT i.item ->> 'person', i.item ->> 'account', i.item ->> 'role'
  FROM cs_each(charter, 'duties') AS i;
  -- Whoever took over last of those that may still send, else the one that the roster names.
  UPDATE account SET publisher = coalesce((
      SELECT t.body::jsonb ->> 'publisher'
      FROM action AS a
      JOIN payload AS t ON t.account = a.account AND t.sha256 = a.statement_sha256
      JOIN duty AS d ON d.person = t.body::jsonb ->> 'publisher' AND d.account = account.id
        AND d.role = 'publisher'
      WHERE a.account = account.id AND a.post IS NULL AND a.kind = 'take_over'
      ORDER BY a.seq DESC LIMIT 1
    ), (
      SELECT i.item ->> 'person' FROM cs_each(charter, 'duties') AS i
      WHERE i.item ->> 'account' = account.id AND i.item ->> 'role' = 'publisher'
      ORDER BY i.n LIMIT 1));
END $$;

-- submit: a new post or a new revision; earlier approvals no longer count
CREATE FUNCTION apply_submission(new action, s jsonb, b jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  IF NEW.kind <> 'submit' THEN
    RETURN;
  END IF;
  INSERT INTO post (id, account, author, state, revision, sha256, submitted_at, submitted_seq,
    urgent, by_hand, updated_at, updated_seq)
  SELECT NEW.post, NEW.account, NEW.actor, 'in_review', NEW.revision, NEW.sha256, NEW.at, NEW.seq,
    0, 0, NEW.at, NEW.seq
  WHERE NEW.revision = 1;
  UPDATE post SET state = 'in_review', hold = '', revision = NEW.revision, sha256 = NEW.sha256,
    submitted_at = NEW.at, submitted_seq = NEW.seq, urgent = (s ->> 'urgent' <> '')::integer,
    pair = s ->> 'pair', twin = b ->> 'twin', by_hand = cs_flag(s, 'by_hand'),
    corrects = s ->> 'corrects', not_before = b ->> 'not_before'
  WHERE id = NEW.post;
  UPDATE approval SET standing = 'text_changed'
  WHERE post = NEW.post AND standing = 'counts';
  INSERT INTO contributor (account, post, person)
  SELECT NEW.account, NEW.post, NEW.actor
  WHERE NOT EXISTS (
    SELECT 1 FROM contributor AS c WHERE c.post = NEW.post AND c.person = NEW.actor);
  INSERT INTO contributor (account, post, person)
  SELECT NEW.account, NEW.post, i.value
  FROM cs_each(s, 'contributors') AS i
  WHERE NOT EXISTS (
    SELECT 1 FROM contributor AS c WHERE c.post = NEW.post AND c.person = i.value)
  GROUP BY i.value ORDER BY min(i.n);
  INSERT INTO body_of (account, post, sha256)
  SELECT DISTINCT NEW.account, NEW.post, named.sha256
  FROM unnest(ARRAY[NEW.sha256, s ->> 'source', s ->> 'note']) AS named (sha256)
  WHERE named.sha256 IS NOT NULL
  ON CONFLICT (post, sha256) DO NOTHING;
END $$;

-- Whoever's suggestion is taken over, said or unsaid, helped to write it.
CREATE FUNCTION apply_suggestions(new action, s jsonb, b jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  IF NEW.kind <> 'submit' THEN
    RETURN;
  END IF;
  INSERT INTO contributor (account, post, person)
  SELECT NEW.account, NEW.post, c.actor
  FROM comment AS c
  JOIN payload AS o ON o.account = c.account AND o.sha256 = c.sha256
  WHERE c.post = NEW.post AND (
      c.id IN (SELECT i.value FROM cs_each(s, 'accepted') AS i)
      OR (c.suggestion <> '' AND EXISTS (
          SELECT 1 FROM cs_each(b, 'parts') AS i
          WHERE strpos(i.item ->> 'text', c.suggestion) > 0)
        AND NOT EXISTS (
          SELECT 1 FROM cs_each(o.body::jsonb, 'parts') AS i
          WHERE strpos(i.item ->> 'text', c.suggestion) > 0)))
    AND NOT EXISTS (
      SELECT 1 FROM contributor AS k WHERE k.post = NEW.post AND k.person = c.actor)
  GROUP BY c.actor ORDER BY min(c.n);
  UPDATE comment SET open = 0
  WHERE post = NEW.post AND id IN (SELECT i.value FROM cs_each(s, 'accepted') AS i);
  DELETE FROM search WHERE n = (SELECT p.n FROM post AS p WHERE p.id = NEW.post);
  INSERT INTO search (n, account, words, rules)
  SELECT w.n, w.account, w.words, w.rules
  FROM searchable AS w JOIN post AS p ON p.n = w.n
  WHERE p.id = NEW.post;
END $$;

-- comment, resolve: what is open keeps the post in review
CREATE FUNCTION apply_remarks(new action, s jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  IF NEW.kind = 'comment' THEN
    INSERT INTO comment (id, account, post, actor, sha256, thread, suggestion, quote, open)
    VALUES (NEW.id, NEW.account, NEW.post, NEW.actor, NEW.sha256, s ->> 'thread',
      -- Everything that Python's str.strip takes away: a post begins and ends without spaces.
      btrim(s ->> 'suggestion',
        E'\t\n\x0b\f\r\x1c\x1d\x1e\x1f \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005'
        '\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000'),
      s #>> '{anchor,quote}', (s ->> 'thread' IS NULL)::integer);
    UPDATE post SET state = 'in_review'
    WHERE id = NEW.post AND state = 'approved' AND EXISTS (
      SELECT 1 FROM comment AS c WHERE c.id = NEW.id AND c.open = 1);
  ELSIF NEW.kind = 'resolve' THEN
    UPDATE comment SET open = 0 WHERE id = s ->> 'comment';
  END IF;
END $$;

-- submit, require: who must approve this revision; decisions
CREATE FUNCTION apply_decisions(new action, s jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  INSERT INTO requirement (account, post, revision, role)
  SELECT DISTINCT NEW.account, NEW.post, NEW.revision, i.value
  FROM cs_each(s, 'roles') AS i
  WHERE NEW.kind IN ('submit', 'require') AND NOT EXISTS (
    SELECT 1 FROM requirement AS q
    WHERE q.post = NEW.post AND q.revision = NEW.revision AND q.role = i.value);
  INSERT INTO step (account, post, revision, place, role, needs)
  SELECT NEW.account, NEW.post, NEW.revision, k.n - 1, i.value, k.item ->> 'needs'
  FROM cs_each(s, 'steps') AS k, cs_each(k.item, 'roles') AS i
  WHERE NEW.kind = 'submit';
  IF NEW.kind = 'approve' THEN
    INSERT INTO approval (account, post, revision, role, actor, seq, expires_at, acting_for,
      standing)
    VALUES (NEW.account, NEW.post, NEW.revision, s ->> 'role', NEW.actor, NEW.seq,
      s ->> 'expires_at', s ->> 'for', 'counts');
  END IF;
  UPDATE post SET vetoed = 1 WHERE id = NEW.post AND NEW.kind = 'veto';
  UPDATE approval SET standing = 'withdrawn'
  WHERE post = NEW.post AND actor = NEW.actor AND standing = 'counts' AND NEW.kind = 'unapprove'
    AND role = s ->> 'role' AND acting_for IS NOT DISTINCT FROM s ->> 'for';
  UPDATE approval SET standing = 'sent_back'
  WHERE post = NEW.post AND standing = 'counts' AND NEW.kind = 'absent';
END $$;

-- approve, require, resolve: whether everybody who must has approved, and nothing is open
CREATE FUNCTION apply_approved(new action) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
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
END $$;

-- attempts and their outcomes
CREATE FUNCTION apply_attempt(new action, s jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  IF NEW.kind = 'attempt' THEN
    INSERT INTO attempt (account, post, fence, part, publisher, deadline, action, live)
    VALUES (NEW.account, NEW.post, NEW.fence, cs_int(s, 'part'), NEW.actor, s ->> 'deadline',
      NEW.id, 1);
    UPDATE post SET attempts = NEW.fence WHERE id = NEW.post;
  ELSE
    UPDATE attempt SET live = 0 WHERE post = NEW.post AND fence = NEW.fence AND live = 1;
  END IF;
END $$;

-- what is at X
CREATE FUNCTION apply_x(new action, s jsonb, body text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  INSERT INTO publication (post, part, account, x_post_id, at, actor, text, same_text)
  SELECT NEW.post,
    CASE NEW.kind
      WHEN 'by_hand' THEN cs_int(s, 'part')
      ELSE (SELECT t.part FROM attempt AS t WHERE t.post = NEW.post AND t.fence = NEW.fence)
    END,
    NEW.account, s ->> 'x_post_id', NEW.at, NEW.actor, s ->> 'text', cs_flag(s, 'same_text')
  WHERE NEW.kind IN ('posted', 'found', 'by_hand');
  UPDATE publication SET read_back_at = NEW.at,
    differs = CASE cs_type(s, 'differs') WHEN 'array' THEN cs_raw(body, 'differs') END
  WHERE NEW.kind = 'read_back' AND post = NEW.post AND part = cs_int(s, 'part');
  UPDATE publication SET removed_at = NEW.at
  WHERE NEW.kind = 'removed' AND post = NEW.post AND part = cs_int(s, 'part');
  UPDATE post SET x_post_id = (
    SELECT u.x_post_id FROM publication AS u WHERE u.post = NEW.post AND u.part = 0)
  WHERE id = NEW.post AND NEW.kind IN ('posted', 'found', 'by_hand');
  UPDATE stray SET explained = 1
  WHERE NEW.kind IN ('posted', 'found', 'by_hand', 'explain_stray') AND x_post_id = s ->> 'x_post_id';
  INSERT INTO stray (x_post_id, account, at, explained)
  SELECT s ->> 'x_post_id', NEW.account, NEW.at, 0 WHERE NEW.kind = 'stray';
END $$;

-- where the post stands now
CREATE FUNCTION apply_state(new action, s jsonb, b jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  UPDATE post SET
    hold = CASE NEW.kind WHEN 'held' THEN s ->> 'hold' ELSE '' END,
    state = CASE
      WHEN NEW.kind = 'request_changes' THEN 'changes_requested'
      WHEN NEW.kind = 'veto' THEN 'vetoed'
      WHEN NEW.kind IN ('unapprove', 'absent') THEN 'in_review'
      WHEN NEW.kind = 'withdraw' THEN 'withdrawn'
      WHEN NEW.kind = 'recall' THEN 'recalled'
      WHEN NEW.kind = 'missed' THEN 'missed'
      WHEN NEW.kind = 'attempt' THEN 'sending'
      WHEN NEW.kind IN ('posted', 'found', 'by_hand') AND cs_length(b, 'parts') = (
        SELECT count(*) FROM publication AS u WHERE u.post = NEW.post) THEN 'posted'
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
END $$;

-- the account: freezes, and who sends
CREATE FUNCTION apply_account(new action, s jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  UPDATE account SET frozen = 1, freeze_seq = NEW.seq
  WHERE id = NEW.account AND NEW.kind = 'freeze';
  UPDATE account SET frozen = 0 WHERE id = NEW.account AND NEW.kind = 'unfreeze';
  UPDATE account SET publisher = s ->> 'publisher'
  WHERE id = NEW.account AND NEW.kind = 'take_over';
  UPDATE post SET state = 'held', hold = 'frozen', updated_at = NEW.at, updated_seq = NEW.seq
  WHERE state = 'approved' AND account = NEW.account AND NEW.kind = 'freeze';
  UPDATE post SET state = 'held', hold = 'frozen'
  WHERE id = NEW.post AND state = 'approved' AND id IN (SELECT post FROM stopped);
END $$;

-- legal holds: what was asked before one is not answered after it
CREATE FUNCTION apply_preservation(new action, s jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  IF NEW.kind = 'preserve' THEN
    INSERT INTO preservation (action, account, covers, live)
    VALUES (NEW.id, NEW.account, s ->> 'covers', 1);
    UPDATE post SET redaction_asked = NULL
    WHERE account = NEW.account AND redaction_asked IS NOT NULL AND redacted IS NULL
      AND EXISTS (SELECT 1 FROM preserved AS h WHERE h.post = post.id);
  ELSIF NEW.kind = 'unpreserve' THEN
    UPDATE preservation SET live = 0 WHERE action = s ->> 'preserves';
  END IF;
END $$;

CREATE FUNCTION apply_delegation(new action, s jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  IF NEW.kind = 'delegate' THEN
    INSERT INTO delegation (action, account, role, principal, deputy, begins_at, ends_at, live)
    VALUES (NEW.id, NEW.account, s ->> 'role', NEW.actor, s ->> 'deputy', s ->> 'begins_at',
      s ->> 'ends_at', 1);
  ELSIF NEW.kind = 'undelegate' THEN
    UPDATE delegation SET live = 0 WHERE action = s ->> 'delegation';
  END IF;
END $$;

-- redactions: every body of the post that is nobody else's, and its words wherever they stand
CREATE FUNCTION apply_redaction(new action) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  UPDATE post SET redaction_asked = NEW.id WHERE id = NEW.post AND NEW.kind = 'ask_redaction';
  IF NEW.kind IS DISTINCT FROM 'redact' THEN
    RETURN;
  END IF;
  UPDATE post SET redacted = NEW.id WHERE id = NEW.post;
  DELETE FROM body_of AS b
  WHERE b.post = NEW.post AND (
    EXISTS (
      SELECT 1 FROM body_of AS o
      WHERE o.account = b.account AND o.sha256 = b.sha256 AND o.post <> NEW.post)
    -- A statement goes with its own post only, whoever names it as a source.
    OR EXISTS (
      SELECT 1 FROM action AS a
      WHERE a.account = b.account AND a.statement_sha256 = b.sha256));
  DELETE FROM payload
  WHERE account = NEW.account
    AND sha256 IN (SELECT b.sha256 FROM body_of AS b WHERE b.post = NEW.post);
  DELETE FROM payload
  WHERE account = NEW.account AND sha256 IN (
    SELECT a.statement_sha256 FROM action AS a
    WHERE a.post = NEW.post AND a.kind NOT IN ('ask_redaction', 'redact'));
  DELETE FROM body_of WHERE post = NEW.post;
  UPDATE publication SET text = NULL WHERE post = NEW.post;
  UPDATE comment SET quote = NULL, suggestion = NULL WHERE post = NEW.post;
  DELETE FROM search WHERE n = (SELECT p.n FROM post AS p WHERE p.id = NEW.post);
END $$;
