-- Last of three: does the post, or the account, stand where this may happen?
-- Said in the words of ../sqlite/0002_rules_state.sql, check by check and in the same order. Its
-- CS020 stands in `action_judge`, which makes the links itself.

CREATE FUNCTION rules_state(new action, s jsonb, b jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
DECLARE
  p post := (SELECT t FROM post AS t WHERE t.id = NEW.post);
BEGIN
  -- Before the state: a frozen post is held, and people shall read why.
  PERFORM cs_check('CS025', CASE NEW.kind
    WHEN 'attempt' THEN NEW.post NOT IN (SELECT post FROM stopped)
    WHEN 'release' THEN NEW.post NOT IN (SELECT post FROM stopped)
    WHEN 'freeze' THEN (SELECT frozen FROM account WHERE id = NEW.account) = 0
    WHEN 'unfreeze' THEN (SELECT frozen FROM account WHERE id = NEW.account) = 1
    ELSE TRUE
  END);
  -- A legal hold is asked first: whatever else is wrong, people shall read that one.
  PERFORM cs_check('CS036', NEW.kind NOT IN ('ask_redaction', 'redact')
    OR NOT EXISTS (SELECT 1 FROM preserved AS h WHERE h.post = NEW.post));
  PERFORM cs_check('CS013', p.id IS NULL OR is_time_for(NEW, p));
  PERFORM cs_check('CS013', NEW.kind <> 'explain_stray' OR EXISTS (
    SELECT 1 FROM stray AS y WHERE y.x_post_id = s ->> 'x_post_id'
      AND y.account = NEW.account AND y.explained = 0));
  PERFORM cs_check('CS013', NEW.kind <> 'unpreserve' OR EXISTS (
    SELECT 1 FROM preservation AS h WHERE h.action = s ->> 'preserves'
      AND h.account = NEW.account AND h.live = 1));
  PERFORM cs_check('CS013', NEW.kind <> 'undelegate' OR EXISTS (
    SELECT 1 FROM delegation AS g WHERE g.action = s ->> 'delegation'
      AND g.account = NEW.account AND g.live = 1 AND g.ends_at > NEW.at));
  PERFORM state_of_steps(NEW, s);
  -- Words are taken out once, when somebody has asked for it; then nothing happens any more.
  PERFORM cs_check('CS037', p.id IS NULL OR NOT (
    p.redacted IS NOT NULL OR (NEW.kind = 'redact' AND p.redaction_asked IS NULL)));
  PERFORM cs_check('CS017', p.id IS NULL OR is_outcome(NEW, p));
  PERFORM state_of_attempt(NEW, s, b, p);
  PERFORM state_of_thread(NEW, b, p);
  PERFORM cs_check('CS031', CASE NEW.kind
    WHEN 'comment' THEN stands_there(NEW, s, b)
    WHEN 'resolve' THEN EXISTS (
      SELECT 1 FROM comment AS c
      WHERE c.id = s ->> 'comment' AND c.post = NEW.post AND c.open = 1)
    WHEN 'submit' THEN NOT EXISTS (
      SELECT 1 FROM cs_each(s, 'accepted') AS i
      WHERE is_taken_over(NEW, i.value, b) IS NOT TRUE)
    ELSE TRUE
  END);
  PERFORM cs_check('CS032', NEW.kind NOT IN ('attempt', 'by_hand', 'release') OR NOT EXISTS (
    SELECT 1 FROM comment AS c WHERE c.post = NEW.post AND c.open = 1));
  PERFORM cs_check('CS033', NEW.kind NOT IN ('attempt', 'by_hand')
    OR NEW.post NOT IN (SELECT post FROM unpaired));
  PERFORM state_of_lists(NEW, s);
  PERFORM state_of_roster(NEW, s);
  PERFORM state_at_x(NEW, s, p);
  PERFORM cs_check('CS009', is_signed(NEW, s));
END $$;

CREATE FUNCTION state_of_steps(new action, s jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  -- One step after the other: who comes later waits until every step before is done.
  PERFORM cs_check('CS040', NEW.kind <> 'approve' OR NOT EXISTS (
    SELECT 1 FROM step AS m JOIN step AS k
      ON k.post = m.post AND k.revision = m.revision AND k.place < m.place
    WHERE m.post = NEW.post AND m.revision = NEW.revision AND m.role = s ->> 'role' AND CASE k.needs
      WHEN 'all' THEN NOT EXISTS (
        SELECT 1 FROM counting AS c
        WHERE c.post = k.post AND c.role = k.role AND c.expires_at > NEW.at)
      ELSE NOT EXISTS (
        SELECT 1 FROM step AS j JOIN counting AS c ON c.post = j.post AND c.role = j.role
        WHERE j.post = k.post AND j.revision = k.revision AND j.place = k.place
          AND c.expires_at > NEW.at)
    END));
  -- A duty is lent to another person, for a while; one's own voice to nobody.
  PERFORM cs_check('CS041', NEW.kind <> 'delegate' OR (
    s ->> 'role' <> 'executive'
    AND s ->> 'deputy' <> NEW.actor
    AND s ->> 'deputy' IN (SELECT person FROM duty)
    AND NOT EXISTS (
      SELECT 1 FROM duty AS d WHERE d.person = s ->> 'deputy' AND d.role = 'publisher')
    AND s ->> 'ends_at' > s ->> 'begins_at'
    AND s ->> 'ends_at' > NEW.at
    AND s ->> 'ends_at' <= cs_later(s ->> 'begins_at', 100 * 86400)));
END $$;

CREATE FUNCTION is_time_for(new action, p post) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  RETURN CASE
    WHEN NEW.kind = 'submit' THEN p.state IN (
      'in_review', 'changes_requested', 'vetoed', 'approved', 'refused', 'held', 'missed',
      'recalled')
    WHEN NEW.kind IN ('approve', 'request_changes', 'veto', 'unapprove', 'require')
      THEN p.state IN ('in_review', 'approved', 'held')
    WHEN NEW.kind IN ('comment', 'resolve') THEN p.state IN (
      'in_review', 'changes_requested', 'vetoed', 'approved', 'refused', 'held', 'missed',
      'recalled')
    WHEN NEW.kind = 'seen' THEN NOT EXISTS (
      SELECT 1 FROM action AS o WHERE o.kind = 'seen' AND o.post = NEW.post
        AND o.revision = NEW.revision AND o.actor = NEW.actor)
    WHEN NEW.kind = 'withdraw' THEN p.state IN (
      'in_review', 'changes_requested', 'vetoed', 'approved', 'refused', 'held', 'missed')
    WHEN NEW.kind = 'recall' THEN p.state IN ('approved', 'held')
    WHEN NEW.kind = 'release' THEN p.state = 'held'
    WHEN NEW.kind = 'missed' THEN p.state IN ('in_review', 'approved', 'held', 'changes_requested')
    WHEN NEW.kind IN ('attempt', 'by_hand') THEN p.state = 'approved'
    WHEN NEW.kind = 'needs_person' THEN p.state = 'unknown'
    -- The timeline is read for a quarter of an hour before a person may say that nothing is there.
    WHEN NEW.kind = 'absent' THEN p.state = 'needs_person' OR (
      p.state = 'unknown' AND NEW.at >= cs_later(p.updated_at, 15 * 60))
    WHEN NEW.kind = 'after_review' THEN p.state IN ('posted', 'removed') AND p.needs_after_review = 1
    WHEN NEW.kind = 'take_down' THEN
      p.state NOT IN ('sending', 'unknown', 'needs_person', 'removing', 'removed')
      AND EXISTS (SELECT 1 FROM publication AS u WHERE u.post = p.id AND u.removed_at IS NULL)
    WHEN NEW.kind IN ('removed', 'not_removed') THEN p.state = 'removing'
    WHEN NEW.kind IN ('ask_redaction', 'redact') THEN EXISTS (
      SELECT 1 FROM settled AS e WHERE e.post = p.id)
    ELSE TRUE -- outcomes: CS017; readings: CS030
  END;
END $$;

CREATE FUNCTION is_outcome(new action, p post) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  RETURN CASE
    WHEN NEW.kind IN ('posted', 'refused', 'held', 'not_sent') THEN
      p.state = 'sending' AND EXISTS (SELECT 1 FROM attempt AS t
        WHERE t.post = NEW.post AND t.live = 1 AND t.publisher = NEW.actor)
    -- Whoever took over says of a silent machine, once its time is over, that nobody knows.
    WHEN NEW.kind = 'unknown' THEN
      p.state = 'sending' AND EXISTS (SELECT 1 FROM attempt AS t
        WHERE t.post = NEW.post AND t.live = 1 AND (
          t.publisher = NEW.actor
          OR (NEW.at > t.deadline
            AND NEW.actor = (SELECT publisher FROM account WHERE id = NEW.account))))
    WHEN NEW.kind = 'found' THEN p.state IN ('unknown', 'needs_person')
    ELSE TRUE
  END;
END $$;

-- An attempt has its approvals, its time, its pause, its machine.
CREATE FUNCTION state_of_attempt(new action, s jsonb, b jsonb, p post) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  PERFORM cs_check('CS014', NEW.kind <> 'attempt' OR (
    EXISTS (SELECT 1 FROM counting AS c WHERE c.post = NEW.post AND c.expires_at > NEW.at)
    AND NOT EXISTS (
      SELECT 1 FROM requirement AS q WHERE q.post = NEW.post AND q.revision = NEW.revision
        AND q.role NOT IN (
          SELECT c.role FROM counting AS c WHERE c.post = NEW.post AND c.expires_at > NEW.at))
    AND NOT EXISTS (
      SELECT 1 FROM step AS k WHERE k.post = NEW.post AND k.revision = NEW.revision
        AND k.needs = 'any' AND NOT EXISTS (
          SELECT 1 FROM step AS j JOIN counting AS c ON c.post = j.post AND c.role = j.role
          WHERE j.post = k.post AND j.revision = k.revision AND j.place = k.place
            AND c.expires_at > NEW.at))));
  PERFORM cs_check('CS015', CASE NEW.kind
    WHEN 'submit' THEN b ->> 'not_before' IS NULL
      OR (b ->> 'not_after') COLLATE "C" > b ->> 'not_before'
    WHEN 'attempt' THEN NEW.at >= coalesce(b ->> 'not_before', '')
      AND NEW.at <= coalesce(b ->> 'not_after', '~')
    WHEN 'missed' THEN NEW.at >= b ->> 'not_after'
    ELSE TRUE
  END);
  PERFORM cs_check('CS026', NEW.kind <> 'attempt' OR p.urgent = 1 OR (
    SELECT NEW.at >= cs_later(p.submitted_at, cs_int(t.said, 'cool_off_seconds'))
    FROM terms AS t WHERE t.account = p.account));
  PERFORM cs_check('CS027', CASE NEW.kind
    WHEN 'attempt' THEN (SELECT publisher FROM account WHERE id = NEW.account) = NEW.actor
    WHEN 'take_over' THEN
      (SELECT publisher FROM account WHERE id = NEW.account) IS DISTINCT FROM s ->> 'publisher'
      AND EXISTS (
        SELECT 1 FROM duty AS d WHERE d.person = s ->> 'publisher'
          AND d.account = NEW.account AND d.role = 'publisher')
    ELSE TRUE
  END);
  PERFORM cs_check('CS028', NEW.kind NOT IN ('attempt', 'by_hand')
    OR p.by_hand = (NEW.kind = 'by_hand')::integer);
END $$;

-- A later revision of a thread begins with what is at X already, and has more to come.
CREATE FUNCTION state_of_thread(new action, b jsonb, p post) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
DECLARE
  before jsonb;
BEGIN
  IF NEW.kind = 'submit' THEN
    SELECT o.body::jsonb INTO before
    FROM payload AS o WHERE o.account = p.account AND o.sha256 = p.sha256;
    PERFORM cs_check('CS029',
      cs_length(b, 'parts') > (SELECT count(*) FROM publication AS u WHERE u.post = NEW.post)
      AND NOT EXISTS (
        SELECT 1 FROM publication AS u
        WHERE u.post = NEW.post AND before #> ARRAY['parts', u.part::text]
          IS DISTINCT FROM b #> ARRAY['parts', u.part::text]));
  END IF;
END $$;

-- A remark is about words that stand there, and answers one of this post.
CREATE FUNCTION stands_there(new action, s jsonb, b jsonb) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
DECLARE
  part text := b #>> ARRAY['parts', s #>> '{anchor,part}', 'text'];
  start bigint := least(cs_int(s, 'anchor', 'start'), coalesce(length(part), 0));
  stop bigint := least(cs_int(s, 'anchor', 'end'), coalesce(length(part), 0));
BEGIN
  RETURN (s ->> 'thread' IS NULL OR EXISTS (
      SELECT 1 FROM comment AS c
      WHERE c.id = s ->> 'thread' AND c.post = NEW.post AND c.thread IS NULL))
    AND (s ->> 'anchor' IS NULL
      OR substr(part, start::integer + 1, (stop - start)::integer) = s #>> '{anchor,quote}');
END $$;

-- What is taken over was suggested: it stands there now, or there are fewer of the words.
CREATE FUNCTION is_taken_over(new action, remark text, b jsonb) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  RETURN EXISTS (
    SELECT 1 FROM comment AS c JOIN payload AS o ON o.account = c.account AND o.sha256 = c.sha256
    WHERE c.id = remark AND c.post = NEW.post AND c.open = 1 AND CASE c.suggestion
      WHEN '' THEN cs_times(b, c.quote) < cs_times(o.body::jsonb, c.quote)
      ELSE EXISTS (
        SELECT 1 FROM cs_each(b, 'parts') AS w
        WHERE strpos(w.item ->> 'text', c.suggestion) > 0)
    END);
END $$;

-- How many characters of a payload's texts are these words.
CREATE FUNCTION cs_times(b jsonb, words text) RETURNS bigint IMMUTABLE
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  RETURN (
    SELECT sum(length(w.item ->> 'text') - length(replace(w.item ->> 'text', words, '')))
    FROM cs_each(b, 'parts') AS w);
END $$;

-- Templates, the company's own words, and its lists.
CREATE FUNCTION state_of_lists(new action, s jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  -- A template is adopted once, by another; what began from one began from one in force.
  PERFORM cs_check('CS034', CASE NEW.kind
    WHEN 'adopt_template' THEN EXISTS (
        SELECT 1 FROM action AS o WHERE o.id = s ->> 'proposal'
          AND o.kind = 'propose_template' AND o.account = NEW.account)
      AND NOT EXISTS (
        SELECT 1 FROM action AS t
        JOIN payload AS o ON o.account = t.account AND o.sha256 = t.statement_sha256
        WHERE t.account = NEW.account AND t.post IS NULL AND t.kind = 'adopt_template'
          AND o.body::jsonb ->> 'proposal' = s ->> 'proposal')
    WHEN 'retire_template' THEN s ->> 'template' IN (
      SELECT id FROM adopted WHERE account = NEW.account)
    WHEN 'submit' THEN s ->> 'template' IS NULL
      OR s ->> 'template' IN (SELECT id FROM adopted WHERE account = NEW.account)
      -- A later revision began where the one before it did.
      OR s ->> 'template' = (
        SELECT o.body::jsonb ->> 'template' FROM post AS p
        JOIN action AS t ON t.account = p.account AND t.seq = p.submitted_seq
        JOIN payload AS o ON o.account = t.account AND o.sha256 = t.statement_sha256
        WHERE p.id = NEW.post)
    ELSE TRUE
  END);
  -- A word is added when it is not there yet, for this language or for both; and taken away again
  -- as it was added.
  PERFORM cs_check('CS035', CASE NEW.kind
    WHEN 'add_word' THEN NOT EXISTS (
      SELECT 1 FROM own_word AS w WHERE w.word = s ->> 'word'
        AND w.language IN (s ->> 'language', 'both'))
    WHEN 'drop_word' THEN EXISTS (
      SELECT 1 FROM own_word AS w WHERE w.word = s ->> 'word'
        AND w.language = s ->> 'language')
    ELSE TRUE
  END);
  -- A list replaces the one that is there, whole: of two people at once the second is told.
  PERFORM cs_check('CS042', NEW.kind <> 'keep_list' OR s ->> 'replaces' IS NOT DISTINCT FROM (
    SELECT k.id FROM kept_list AS k WHERE k.list = s ->> 'list'));
END $$;

-- A roster is the next one when it is proposed, and still when it is adopted.
CREATE FUNCTION state_of_roster(new action, s jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  PERFORM cs_check('CS038', CASE NEW.kind
    WHEN 'propose_roster' THEN cs_int(s, 'version') = 1 + (
      SELECT count(*) FROM action AS o WHERE o.kind = 'adopt_roster')
    WHEN 'adopt_roster' THEN (
      SELECT cs_int(o.body::jsonb, 'version')
      FROM action AS t
      JOIN payload AS o ON o.account = t.account AND o.sha256 = t.statement_sha256
      WHERE t.id = s ->> 'proposal' AND t.kind = 'propose_roster'
    ) = 1 + (SELECT count(*) FROM action AS o WHERE o.kind = 'adopt_roster')
    ELSE TRUE
  END);
  -- History outlives people: nobody, and no key, is ever left out.
  PERFORM cs_check('CS039', NEW.kind <> 'propose_roster' OR NOT EXISTS (
    SELECT 1 FROM person AS p WHERE NOT EXISTS (
      SELECT 1 FROM cs_each(s, 'people') AS i
      WHERE i.item ->> 'id' = p.id AND (
        i.item ->> 'key' = p.key
        OR p.key IN (SELECT f.value FROM cs_each(i.item, 'former') AS f)))));
END $$;

-- The next part, the attempt's number, and what is bound to X once.
CREATE FUNCTION state_at_x(new action, s jsonb, p post) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  PERFORM cs_check('CS030', CASE
    WHEN NEW.kind IN ('attempt', 'by_hand') THEN cs_int(s, 'part') = (
      SELECT count(*) FROM publication AS u WHERE u.post = NEW.post)
    WHEN NEW.kind IN ('read_back', 'removed', 'not_removed') THEN EXISTS (
      SELECT 1 FROM publication AS u WHERE u.post = NEW.post AND u.part = cs_int(s, 'part')
        AND u.x_post_id = s ->> 'x_post_id' AND u.removed_at IS NULL)
    ELSE TRUE
  END);
  PERFORM cs_check('CS016', NEW.fence IS NULL OR p.id IS NULL
    OR NEW.fence = p.attempts + (NEW.kind = 'attempt')::integer);
  PERFORM cs_check('CS019', NEW.kind NOT IN ('posted', 'found', 'by_hand', 'stray') OR NOT (
    EXISTS (SELECT 1 FROM publication AS u WHERE u.x_post_id = s ->> 'x_post_id')
    OR (NEW.kind = 'stray' AND EXISTS (
      SELECT 1 FROM stray AS y WHERE y.x_post_id = s ->> 'x_post_id'))));
END $$;
