"""What follows from what was found."""

from desktop_app.services.doctor import Check, Standing, apt_line, is_fit

FOUND = (
    Check(sentence="qt", standing=Standing.WELL),
    Check(sentence="a", standing=Standing.MISSING, packages=("libgl1", "libegl1")),
    Check(sentence="b", standing=Standing.MISSING, packages=("libegl1",)),
    Check(sentence="c", standing=Standing.WITHOUT, packages=("fonts",)),
)


def test_only_what_is_needed_decides():
    assert not is_fit(FOUND)
    assert is_fit((FOUND[0], FOUND[3]))


def test_each_package_is_asked_for_once():
    assert apt_line(FOUND, Standing.MISSING) == "apt-get install -y libgl1 libegl1"
    assert apt_line(FOUND, Standing.WITHOUT) == "apt-get install -y fonts"
    assert apt_line(FOUND[:1], Standing.MISSING) == ""
