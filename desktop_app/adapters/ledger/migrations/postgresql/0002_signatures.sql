-- Ed25519 (RFC 8032, section 5.1.7) on whole numbers, because PostgreSQL has none: a row that readers
-- could not verify would damage the record for everybody, and no row is ever taken out again.
--
-- Refused as OpenSSL does: R is computed, written and compared, and S is below the group's order. It
-- takes some ten milliseconds.

-- A little-endian whole number.
CREATE FUNCTION ed_number(raw bytea) RETURNS numeric IMMUTABLE STRICT PARALLEL SAFE
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
DECLARE
  n numeric := 0;
BEGIN
  FOR i IN REVERSE length(raw) - 1 .. 0 LOOP
    n := n * 256 + get_byte(raw, i);
  END LOOP;
  RETURN n;
END $$;

-- `base` to the power of `e`, modulo 2^255 - 19.
CREATE FUNCTION ed_pow(base numeric, e numeric) RETURNS numeric IMMUTABLE STRICT PARALLEL SAFE
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
DECLARE
  p CONSTANT numeric := 57896044618658097711785492504343953926634992332820282019728792003956564819949;
  r numeric := 1; b numeric := base; left_ numeric := e;
BEGIN
  WHILE left_ > 0 LOOP
    IF left_ % 2 = 1 THEN r := r * b % p; END IF;
    b := b * b % p; left_ := div(left_, 2);
  END LOOP;
  RETURN r;
END $$;

-- Whether S * B - h * A, in extended coordinates, is R: both multiples at once, bit by bit.
CREATE FUNCTION ed_verify(public_key bytea, message bytea, signature bytea) RETURNS boolean IMMUTABLE STRICT PARALLEL SAFE
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
DECLARE
  p CONSTANT numeric := 57896044618658097711785492504343953926634992332820282019728792003956564819949;
  l CONSTANT numeric := 7237005577332262213973186563042994240857116359379907606001950938285454250989;
  d CONSTANT numeric := 37095705934669439343138083508754565189542113879843219016388785533085940283555;
  k CONSTANT numeric := 2 * d;
  i CONSTANT numeric := 19681161376707505956807079304988542015446066515923890162744021073123829784752;
  bx CONSTANT numeric := 15112221349535400772501151409588531511454012693041857206046113283949847762202;
  byy CONSTANT numeric := 46316835694926478169428394003475163141307993866256225615783033603165251855960;
  s numeric; h numeric; y numeric; x numeric; sign integer; u numeric; v numeric;
  xs numeric[]; ys numeric[]; zs numeric[]; ts numeric[]; -- 1: B, 2: -A, 3: B - A
  x1 numeric := 0; y1 numeric := 1; z1 numeric := 1; t1 numeric := 0;
  a numeric; b numeric; c numeric; e numeric; f numeric; g numeric; hh numeric; which integer;
  bits_s text := ''; bits_h text := '';
BEGIN
  IF length(public_key) <> 32 OR length(signature) <> 64 THEN RETURN FALSE; END IF;
  s := ed_number(substr(signature, 33));
  IF s >= l THEN RETURN FALSE; END IF;
  y := ed_number(set_byte(public_key, 31, get_byte(public_key, 31) & 127));
  sign := get_byte(public_key, 31) >> 7;
  u := (y * y - 1) % p; v := (d * (y * y % p) + 1) % p;
  x := u * ed_pow(v, 3) % p * ed_pow(u * ed_pow(v, 7) % p, div(p - 5, 8)) % p;
  IF (v * x % p * x - u) % p <> 0 THEN
    x := x * i % p;
    IF (v * x % p * x - u) % p <> 0 THEN RETURN FALSE; END IF;
  END IF;
  x := (x + p) % p;
  IF x = 0 AND sign = 1 THEN RETURN FALSE; END IF;
  IF x % 2 <> sign THEN x := p - x; END IF;
  x := p - x; -- of -A
  h := ed_number(sha512(substr(signature, 1, 32) || public_key || message)) % l;
  -- B - A
  a := (byy - bx) * (y - x) % p; b := (byy + bx) * (y + x) % p;
  c := bx * byy % p * k % p * (x * y % p) % p; e := b - a; f := 2 - c; g := 2 + c; hh := b + a;
  xs := ARRAY[bx, x, e * f % p]; ys := ARRAY[byy, y, g * hh % p]; zs := ARRAY[1, 1, f * g % p];
  ts := ARRAY[bx * byy % p, x * y % p, e * hh % p];
  FOR n IN 1 .. 253 LOOP
    bits_s := (s % 2)::integer::text || bits_s; s := div(s, 2);
    bits_h := (h % 2)::integer::text || bits_h; h := div(h, 2);
  END LOOP;
  FOR n IN 1 .. 253 LOOP
    a := x1 * x1 % p; b := y1 * y1 % p; e := (x1 + y1) * (x1 + y1) % p - a - b;
    g := b - a; f := g - 2 * (z1 * z1 % p); hh := -a - b;
    x1 := e * f % p; y1 := g * hh % p; t1 := e * hh % p; z1 := f * g % p;
    which := substr(bits_s, n, 1)::integer + 2 * substr(bits_h, n, 1)::integer;
    IF which > 0 THEN
      a := (y1 - x1) * (ys[which] - xs[which]) % p; b := (y1 + x1) * (ys[which] + xs[which]) % p;
      c := t1 * k % p * ts[which] % p; u := 2 * (z1 * zs[which] % p);
      e := b - a; f := u - c; g := u + c; hh := b + a;
      x1 := e * f % p; y1 := g * hh % p; t1 := e * hh % p; z1 := f * g % p;
    END IF;
  END LOOP;
  z1 := ed_pow((z1 + p) % p, p - 2);
  x := (x1 * z1 % p + p) % p; y := (y1 * z1 % p + p) % p;
  RETURN y + (x % 2) * 57896044618658097711785492504343953926634992332820282019728792003956564819968
    = ed_number(substr(signature, 1, 32));
END $$;

-- Whether the actor signed the statement (domain/canonical.py: pre_authentication).
CREATE FUNCTION is_signed(new action, s jsonb) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, countersign, pg_temp AS $$
DECLARE
  body CONSTANT bytea := convert_to(NEW.statement, 'UTF8');
  key CONSTANT text := CASE NEW.kind
    WHEN 'charter' THEN (SELECT i.item ->> 'key' FROM cs_each(s, 'charter', 'people') AS i
      WHERE i.item ->> 'id' = NEW.actor LIMIT 1)
    ELSE (SELECT p.key FROM person AS p WHERE p.id = NEW.actor)
  END;
BEGIN
  IF (NEW.signature COLLATE "C" ~ '^[0-9a-f]{128}$' AND key COLLATE "C" ~ '^[0-9a-f]{64}$') IS NOT TRUE THEN
    RETURN FALSE;
  END IF;
  RETURN ed_verify(decode(key, 'hex'), convert_to(
    'DSSEv1 42 application/vnd.countersign.statement+json ' || octet_length(body) || ' ', 'UTF8')
    || body, decode(NEW.signature, 'hex'));
END $$;
