import pytest

from tests.contracts.reader_contract import DAILY, OWN, ReaderContract
from tests.observing_fakes import REFUSED, UNCLEAR, FakeReader, shown


class FakeStage:
    def __init__(self):
        self.reader = FakeReader(profiles={DAILY[1]: shown(*DAILY)})

    def say(self, text, by=DAILY, reply_to=""):
        return self.reader.say(text, by, reply_to)

    def ask(self, text, options, minutes):
        number = self.say(text, OWN)
        self.reader.add_poll(number, options, minutes)
        return number

    def remove(self, number):
        del self.reader.said[number]

    def pass_by(self, **duration):
        self.reader.clock.advance(**duration)

    def refuse(self):
        self.reader.errors.append(REFUSED)

    def break_off(self):
        self.reader.errors.append(UNCLEAR)


class TestFakeReader(ReaderContract):
    @pytest.fixture
    def stage(self):
        return FakeStage()
