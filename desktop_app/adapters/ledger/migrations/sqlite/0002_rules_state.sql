-- Last of three: does the post, or the account, stand where this may happen?

CREATE TRIGGER action_state BEFORE INSERT ON action BEGIN
  -- Before the state: a frozen post is held, and people shall read why.
  SELECT RAISE(ABORT, 'CS025')
  WHERE (CASE NEW.kind
    WHEN 'attempt' THEN NEW.post NOT IN (SELECT post FROM stopped)
    WHEN 'release' THEN NEW.post NOT IN (SELECT post FROM stopped)
    WHEN 'freeze' THEN (SELECT frozen FROM account WHERE id = NEW.account) = 0
    WHEN 'unfreeze' THEN (SELECT frozen FROM account WHERE id = NEW.account) = 1
    ELSE TRUE
  END) IS NOT TRUE;

  -- A legal hold is asked first: whatever else is wrong, people shall read that one.
  SELECT RAISE(ABORT, 'CS036')
  WHERE NEW.kind IN ('ask_redaction', 'redact') AND EXISTS (
    SELECT 1 FROM preserved AS h WHERE h.post = NEW.post);

  SELECT RAISE(ABORT, 'CS013')
  FROM post AS p WHERE p.id = NEW.post AND (CASE
    WHEN NEW.kind = 'submit' THEN p.state IN (
      'in_review', 'changes_requested', 'vetoed', 'approved', 'refused', 'held', 'missed',
      'recalled')
    WHEN NEW.kind IN ('approve', 'request_changes', 'veto', 'unapprove', 'require')
      THEN p.state IN ('in_review', 'approved', 'held')
    WHEN NEW.kind IN ('comment', 'resolve') THEN p.state IN (
      'in_review', 'changes_requested', 'vetoed', 'approved', 'refused', 'held', 'missed',
      'recalled')
    WHEN NEW.kind = 'seen' THEN NOT EXISTS (
      SELECT 1 FROM action AS a WHERE a.kind = 'seen' AND a.post = NEW.post
        AND a.revision = NEW.revision AND a.actor = NEW.actor)
    WHEN NEW.kind = 'withdraw' THEN p.state IN (
      'in_review', 'changes_requested', 'vetoed', 'approved', 'refused', 'held', 'missed')
    WHEN NEW.kind = 'recall' THEN p.state IN ('approved', 'held')
    WHEN NEW.kind = 'release' THEN p.state = 'held'
    WHEN NEW.kind = 'missed' THEN p.state IN ('in_review', 'approved', 'held', 'changes_requested')
    WHEN NEW.kind IN ('attempt', 'by_hand') THEN p.state = 'approved'
    WHEN NEW.kind = 'needs_person' THEN p.state = 'unknown'
    -- The timeline is read for a quarter of an hour before a person may say that nothing is there.
    WHEN NEW.kind = 'absent' THEN p.state = 'needs_person' OR (
      p.state = 'unknown'
      AND NEW.at >= strftime('%Y-%m-%dT%H:%M:%SZ', p.updated_at, '+15 minutes'))
    WHEN NEW.kind = 'after_review' THEN p.state IN ('posted', 'removed') AND p.needs_after_review = 1
    WHEN NEW.kind = 'take_down' THEN
      p.state NOT IN ('sending', 'unknown', 'needs_person', 'removing', 'removed')
      AND EXISTS (SELECT 1 FROM publication AS u WHERE u.post = p.id AND u.removed_at IS NULL)
    WHEN NEW.kind IN ('removed', 'not_removed') THEN p.state = 'removing'
    WHEN NEW.kind IN ('ask_redaction', 'redact') THEN EXISTS (
      SELECT 1 FROM settled AS e WHERE e.post = p.id)
    ELSE TRUE -- outcomes: CS017; readings: CS030
  END) IS NOT TRUE;
  SELECT RAISE(ABORT, 'CS013')
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'explain_stray'
    AND NOT EXISTS (
      SELECT 1 FROM stray AS y WHERE y.x_post_id = s.body ->> '$.x_post_id'
        AND y.account = NEW.account AND y.explained = 0);
  SELECT RAISE(ABORT, 'CS013')
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'unpreserve'
    AND NOT EXISTS (
      SELECT 1 FROM preservation AS h WHERE h.action = s.body ->> '$.preserves'
        AND h.account = NEW.account AND h.live = 1);

  SELECT RAISE(ABORT, 'CS013')
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'undelegate'
    AND NOT EXISTS (
      SELECT 1 FROM delegation AS g WHERE g.action = s.body ->> '$.delegation'
        AND g.account = NEW.account AND g.live = 1 AND g.ends_at > NEW.at);

  -- One step after the other: who comes later waits until every step before is done.
  SELECT RAISE(ABORT, 'CS040')
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'approve' AND EXISTS (
    SELECT 1 FROM step AS m JOIN step AS k
      ON k.post = m.post AND k.revision = m.revision AND k.place < m.place
    WHERE m.post = NEW.post AND m.revision = NEW.revision AND m.role = s.body ->> '$.role' AND CASE
      k.needs
      WHEN 'all' THEN NOT EXISTS (
        SELECT 1 FROM counting AS c
        WHERE c.post = k.post AND c.role = k.role AND c.expires_at > NEW.at)
      ELSE NOT EXISTS (
        SELECT 1 FROM step AS j JOIN counting AS c ON c.post = j.post AND c.role = j.role
        WHERE j.post = k.post AND j.revision = k.revision AND j.place = k.place
          AND c.expires_at > NEW.at)
    END);

  -- A duty is lent to another person, for a while; one's own voice to nobody.
  SELECT RAISE(ABORT, 'CS041')
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'delegate' AND (
    s.body ->> '$.role' <> 'executive'
    AND s.body ->> '$.deputy' <> NEW.actor
    AND s.body ->> '$.deputy' IN (SELECT person FROM duty)
    AND NOT EXISTS (
      SELECT 1 FROM duty AS d WHERE d.person = s.body ->> '$.deputy' AND d.role = 'publisher')
    AND s.body ->> '$.ends_at' > s.body ->> '$.begins_at'
    AND s.body ->> '$.ends_at' > NEW.at
    AND s.body ->> '$.ends_at' <= strftime(
      '%Y-%m-%dT%H:%M:%SZ', s.body ->> '$.begins_at', '+100 days')
  ) IS NOT TRUE;

  -- Words are taken out once, when somebody has asked for it; then nothing happens any more.
  SELECT RAISE(ABORT, 'CS037')
  FROM post AS p WHERE p.id = NEW.post AND (
    p.redacted IS NOT NULL OR (NEW.kind = 'redact' AND p.redaction_asked IS NULL));

  SELECT RAISE(ABORT, 'CS017')
  FROM post AS p WHERE p.id = NEW.post AND (CASE
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
  END) IS NOT TRUE;

  SELECT RAISE(ABORT, 'CS014')
  WHERE NEW.kind = 'attempt' AND (
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
            AND c.expires_at > NEW.at))
  ) IS NOT TRUE;

  SELECT RAISE(ABORT, 'CS015')
  FROM payload AS b WHERE b.sha256 = NEW.sha256 AND (CASE NEW.kind
    WHEN 'submit' THEN b.body ->> '$.not_before' IS NULL
      OR b.body ->> '$.not_after' > b.body ->> '$.not_before'
    WHEN 'attempt' THEN NEW.at >= coalesce(b.body ->> '$.not_before', '')
      AND NEW.at <= coalesce(b.body ->> '$.not_after', '~')
    WHEN 'missed' THEN NEW.at >= b.body ->> '$.not_after'
    ELSE TRUE
  END) IS NOT TRUE;

  SELECT RAISE(ABORT, 'CS026')
  FROM post AS p JOIN terms AS t ON t.account = p.account
  WHERE p.id = NEW.post AND NEW.kind = 'attempt' AND (
    p.urgent = 1
    OR NEW.at >= strftime('%Y-%m-%dT%H:%M:%SZ', p.submitted_at,
      '+' || (t.said ->> '$.cool_off_seconds') || ' seconds')
  ) IS NOT TRUE;

  SELECT RAISE(ABORT, 'CS027')
  FROM account AS a, payload AS s
  WHERE a.id = NEW.account AND s.sha256 = NEW.statement_sha256 AND (CASE NEW.kind
    WHEN 'attempt' THEN a.publisher = NEW.actor
    WHEN 'take_over' THEN a.publisher IS NOT s.body ->> '$.publisher' AND EXISTS (
      SELECT 1 FROM duty AS d WHERE d.person = s.body ->> '$.publisher'
        AND d.account = NEW.account AND d.role = 'publisher')
    ELSE TRUE
  END) IS NOT TRUE;

  SELECT RAISE(ABORT, 'CS028')
  FROM post AS p WHERE p.id = NEW.post AND NEW.kind IN ('attempt', 'by_hand')
    AND p.by_hand IS NOT (NEW.kind = 'by_hand');

  -- A later revision of a thread begins with what is at X already, and has more to come.
  SELECT RAISE(ABORT, 'CS029')
  FROM payload AS b WHERE b.sha256 = NEW.sha256 AND NEW.kind = 'submit' AND (
    json_array_length(b.body, '$.parts') > (
      SELECT count(*) FROM publication AS u WHERE u.post = NEW.post)
    AND NOT EXISTS (
      SELECT 1 FROM publication AS u
      JOIN post AS p ON p.id = u.post
      JOIN payload AS o ON o.sha256 = p.sha256
      WHERE u.post = NEW.post AND o.body -> ('$.parts[' || u.part || ']')
        IS NOT b.body -> ('$.parts[' || u.part || ']'))
  ) IS NOT TRUE;

  -- A remark is about words that stand there; what ends is open; what is taken over was suggested.
  SELECT RAISE(ABORT, 'CS031')
  FROM payload AS s JOIN payload AS b ON b.sha256 = NEW.sha256
  WHERE s.sha256 = NEW.statement_sha256 AND (CASE NEW.kind
    WHEN 'comment' THEN (s.body ->> '$.thread' IS NULL OR EXISTS (
        SELECT 1 FROM comment AS c WHERE c.id = s.body ->> '$.thread' AND c.post = NEW.post
          AND c.thread IS NULL))
      AND (s.body ->> '$.anchor' IS NULL OR substr(
          b.body ->> ('$.parts[' || (s.body ->> '$.anchor.part') || '].text'),
          (s.body ->> '$.anchor.start') + 1,
          (s.body ->> '$.anchor.end') - (s.body ->> '$.anchor.start')
        ) = s.body ->> '$.anchor.quote')
    WHEN 'resolve' THEN EXISTS (
      SELECT 1 FROM comment AS c
      WHERE c.id = s.body ->> '$.comment' AND c.post = NEW.post AND c.open = 1)
    WHEN 'submit' THEN NOT EXISTS (
      SELECT 1 FROM json_each(s.body, '$.accepted') AS i WHERE NOT EXISTS (
        SELECT 1 FROM comment AS c JOIN payload AS o ON o.sha256 = c.sha256
        WHERE c.id = i.value AND c.post = NEW.post AND c.open = 1 AND CASE c.suggestion
          WHEN '' THEN ( -- fewer of the words than there were
            SELECT sum(length(w.value ->> '$.text')
              - length(replace(w.value ->> '$.text', c.quote, '')))
            FROM json_each(b.body, '$.parts') AS w
          ) < (
            SELECT sum(length(w.value ->> '$.text')
              - length(replace(w.value ->> '$.text', c.quote, '')))
            FROM json_each(o.body, '$.parts') AS w)
          ELSE EXISTS (
            SELECT 1 FROM json_each(b.body, '$.parts') AS w
            WHERE instr(w.value ->> '$.text', c.suggestion) > 0)
        END))
    ELSE TRUE
  END) IS NOT TRUE;

  SELECT RAISE(ABORT, 'CS032')
  WHERE NEW.kind IN ('attempt', 'by_hand', 'release') AND EXISTS (
    SELECT 1 FROM comment AS c WHERE c.post = NEW.post AND c.open = 1);

  SELECT RAISE(ABORT, 'CS033')
  WHERE NEW.kind IN ('attempt', 'by_hand') AND NEW.post IN (SELECT post FROM unpaired);

  -- A template is adopted once, by another; what began from one began from one in force.
  SELECT RAISE(ABORT, 'CS034')
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND (CASE NEW.kind
    WHEN 'adopt_template' THEN EXISTS (
        SELECT 1 FROM action AS a WHERE a.id = s.body ->> '$.proposal'
          AND a.kind = 'propose_template' AND a.account = NEW.account)
      AND NOT EXISTS (
        SELECT 1 FROM action AS a JOIN payload AS o ON o.sha256 = a.statement_sha256
        WHERE a.account = NEW.account AND a.post IS NULL AND a.kind = 'adopt_template'
          AND o.body ->> '$.proposal' = s.body ->> '$.proposal')
    WHEN 'retire_template' THEN s.body ->> '$.template' IN (
      SELECT id FROM adopted WHERE account = NEW.account)
    WHEN 'submit' THEN s.body ->> '$.template' IS NULL
      OR s.body ->> '$.template' IN (SELECT id FROM adopted WHERE account = NEW.account)
      -- A later revision began where the one before it did.
      OR s.body ->> '$.template' = (
        SELECT o.body ->> '$.template' FROM post AS p
        JOIN action AS a ON a.account = p.account AND a.seq = p.submitted_seq
        JOIN payload AS o ON o.sha256 = a.statement_sha256
        WHERE p.id = NEW.post)
    ELSE TRUE
  END) IS NOT TRUE;

  -- A word is added when it is not there yet, for this language or for both; and taken away again
  -- as it was added.
  SELECT RAISE(ABORT, 'CS035')
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND (CASE NEW.kind
    WHEN 'add_word' THEN NOT EXISTS (
      SELECT 1 FROM own_word AS w WHERE w.word = s.body ->> '$.word'
        AND w.language IN (s.body ->> '$.language', 'both'))
    WHEN 'drop_word' THEN EXISTS (
      SELECT 1 FROM own_word AS w WHERE w.word = s.body ->> '$.word'
        AND w.language = s.body ->> '$.language')
    ELSE TRUE
  END) IS NOT TRUE;

  -- A list replaces the one that is there, whole: of two people at once the second is told.
  SELECT RAISE(ABORT, 'CS042')
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'keep_list'
    AND s.body ->> '$.replaces' IS NOT (
      SELECT k.id FROM kept_list AS k WHERE k.list = s.body ->> '$.list');

  -- A roster is the next one when it is proposed, and still when it is adopted.
  SELECT RAISE(ABORT, 'CS038')
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND (CASE NEW.kind
    WHEN 'propose_roster' THEN s.body ->> '$.version' = 1 + (
      SELECT count(*) FROM action WHERE kind = 'adopt_roster')
    WHEN 'adopt_roster' THEN (
      SELECT o.body ->> '$.version'
      FROM action AS a JOIN payload AS o ON o.sha256 = a.statement_sha256
      WHERE a.id = s.body ->> '$.proposal' AND a.kind = 'propose_roster'
    ) = 1 + (SELECT count(*) FROM action WHERE kind = 'adopt_roster')
    ELSE TRUE
  END) IS NOT TRUE;
  -- History outlives people: nobody, and no key, is ever left out.
  SELECT RAISE(ABORT, 'CS039')
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND NEW.kind = 'propose_roster'
    AND EXISTS (
      SELECT 1 FROM person AS p WHERE NOT EXISTS (
        SELECT 1 FROM json_each(s.body, '$.people') AS i
        WHERE i.value ->> '$.id' = p.id AND (
          i.value ->> '$.key' = p.key
          OR p.key IN (SELECT f.value FROM json_each(i.value, '$.former') AS f))));

  SELECT RAISE(ABORT, 'CS030')
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256 AND (CASE
    WHEN NEW.kind IN ('attempt', 'by_hand') THEN s.body ->> '$.part' = (
      SELECT count(*) FROM publication AS u WHERE u.post = NEW.post)
    WHEN NEW.kind IN ('read_back', 'removed', 'not_removed') THEN EXISTS (
      SELECT 1 FROM publication AS u WHERE u.post = NEW.post AND u.part = s.body ->> '$.part'
        AND u.x_post_id = s.body ->> '$.x_post_id' AND u.removed_at IS NULL)
    ELSE TRUE
  END) IS NOT TRUE;

  SELECT RAISE(ABORT, 'CS016')
  FROM post AS p WHERE p.id = NEW.post AND NEW.fence IS NOT NULL
    AND NEW.fence IS NOT (p.attempts + (NEW.kind = 'attempt'));

  SELECT RAISE(ABORT, 'CS019')
  FROM payload AS s WHERE s.sha256 = NEW.statement_sha256
    AND NEW.kind IN ('posted', 'found', 'by_hand', 'stray') AND (
      EXISTS (SELECT 1 FROM publication AS u WHERE u.x_post_id = s.body ->> '$.x_post_id')
      OR (NEW.kind = 'stray' AND EXISTS (
        SELECT 1 FROM stray AS y WHERE y.x_post_id = s.body ->> '$.x_post_id')));

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
