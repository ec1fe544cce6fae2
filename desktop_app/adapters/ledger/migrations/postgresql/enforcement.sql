-- Everything that the ledger's rules rest on, as (name, said): functions, triggers, policies, tables
-- with columns, constraints and indexes, grants, memberships, and settings that undo them.
--
-- Asked with search_path = pg_catalog; any member may. What was added is a row more; where the rules
-- need that there be nothing (a member of the owner, a grant to somebody else), there is a row only
-- when there is something. The roles of this database are called owner and member; others, people
-- among them, keep their names.
WITH here AS (
  SELECT d.oid AS database, d.datdba AS administrator, d.datacl AS acl, n.oid AS schema,
    n.nspowner AS schema_owner, n.nspacl AS schema_acl, o.oid AS owner, m.oid AS member,
    d.datname || '_' AS prefix
  FROM pg_database AS d
  LEFT JOIN pg_namespace AS n ON n.nspname = 'countersign'
  LEFT JOIN pg_roles AS o ON o.rolname = d.datname || '__owner'
  LEFT JOIN pg_roles AS m ON m.rolname = d.datname || '__member'
  WHERE d.datname = current_database()
), who AS (
  SELECT r.oid, CASE r.oid WHEN h.owner THEN 'owner' WHEN h.member THEN 'member'
    ELSE r.rolname::text END AS name
  FROM pg_roles AS r, here AS h
  UNION ALL
  SELECT 0, 'everybody'
), brought AS (
  -- What belongs to an extension is the superuser's and not ours to judge.
  SELECT classid, objid FROM pg_depend WHERE deptype = 'e'
), relation AS (
  SELECT c.*, w.name AS owned_by, CASE c.relkind WHEN 'v' THEN 'view' WHEN 'i' THEN 'index'
    WHEN 'S' THEN 'sequence' WHEN 'r' THEN 'table' ELSE 'relation ' || c.relkind::text END AS sort
  FROM here AS h JOIN pg_class AS c ON c.relnamespace = h.schema LEFT JOIN who AS w ON w.oid = c.relowner
  WHERE NOT EXISTS (SELECT 1 FROM brought AS b WHERE b.classid = 'pg_class'::regclass AND b.objid = c.oid)
), routine AS (
  SELECT p.*, w.name AS owned_by,
    p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' AS name
  FROM here AS h JOIN pg_proc AS p ON p.pronamespace = h.schema LEFT JOIN who AS w ON w.oid = p.proowner
  WHERE NOT EXISTS (SELECT 1 FROM brought AS b WHERE b.classid = 'pg_proc'::regclass AND b.objid = p.oid)
), granted (object, grantee, privilege, grantable) AS (
  SELECT 'schema', g.grantee, g.privilege_type, g.is_grantable
  FROM here AS h, aclexplode(coalesce(h.schema_acl, acldefault('n', h.schema_owner))) AS g
  WHERE g.grantee IS DISTINCT FROM h.schema_owner
  UNION ALL
  SELECT r.sort || ' ' || r.relname, g.grantee, g.privilege_type, g.is_grantable
  FROM relation AS r, aclexplode(r.relacl) AS g
  WHERE g.grantee <> r.relowner
  UNION ALL
  SELECT 'column ' || r.relname || '.' || a.attname, g.grantee, g.privilege_type, g.is_grantable
  FROM relation AS r JOIN pg_attribute AS a ON a.attrelid = r.oid, aclexplode(a.attacl) AS g
  WHERE g.grantee <> r.relowner
  UNION ALL
  SELECT 'function ' || r.name, g.grantee, g.privilege_type, g.is_grantable
  FROM routine AS r, aclexplode(coalesce(r.proacl, acldefault('f', r.proowner))) AS g
  WHERE g.grantee <> r.proowner
  UNION ALL
  -- Another's right to connect opens nothing.
  SELECT 'database', g.grantee, g.privilege_type, g.is_grantable
  FROM here AS h, aclexplode(coalesce(h.acl, acldefault('d', h.administrator))) AS g
  WHERE g.grantee <> h.administrator
    AND (g.privilege_type <> 'CONNECT' OR g.grantee IN (0, h.owner, h.member))
  UNION ALL
  SELECT 'later ' || d.defaclobjtype::text, g.grantee, g.privilege_type, g.is_grantable
  FROM here AS h JOIN pg_default_acl AS d ON d.defaclrole = h.owner OR d.defaclnamespace = h.schema,
    aclexplode(d.defaclacl) AS g
  WHERE g.grantee <> d.defaclrole
)
SELECT 'schema' AS name, w.name AS said FROM here AS h LEFT JOIN who AS w ON w.oid = h.schema_owner
UNION ALL
SELECT 'role ' || w.name, concat_ws(' ', r.rolsuper, r.rolcreaterole, r.rolcreatedb, r.rolreplication,
  r.rolbypassrls, r.rolcanlogin, r.rolinherit)
