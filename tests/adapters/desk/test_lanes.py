"""The desk is read in one lane while it is written in another: no use of it disturbs another one."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Event

from desktop_app.adapters.desk import open_desk
from desktop_app.domain.account import PersonId
from desktop_app.domain.own_word import WordLanguage
from desktop_app.services.offline_ports import EntryId
from desktop_app.services.ports import DraftId

OWNER = PersonId("claire")


def test_what_is_thrown_away_goes_while_others_read(tmp_path):
    """SQLite refuses to bring its log over while a reading of the same connection is under way."""
    with closing(open_desk(tmp_path / "desk.sqlite")) as desk, ThreadPoolExecutor(2) as lanes:
        desk.prefer("language", "en")
        done = Event()

        def read():
            while not done.is_set():
                assert desk.preference("language") == "en"
                assert desk.drafts(OWNER) == ()

        readers = [lanes.submit(read) for _ in range(2)]
        try:
            for number in range(40):
                desk.discard(DraftId(f"d{number}"))
                desk.drop_word(f"w{number}", WordLanguage.EN)
                desk.outbox.remove(EntryId(f"e{number}"))
        finally:
            done.set()
        for reader in readers:
            reader.result()
