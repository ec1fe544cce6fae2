import pytest

from desktop_app.domain.errors import Unavailable
from desktop_app.services.listing import PAGE, ListKey
from desktop_app.ui.paged import ROW, Opened, PagedModel


class Rows(PagedModel):
    def said(self, row):
        return f"row {row}"


class Source:
    """Rows are their own numbers; `newest` moves when the ledger does."""

    def __init__(self, count):
        self.count, self.newest, self.asked = count, 1, []
        self.fails = 0  #: how many times from now on

    def page(self, after):
        self._fail()
        start = 0 if after is None else int(after) + 1
        self.asked.append(start)
        return self.newest, tuple(range(start, min(start + PAGE, self.count)))

    def keys(self, after, limit):
        self._fail()
        start = 0 if after is None else int(after) + 1
        walked = min(limit, self.count - start)
        ends = tuple(ListKey(str(n)) for n in range(start + PAGE - 1, start + walked, PAGE))
        return self.newest, ends, walked

    def _fail(self):
        if self.fails:
            self.fails -= 1
            self.asked.append("failed")
            raise Unavailable("ledger.unreachable")


class Later:
    """Work waits here until `all` lets it happen."""

    def __init__(self):
        self.waiting = []

    def __call__(self, work, then, failed):
        self.waiting.append((work, then, failed))

    def all(self, qapp):
        for _ in range(200):
            qapp.processEvents()
            if not self.waiting:
                return
            work, then, failed = self.waiting.pop(0)
            try:
                found = work()
            except Unavailable as error:
                failed(error)
            else:
                then(found)
        raise AssertionError("it reads without end")


@pytest.fixture
def later():
    return Later()


def opened(source):
    return Opened(newest=source.newest, count=source.count, rows=source.page(None)[1])


def test_the_first_page_is_there_at_once_and_the_rest_when_it_is_looked_at(qapp, later):
    source, model = Source(1_000_000), Rows(later)
    model.open(source, opened(source))
    assert model.rowCount() == 1_000_000
    assert model.index(0, 0).data() == "row 0"
    last = model.index(999_999, 0)
    assert last.data(ROW) is None  # a placeholder, never another row
    later.all(qapp)
    assert last.data(ROW) == 999_999
    assert source.asked == [0, 999_800]


def test_every_row_is_its_own(qapp, later):
    source, model = Source(5 * PAGE + 7), Rows(later)
    model.open(source, opened(source))
    for number in (3 * PAGE, 5 * PAGE + 6, PAGE - 1, PAGE):
        model.row_at(number)
        later.all(qapp)
        assert model.row_at(number) == number
    assert model.row_at(5 * PAGE + 7) is None
    assert model.row_at(-1) is None


def test_an_answer_from_another_moment_is_thrown_away(qapp, later):
    source, model, told = Source(3 * PAGE), Rows(later), []
    model.stale.connect(lambda: told.append(True))
    model.open(source, opened(source))
    later.all(qapp)
    source.newest = 2
    assert model.row_at(2 * PAGE) is None
    later.all(qapp)
    assert told
    assert model.row_at(2 * PAGE) is None


def test_an_answer_to_an_earlier_list_is_dropped(qapp, later):
    old, new, model = Source(3 * PAGE), Source(2), Rows(later)
    model.open(old, opened(old))
    model.row_at(2 * PAGE)
    qapp.processEvents()
    model.open(new, opened(new))
    later.all(qapp)
    assert [row for _number, row in model.loaded()] == [0, 1]


def test_only_pages_that_are_near_stay(qapp, later):
    source, model = Source(40 * PAGE), Rows(later)
    model.open(source, opened(source))
    for page in range(40):
        model.row_at(page * PAGE)
        later.all(qapp)
    assert len(model.loaded()) == 12 * PAGE
    assert model.row_at(0) is None
    later.all(qapp)
    assert model.row_at(0) == 0