FROM here AS h JOIN pg_roles AS r ON r.oid IN (h.owner, h.member) JOIN who AS w USING (oid)
UNION ALL
SELECT 'role ' || r.rolname, 'may more than a person'
FROM here AS h JOIN pg_roles AS r ON starts_with(r.rolname, h.prefix)
WHERE r.oid NOT IN (h.owner, h.member)
  AND (r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication OR r.rolbypassrls)
UNION ALL
-- PostgreSQL 16 keeps that the administrator made a role as a membership that gives nothing.
SELECT DISTINCT 'membership of ' || w.name || ' in ' || g.name, ''
FROM here AS h
JOIN pg_auth_members AS m ON TRUE
JOIN pg_roles AS r ON r.oid = m.member
JOIN who AS w ON w.oid = m.member
JOIN who AS g ON g.oid = m.roleid
WHERE (m.roleid IN (h.owner, h.member) OR m.member IN (h.owner, h.member) OR starts_with(r.rolname, h.prefix))
  AND NOT (to_jsonb(m) @> '{"inherit_option": false, "set_option": false}')
  AND NOT (m.roleid = h.member AND NOT m.admin_option AND r.rolname ~ ('^' || h.prefix || '[a-z0-9][a-z0-9-]{0,39}$'))
UNION ALL
SELECT r.sort || ' ' || r.relname, concat_ws(' ', r.owned_by, r.relpersistence, r.relrowsecurity,
  r.relforcerowsecurity, r.reloptions::text, (SELECT a.amname FROM pg_am AS a WHERE a.oid = r.relam), (
    SELECT concat_ws(' ', s.seqtypid::regtype, s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcycle)
    FROM pg_sequence AS s WHERE s.seqrelid = r.oid), (
    SELECT concat_ws(' ', i.indisvalid, i.indisready, i.indislive, pg_get_indexdef(i.indexrelid))
    FROM pg_index AS i WHERE i.indexrelid = r.oid))
FROM relation AS r
UNION ALL
SELECT 'inheritance of ' || r.relname, i.inhrelid::regclass::text
FROM relation AS r JOIN pg_inherits AS i ON r.oid IN (i.inhparent, i.inhrelid)
UNION ALL
SELECT 'column ' || r.relname || '.' || a.attname, concat_ws(' ', format_type(a.atttypid, a.atttypmod),
  a.attnotnull, a.attidentity, a.attgenerated, a.attcollation::regcollation, pg_get_expr(d.adbin, d.adrelid))
FROM relation AS r
JOIN pg_attribute AS a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE r.relkind IN ('r', 'p', 'v', 'm', 'f')
UNION ALL
-- From PostgreSQL 18 on, NOT NULL is a constraint with a name; it is the column's here.
SELECT 'constraint ' || r.relname || '.' || c.conname, concat_ws(' ', c.convalidated, pg_get_constraintdef(c.oid))
FROM relation AS r JOIN pg_constraint AS c ON c.conrelid = r.oid
WHERE c.contype <> 'n'
UNION ALL
SELECT 'rule ' || r.relname || '.' || w.rulename, concat_ws(' ', w.ev_enabled, pg_get_ruledef(w.oid))
FROM relation AS r JOIN pg_rewrite AS w ON w.ev_class = r.oid
UNION ALL
-- The hint to listeners may be switched off: nothing rests on it.
SELECT 'trigger ' || r.relname || '.' || t.tgname, concat_ws(' ', CASE
    WHEN r.relname = 'action' AND t.tgname = 'action_notify' AND t.tgenabled = 'D' THEN 'O'
    ELSE t.tgenabled END, pg_get_triggerdef(t.oid))
