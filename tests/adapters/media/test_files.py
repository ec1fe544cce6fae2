"""The real worker process: bad files and its own death never reach the application."""

import hashlib
import os
import random
import select
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from desktop_app.adapters.media import MediaFiles
from desktop_app.domain.errors import BadInput, CountersignError, Unavailable
from desktop_app.domain.media import REMOVABLE
from desktop_app.domain.payload import MediaKind
from tests.adapters.media import samples
from tests.adapters.media.test_desk import wide_png

ROOT = Path(__file__).parents[3]
MAKERS = (samples.jpeg, samples.png, samples.webp, samples.gif, samples.film)
WHOLE = [maker() for maker in MAKERS]


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """One shelf and worker for the tests that leave them as they were."""
    with MediaFiles(tmp_path_factory.mktemp("media")) as files:
        yield files


@pytest.fixture
def own(tmp_path):
    with MediaFiles(tmp_path / "media", answer_seconds=5) as files:
        yield files


@pytest.fixture
def given_file(tmp_path):
    def write(data, name="photo été.jpg"):
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


@pytest.fixture
def watch():
    """Open a process by its number, closed again after the test."""
    opened = []

    def watch_process(pid):
        opened.append(os.pidfd_open(pid))
        return opened[-1]

    yield watch_process
    for pidfd in opened:
        os.close(pidfd)


def ended(pidfd, seconds=10):
    ready, _, _ = select.select([pidfd], [], [], seconds)
    return bool(ready)


@pytest.mark.parametrize(
    ("maker", "kind", "mime"),
    [
        (samples.jpeg, MediaKind.PHOTO, "image/jpeg"),
        (samples.png, MediaKind.PHOTO, "image/png"),
        (samples.webp, MediaKind.PHOTO, "image/webp"),
        (samples.gif, MediaKind.GIF, "image/gif"),
        (samples.film, MediaKind.VIDEO, "video/mp4"),
    ],
)
def test_a_file_is_cleaned_kept_and_told(shared, given_file, maker, kind, mime):
    path = given_file(maker())
    made = shared.prepare(path)
    assert (made.kind, made.mime) == (kind, mime)
    assert shared.has(made.sha256)
    with shared.open(made.sha256) as file:
        content = file.read()
    assert hashlib.sha256(content).hexdigest() == made.sha256
    assert len(content) == made.size
    assert shared.path(made.sha256).read_bytes() == content
    assert samples.CANARY not in content
    assert "location" in made.removed
    assert list(made.removed) == [name for name in REMOVABLE if name in made.removed]
    assert shared.prepare(path) == made


@pytest.mark.parametrize("maker", MAKERS)
def test_a_prepared_file_prepared_again_is_the_same(shared, given_file, maker):
    made = shared.prepare(given_file(maker(6) if maker not in MAKERS[3:] else maker()))
    again = shared.prepare(shared.path(made.sha256))
    assert (again.sha256, again.removed) == (made.sha256, ())


@pytest.mark.parametrize(
    ("data", "kind", "facts"),
    [
        (b"", "media.unreadable", {}),
        (b"<html>", "media.type", {}),
        (random.Random(3).randbytes(5000), "media.type", {}),
        (samples.jpeg()[:600], "media.unreadable", {}),
        (wide_png(60_000, 9), "media.too_many_pixels", {"width": "60000", "height": "9"}),
        (samples.jpeg() + bytes(33_000_000), "media.too_large", {"limit": "5"}),
        (samples.film(extra=samples.box(b"moof")), "media.not_clean", {}),
    ],
)
def test_what_is_not_taken_is_told_by_name(shared, given_file, data, kind, facts):
    with pytest.raises(BadInput) as refusal:
        shared.prepare(given_file(data))
    assert refusal.value.kind == kind
    assert refusal.value.facts == {"name": "photo été.jpg", **facts}


@pytest.mark.parametrize("name", ["", "none.jpg", "pipe"])
def test_what_is_no_file_is_unreadable(shared, tmp_path, name):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BadInput) as refusal:
        shared.prepare(tmp_path / name)
    assert refusal.value.kind == "media.unreadable"


@seed(20)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    which=st.integers(0, len(WHOLE) - 1),
    changes=st.lists(
        st.tuples(st.integers(0, 1 << 30), st.integers(0, 255)), min_size=1, max_size=8
    ),
    cut=st.floats(0.05, 1),
)
def test_a_changed_file_is_taken_clean_or_refused(shared, tmp_path, which, changes, cut):
    data = bytearray(WHOLE[which])
    for at, value in changes:
        data[at % len(data)] = value
    path = tmp_path / "changed"
    path.write_bytes(data[: max(1, int(len(data) * cut)) if cut < 0.5 else len(data)])
    before = shared.worker_pid
    kind, content = "", b""
    try:
        content = shared.path(shared.prepare(path).sha256).read_bytes()
    except CountersignError as refusal:
        kind = refusal.kind
    assert (kind.startswith("media."), content == b"") in ((True, True), (False, False))
    assert b"exif:GPS" not in content
    assert before in (None, shared.worker_pid)


def test_a_killed_worker_is_replaced(own, given_file, watch):
    path = given_file(samples.jpeg())
    made = own.prepare(path)
    first = own.worker_pid
    dying = watch(first)
    os.kill(first, signal.SIGKILL)
    assert ended(dying)
    assert own.prepare(path) == made
    assert own.worker_pid != first


