import pytest

from desktop_app.services.listing import PAGE, ListKey
from desktop_app.ui.paged import ROW, Opened, PagedModel


class Rows(PagedModel):
    def said(self, row):
        return f"row {row}"


class Source:
    """Rows are their own numbers; `newest` moves when the ledger does."""

    def __init__(self, count):
        self.count, self.newest, self.asked = count, 1, []

    def page(self, after):
        start = 0 if after is None else int(after) + 1
        self.asked.append(start)
        return self.newest, tuple(range(start, min(start + PAGE, self.count)))

    def keys(self, after, limit):
        start = 0 if after is None else int(after) + 1
        walked = min(limit, self.count - start)
        ends = tuple(ListKey(str(n)) for n in range(start + PAGE - 1, start + walked, PAGE))
        return self.newest, ends, walked


class Later:
    """Work waits here until `all` lets it happen."""

    def __init__(self):
        self.waiting = []

    def __call__(self, work, then):
        self.waiting.append((work, then))

    def all(self, qapp):
        for _ in range(200):
            qapp.processEvents()
            if not self.waiting:
                return
            work, then = self.waiting.pop(0)
            then(work())


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
