"""Posts that are made for a measurement: the same ones for the same seed, on every machine."""

from __future__ import annotations

import json
import random
from collections.abc import Container
from pathlib import Path
from typing import Any

from benchmarks.results import ROOT

DATA = ROOT / "tests" / "data"
SEED = 20261123
_WORDS = {
    "English": "the quarterly report is out and we thank every team for calm work it’s our best year",
    "French": "nous publions aujourd’hui nos résultats : un été très réussi à lire ici « voilà » œuvre",
    "Japanese": "本日 新しい 製品を 発表しました。 皆様の ご支援に 感謝します。 「東京」 から",
    "Arabic and Hindi": "مرحبا بكم في المصنع الجديد शुभकामनाएँ आज नया कारख़ाना खुला है",
    "Marks": "e\u0301te\u0301 a\u030angstro\u0308m … — – ‘ ’ “ ” \u00a0 \u202f \u2009 € œ № ™ © ® \u200b",
}
_EMOJI = (
    "😀 👍 👍🏽 👩🏾‍💻 👨‍👩‍👧‍👦 🇫🇷 🇯🇵 🇫🇫 1️⃣ #️⃣ 7 ©️ ®️ ™️ ❤️ ❤ ☎ ☎️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🏳️‍🌈 ✔︎ ‼️ ▶ 🧑‍🚀 🦾 🤝🏻 "
    "🫡 🫶🏽 🫠 🛜 🫨 🧑🏿‍🤝‍🧑🏻 🐦‍🔥 🍋‍🟩 🫩"
)
_ADDRESSES = (
    "https://acme.com/fr/été http://exemple.fr acme.ai www.acme.co.uk/a?b=c&d=é#f acme.com. "
    "https://acme.com/(a(b)c) (https://acme.com/x) https://日本.jp/ 例え.テスト acme.notatld a.b.c "
    "@acme @acme.com #été #2026 $ACME press@acme.com https://acme.com:8080/p,q; acme.com/路 "
    "HTTPS://ACME.COM https://t.co/AbCdEf1234 x.com/acme/status/1?s=20 acme.dev acme.zip acme.music "
    "https://user@acme.com/ ftp://acme.com //acme.com 127.0.0.1 https://acme_b.com https://-a.com"
)
KINDS = {
    **_WORDS,
    "Emoji": f"{_WORDS['English']} {_EMOJI}",
    "Links": f"{_WORDS['French']} {_ADDRESSES}",
    "All of it": " ".join((*_WORDS.values(), _EMOJI, _ADDRESSES)),
}
_BETWEEN = (" ", " ", " ", " ", " ", "\n", ", ", "", ". ")


def pieces(kind: str) -> list[str]:
    """What the posts of `kind` are made of, each once."""
    return sorted(set(KINDS[kind].split(" ")))


def made(kind: str, count: int, without: Container[str] = (), length: int = 280) -> list[str]:
    """So many posts of `kind`, each of `length` characters or a few more: no piece is cut."""
    chance = random.Random(f"{SEED} {kind}")  # noqa: S311 - the same posts in every run  # nosec B311
    among = [piece for piece in KINDS[kind].split(" ") if piece not in without]
    return [_post(among, chance, length) for _ in range(count)]


def _post(among: list[str], chance: random.Random, length: int) -> str:
    post = ""
    while len(post) < length:
        post += chance.choice(among) + chance.choice(_BETWEEN)
    return post


def labelled(*names: str | Path) -> list[dict[str, Any]]:
    """The labelled posts of tests/data, in their order."""
    rows = [row for name in names for row in (DATA / name).read_text("utf-8").splitlines()]
    return [json.loads(row) for row in rows if row.strip()]