def test_a_worker_that_hangs_is_given_up_and_leaves_nothing(tmp_path, given_file, watch):
    path = given_file(samples.jpeg())
    with MediaFiles(tmp_path / "media", answer_seconds=0.2) as files:
        files._started()
        hanging = watch(files.worker_pid)
        os.kill(files.worker_pid, signal.SIGSTOP)
        with pytest.raises(BadInput) as refusal:
            files.prepare(path)
        assert refusal.value.kind == "media.unreadable"
        assert ended(hanging)
        assert list((tmp_path / "media").iterdir()) == []


def test_a_worker_that_dies_over_a_file_is_that_files_fault(own, given_file, monkeypatch):
    path = given_file(samples.jpeg())
    received = MediaFiles._received

    def die(self, pipe, seconds):
        if self._ready:
            os.kill(self.worker_pid, signal.SIGKILL)
            pipe.poll(seconds)
            raise EOFError
        return received(self, pipe, seconds)

    monkeypatch.setattr(MediaFiles, "_received", die)
    with pytest.raises(BadInput) as refusal:
        own.prepare(path)
    assert refusal.value.kind == "media.unreadable"
    assert own.worker_pid is None


def test_no_worker_at_all_is_no_fault_of_the_file(own, given_file, monkeypatch):
    def refuse():
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(own, "_spawn", refuse)
    with pytest.raises(Unavailable) as refusal:
        own.prepare(given_file(samples.jpeg()))
    assert refusal.value.kind == "media.unavailable"


def test_a_shelf_that_cannot_be_written_is_told(tmp_path, given_file):
    (tmp_path / "media").write_bytes(b"")
    with MediaFiles(tmp_path / "media") as files, pytest.raises(Unavailable) as refusal:
        files.prepare(given_file(samples.jpeg()))
    assert refusal.value.kind == "media.unwritable"
    assert files.worker_pid is None


def test_closing_ends_the_worker_and_may_be_done_twice(own, given_file, watch):
    assert own.worker_pid is None
    own.prepare(given_file(samples.png()))
    worker = watch(own.worker_pid)
    own.close()
    assert ended(worker, seconds=0)
    own.close()
    assert own.worker_pid is None


def test_no_worker_is_left_when_the_parent_is_killed(tmp_path, given_file, watch):
    path = given_file(samples.png())
    program = textwrap.dedent(
        f"""
        import sys
        from pathlib import Path
        from desktop_app.adapters.media import MediaFiles

        files = MediaFiles(Path({str(tmp_path / "media")!r}))
        files.prepare(Path({str(path)!r}))
        print(files.worker_pid, flush=True)
        sys.stdin.read()
        """
    )
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as parent:
        worker = watch(int(parent.stdout.readline()))
        parent.kill()
        assert ended(worker)


def test_importing_it_loads_no_decoder():
    program = (
        "import sys, desktop_app.adapters.media;"
        "print([name for name in sys.modules if name.startswith('PIL')"
        " or name == 'desktop_app.adapters.media.desk'])"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert loaded.stdout.strip() == "[]"


# --- drawn small ------------------------------------------------------------------------------


@pytest.mark.parametrize("maker", MAKERS[:4])
def test_a_picture_is_drawn_by_the_worker_as_it_is_shown(shared, given_file, maker):
    made = shared.prepare(given_file(maker()))
    whole, small = shared.drawn(made.sha256, 640), shared.drawn(made.sha256, 8)
    assert (whole.width, whole.height) == (made.width, made.height)
    assert len(whole.pixels) == 4 * made.width * made.height
    assert max(small.width, small.height) == 8
    if maker is not samples.gif:  # noise
        red, opaque = whole.pixels[:3], whole.pixels[3]
        assert (red[0] > 200, max(red[1:]) < 60, opaque) == (True, True, 255)


@pytest.mark.parametrize("mode", ["L", "P", "I;16", "LA"])
def test_grey_and_palettes_are_drawn_too(shared, given_file, mode):
    image = samples.picture("L").convert("I").point(lambda grey: grey * 256)
    image = image.convert("I;16") if mode == "I;16" else samples.picture(mode)
    drawn = shared.drawn(shared.prepare(given_file(samples.png(image=image))).sha256, 640)
    assert {drawn.pixels[0] > 40, drawn.pixels[3]} == {True, 255}


def test_what_is_no_picture_is_not_drawn_and_does_no_harm(shared, given_file, own, watch):
    film = shared.prepare(given_file(samples.film()))
    assert shared.drawn(film.sha256, 640) is None
    for odd in (b"\x89PNG\r\n\x1a\n" + b"\xff" * 99, wide_png(9000, 9000), b"nothing"):
        name = hashlib.sha256(odd).hexdigest()
        own.take(name, [odd])  # as a colleague's program may have shared it
        assert own.drawn(name, 640) is None
    good = own.prepare(given_file(samples.png()))
    end = watch(own.worker_pid)
    os.kill(own.worker_pid, signal.SIGKILL)
    assert select.select([end], [], [], 10)[0]
    assert own.drawn(good.sha256, 640) is not None


def test_what_is_not_here_or_not_what_it_was_is_not_drawn(own):
    with pytest.raises(Unavailable, match=r"media\.missing"):
        own.drawn("ab" * 32, 640)
