"""Markets that announce results: their time zone, and whether MAR's closed period holds there.

A market is named as the company names it: by a country's two letters (``FR``) or as an exchange
(``Euronext Paris``, ``Nasdaq Stockholm``). Sources: Regulation (EU) No 596/2014 (MAR) article
19(11), its like in the United Kingdom's law; the zones are IANA's.
"""

from __future__ import annotations

import re
from typing import NamedTuple

#: 30 calendar days before annual and half-year results.
_MAR, _UK_MAR = "MAR art. 19(11)", "UK MAR art. 19(11)"


class Place(NamedTuple):
    """Where results are announced. `law` is empty where no closed period is laid down."""

    zone: str
    law: str


_PLACES = {
    "AT": Place("Europe/Vienna", _MAR),
    "AU": Place("Australia/Sydney", ""),
    "BE": Place("Europe/Brussels", _MAR),
    "CA": Place("America/Toronto", ""),
    "CH": Place("Europe/Zurich", ""),
    "DE": Place("Europe/Berlin", _MAR),
    "DK": Place("Europe/Copenhagen", _MAR),
    "ES": Place("Europe/Madrid", _MAR),
    "FI": Place("Europe/Helsinki", _MAR),
    "FR": Place("Europe/Paris", _MAR),
    "GR": Place("Europe/Athens", _MAR),
    "HK": Place("Asia/Hong_Kong", ""),
    "IE": Place("Europe/Dublin", _MAR),
    "IT": Place("Europe/Rome", _MAR),
    "JP": Place("Asia/Tokyo", ""),
    "LU": Place("Europe/Luxembourg", _MAR),
    "NL": Place("Europe/Amsterdam", _MAR),
    "NO": Place("Europe/Oslo", _MAR),
    "PL": Place("Europe/Warsaw", _MAR),
    "PT": Place("Europe/Lisbon", _MAR),
    "SE": Place("Europe/Stockholm", _MAR),
    "SG": Place("Asia/Singapore", ""),
    "UK": Place("Europe/London", _UK_MAR),
    "US": Place("America/New_York", ""),
}
#: Words of exchanges' names. A city comes before an exchange that has several.
_NAMED = {
    "paris": "FR", "brussels": "BE", "bruxelles": "BE", "amsterdam": "NL", "dublin": "IE",
    "lisbon": "PT", "lisbonne": "PT", "milan": "IT", "milano": "IT", "oslo": "NO",
    "london": "UK", "londres": "UK", "frankfurt": "DE", "francfort": "DE", "stockholm": "SE",
    "copenhagen": "DK", "copenhague": "DK", "helsinki": "FI", "madrid": "ES", "vienna": "AT",
    "vienne": "AT", "warsaw": "PL", "varsovie": "PL", "luxembourg": "LU", "athens": "GR",
    "zurich": "CH", "tokyo": "JP", "sydney": "AU", "singapore": "SG", "singapour": "SG",
    "toronto": "CA", "xetra": "DE", "six": "CH", "bme": "ES", "tsx": "CA", "asx": "AU",
    "sgx": "SG", "hkex": "HK", "lse": "UK", "nasdaq": "US", "nyse": "US",
}  # fmt: skip
_WORD = re.compile(r"[^\W_]+")


def place_of(market: str) -> Place | None:
    """Where `market` is; None for a name that says nothing about it."""
    code = {"GB": "UK"}.get(market.strip().upper(), market.strip().upper())
    if code in _PLACES:
        return _PLACES[code]
    there = set(_WORD.findall(market.casefold()))
    return next((_PLACES[code] for word, code in _NAMED.items() if word in there), None)