@pytest.fixture
def trouble(later, qapp):
    """A list of five pages whose ends are known, and what it tells: kinds of errors, then states."""
    source, model, told = Source(5 * PAGE), Rows(later), []
    model.failed.connect(lambda error: told.append(error.kind))
    model.missing.connect(told.append)
    model.stale.connect(lambda: told.append("stale"))
    model.open(source, opened(source))
    later.all(qapp)
    source.asked.clear()
    return source, model, told


def looked_at(model, number, later, qapp, times=3):
    """The row as a view finds it that paints it again after everything that happens."""
    for _ in range(times):
        model.row_at(number)
        later.all(qapp)
    return model.row_at(number)


def test_a_page_that_failed_once_is_told_and_comes_when_a_person_asks(qapp, later, trouble):
    source, model, told = trouble
    source.fails = 1
    assert looked_at(model, 2 * PAGE, later, qapp) is None
    assert source.asked == ["failed"]  # painting it again does not ask again
    assert told == ["ledger.unreachable", True]
    model.try_again()
    later.all(qapp)
    assert model.row_at(2 * PAGE) == 2 * PAGE
    assert told == ["ledger.unreachable", True, False]


def test_a_store_that_keeps_failing_is_asked_once_each_time(qapp, later, trouble):
    source, model, told = trouble
    source.fails = 1000
    for asked in range(1, 4):
        assert looked_at(model, 2 * PAGE, later, qapp) is None
        assert source.asked == ["failed"] * asked
        model.try_again()
    later.all(qapp)
    assert told == ["ledger.unreachable", True] + [False, "ledger.unreachable", True] * 3


def test_a_page_that_failed_is_asked_for_when_it_comes_into_view_again(qapp, later, trouble):
    source, model, told = trouble
    source.fails = 1
    looked_at(model, 2 * PAGE, later, qapp)
    model.come_into_view(2 * PAGE - 5, 2 * PAGE + 5)  # still seen: not again
    assert looked_at(model, 2 * PAGE, later, qapp) is None
    assert looked_at(model, 4 * PAGE, later, qapp) == 4 * PAGE  # others are read as ever
    model.come_into_view(4 * PAGE, 4 * PAGE + 10)
    assert told == ["ledger.unreachable", True, False]
    assert looked_at(model, 2 * PAGE, later, qapp) == 2 * PAGE


@pytest.mark.parametrize("is_asked", [True, False])
def test_ends_of_pages_that_could_not_be_read_are_read_later(qapp, later, is_asked):
    source, model, told = Source(5 * PAGE), Rows(later), []
    model.failed.connect(lambda error: told.append(error.kind))
    model.missing.connect(told.append)
    model.open(source, opened(source))
    source.fails = 2
    later.all(qapp)
    assert told == ["ledger.unreachable"]  # nobody looked there yet
    assert looked_at(model, 3 * PAGE, later, qapp) is None
    assert told == ["ledger.unreachable", "ledger.unreachable", True]
    if is_asked:
        model.try_again()
    else:
        model.come_into_view(0, 10)
    assert looked_at(model, 3 * PAGE, later, qapp) == 3 * PAGE
    assert told[-1] is False


def test_a_list_that_moved_on_and_could_not_be_opened_waits_for_a_person(qapp, later, trouble):
    source, model, told = trouble
    source.newest = 2
    looked_at(model, 2 * PAGE, later, qapp)
    model.not_opened()
    looked_at(model, 3 * PAGE, later, qapp)
    assert source.asked == [2 * PAGE]
    assert told == ["stale", True]
    model.try_again()
    assert told == ["stale", True, "stale"]
    model.open(source, opened(source))
    assert told[-1] is False
    assert looked_at(model, 3 * PAGE, later, qapp) == 3 * PAGE


def test_the_failure_of_an_earlier_list_is_nobody_s(qapp, later, trouble):
    source, model, told = trouble
    source.fails = 1
    model.row_at(2 * PAGE)
    qapp.processEvents()
    new = Source(2)
    model.open(new, opened(new))
    later.all(qapp)
    assert told == []
