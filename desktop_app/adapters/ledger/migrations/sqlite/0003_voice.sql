-- Whose duty a remark was made in: its maker's, or that of whoever lent it to them. It says who
-- settles it: what legal's deputy asked is for legal to settle.
CREATE VIEW voice AS
SELECT c.id AS comment, coalesce(s.body ->> '$.for', c.actor) AS person
FROM comment AS c
JOIN action AS a ON a.id = c.id
LEFT JOIN payload AS s ON s.sha256 = a.statement_sha256;
