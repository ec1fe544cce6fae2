"""The SQLite file of the observations: made for its owner alone, never written to when damaged."""

from __future__ import annotations

from desktop_app.adapters.desk.private_file import PrivateFile

#: A post of somebody else, wherever it is kept.
_SEEN = """account TEXT NOT NULL,
  list TEXT NOT NULL,
  x_post_id TEXT NOT NULL,
  author_id TEXT NOT NULL,
  handle TEXT NOT NULL,
  text TEXT NOT NULL,
  created_at TEXT NOT NULL,
  conversation TEXT NOT NULL,
  reply_to TEXT NOT NULL,
  language TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  checked_at TEXT NOT NULL,
  origin TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (account, list, x_post_id)"""
_SCHEMA = (
    "CREATE TABLE store (id TEXT NOT NULL) STRICT",
    """CREATE TABLE spending (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  account TEXT NOT NULL,
  at TEXT NOT NULL,
  asked TEXT NOT NULL,
  price INTEGER NOT NULL CHECK (price >= 0),
  results INTEGER NOT NULL,
  settled INTEGER NOT NULL
) STRICT""",
    "CREATE INDEX spending_at ON spending (account, at)",
    # A mention stands under the list '': no watch list has that name.
    f"CREATE TABLE seen ({_SEEN}) STRICT",
    "CREATE INDEX seen_created ON seen (account, list, created_at DESC)",
    """CREATE TABLE watch_list (
  account TEXT NOT NULL,
  name TEXT NOT NULL,
  items TEXT NOT NULL,
  PRIMARY KEY (account, name)
) STRICT""",
    """CREATE TABLE snapshot (
  account TEXT NOT NULL,
  x_post_id TEXT NOT NULL,
  at TEXT NOT NULL,
  impressions INTEGER,
  likes INTEGER,
  reposts INTEGER,
  replies INTEGER,
  quotes INTEGER,
  bookmarks INTEGER,
  price INTEGER NOT NULL,
  origin TEXT NOT NULL,
  PRIMARY KEY (account, x_post_id, at)
) STRICT""",
    """CREATE TABLE poll (
  account TEXT NOT NULL,
  x_post_id TEXT NOT NULL,
  at TEXT NOT NULL,
  options TEXT NOT NULL,
  ends_at TEXT,
  PRIMARY KEY (account, x_post_id)
) STRICT""",
    """CREATE TABLE profile (
  account TEXT NOT NULL,
  at TEXT NOT NULL,
  price INTEGER NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (account, at)
) STRICT""",
    """CREATE TABLE noted (
  account TEXT NOT NULL,
  asked TEXT NOT NULL,
  subject TEXT NOT NULL,
  at TEXT NOT NULL,
  newest TEXT NOT NULL,
  PRIMARY KEY (account, asked, subject)
) STRICT""",
    """CREATE TABLE gone (
  account TEXT NOT NULL,
  x_post_id TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (account, x_post_id)
) STRICT""",
    "INSERT INTO store (id) VALUES (lower(hex(randomblob(8))))",
    "PRAGMA user_version = 1",
)
#: Words that are followed are called as the company's own lists call them. No text can hold the old
#: name so: a quotation mark within a text has a backslash before it.
_KEYWORDS = (
    """UPDATE watch_list SET items = replace(items, '["word", ', '["keyword", ')""",
    "PRAGMA user_version = 2",
)
#: What a refresh that ended early left unread, as JSON: [[since, until], …], the newest first.
_UNREAD = (
    "ALTER TABLE noted ADD COLUMN unread TEXT NOT NULL DEFAULT '[]'",
    "PRAGMA user_version = 3",
)
FILE = PrivateFile(
    name="observations", steps=(_SCHEMA, _KEYWORDS, _UNREAD), trials=("SELECT id FROM store",)
)
