-- A hint to whoever listens that a chain has grown: LISTEN countersign. Said when the action is
-- committed: the account and the place in its chain, which every member may read, and nothing else.
--
-- Nothing rests on it. Who may do so switches it off (`server.be_silent`): readers look for
-- themselves, some seconds later. It is the last trigger by its name: the projections are made.
CREATE FUNCTION action_notify() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, countersign, pg_temp AS $$
BEGIN
  PERFORM pg_notify('countersign', left(NEW.account, 100) || ' ' || NEW.seq);
  RETURN NULL;
END
$$;
CREATE TRIGGER action_notify AFTER INSERT ON action FOR EACH ROW EXECUTE FUNCTION action_notify();
