from benchmarks import queue


def test_the_posts_of_the_long_list_are_as_the_program_has_them():
    first, second = queue.summary(0), queue.summary(1)
    assert first.id != second.id
    assert first.updated_at > second.updated_at


def test_a_page_of_the_long_list_is_made_when_it_is_read():
    made = []
    source = queue.Synthetic(1_000_000, lambda number: made.append(number) or number)
    _, rows = source.page(None)
    assert len(rows) == len(made) == queue.PAGE