FROM relation AS r JOIN pg_trigger AS t ON t.tgrelid = r.oid
WHERE NOT t.tgisinternal
UNION ALL
-- Those of foreign keys have numbers for names, and are of interest when they are off.
SELECT DISTINCT 'triggers of foreign keys on ' || r.relname, t.tgenabled::text
FROM relation AS r JOIN pg_trigger AS t ON t.tgrelid = r.oid
WHERE t.tgisinternal
UNION ALL
SELECT 'policy ' || r.relname || '.' || p.polname, concat_ws(' ', p.polpermissive, p.polcmd, (
    SELECT string_agg(w.name, ' ' ORDER BY w.name) FROM who AS w WHERE w.oid = ANY (p.polroles)),
  'USING', pg_get_expr(p.polqual, p.polrelid), 'CHECK', pg_get_expr(p.polwithcheck, p.polrelid))
FROM relation AS r JOIN pg_policy AS p ON p.polrelid = r.oid
UNION ALL
SELECT 'function ' || r.name, concat_ws(' ', r.owned_by, (SELECT l.lanname FROM pg_language AS l WHERE l.oid = r.prolang),
  r.prokind, r.prosecdef, r.proleakproof, r.proisstrict, r.proretset, r.provolatile, r.proparallel,
  pg_get_function_arguments(r.oid), pg_get_function_result(r.oid), r.proconfig::text, r.prosupport, r.probin,
  coalesce(pg_get_function_sqlbody(r.oid), r.prosrc))
FROM routine AS r
UNION ALL
SELECT 'text search ' || c.cfgname, concat_ws(' ', w.name, c.cfgparser::regclass, (
  SELECT string_agg(concat_ws(' ', m.maptokentype, m.mapseqno, m.mapdict::regdictionary), ', '
    ORDER BY m.maptokentype, m.mapseqno)
  FROM pg_ts_config_map AS m WHERE m.mapcfg = c.oid))
FROM here AS h JOIN pg_ts_config AS c ON c.cfgnamespace = h.schema LEFT JOIN who AS w ON w.oid = c.cfgowner
UNION ALL
-- Whatever else stands in the schema: types, operators, dictionaries, statistics.
SELECT DISTINCT i.type || ' ' || coalesce(i.name, i.identity), ''
FROM here AS h
JOIN pg_depend AS d ON d.refclassid = 'pg_namespace'::regclass AND d.refobjid = h.schema,
  pg_identify_object(d.classid, d.objid, d.objsubid) AS i
WHERE NOT EXISTS (SELECT 1 FROM brought AS b WHERE b.classid = d.classid AND b.objid = d.objid)
  AND d.classid NOT IN ('pg_class'::regclass, 'pg_proc'::regclass, 'pg_ts_config'::regclass, 'pg_default_acl'::regclass)
UNION ALL
SELECT 'later ' || d.defaclobjtype::text, coalesce(d.defaclnamespace::regnamespace::text, '')
FROM here AS h JOIN pg_default_acl AS d ON d.defaclrole = h.owner OR d.defaclnamespace = h.schema
UNION ALL
SELECT 'grant ' || g.privilege || ' on ' || g.object || ' to ' || coalesce(w.name, g.grantee::text), g.grantable::text
FROM granted AS g LEFT JOIN who AS w ON w.oid = g.grantee
UNION ALL
-- Settings with which triggers or row security do not work, for everybody or for one of ours.
SELECT 'setting ' || split_part(c.said, '=', 1) || coalesce(' of ' || w.name, ''), c.said
FROM here AS h
JOIN pg_db_role_setting AS s ON s.setdatabase IN (0, h.database)
LEFT JOIN who AS w ON w.oid = s.setrole AND s.setrole <> 0
CROSS JOIN LATERAL unnest(s.setconfig) AS c (said)
WHERE split_part(c.said, '=', 1) IN ('session_replication_role', 'local_preload_libraries', 'session_preload_libraries')
  -- People can set this one for themselves: whoever did would stop everybody's publishing.
  AND NOT (split_part(c.said, '=', 1) = 'local_preload_libraries' AND EXISTS (
    SELECT 1 FROM pg_roles AS r
    WHERE r.oid = s.setrole AND r.rolname ~ ('^' || h.prefix || '[a-z0-9][a-z0-9-]{0,39}$')))
UNION ALL
SELECT 'setting session_replication_role', current_setting('session_replication_role')
