"""What every store of secrets promises (`services.ports.Secrets`). A subclass gives `secrets`."""

from __future__ import annotations

import pytest

from desktop_app.domain.errors import BadInput


class SecretsContract:
    """Inherited by each implementation's tests."""

    def test_what_was_written_is_read(self, secrets):
        secrets.write("token", "s3cret é👍")
        assert secrets.read("token") == "s3cret é👍"

    def test_an_unknown_name_has_no_secret(self, secrets):
        assert secrets.read("nothing") is None

    def test_a_second_write_replaces_the_first(self, secrets):
        secrets.write("token", "one")
        secrets.write("token", "two")
        assert secrets.read("token") == "two"

    def test_names_do_not_meet(self, secrets):
        secrets.write("key:ceo", "one")
        secrets.write("key:ceo:2", "two")
        assert (secrets.read("key:ceo"), secrets.read("key:ceo:2")) == ("one", "two")

    def test_what_was_forgotten_is_gone_and_forgetting_again_is_no_error(self, secrets):
        secrets.write("token", "one")
        secrets.forget("token")
        secrets.forget("token")
        assert secrets.read("token") is None

    def test_what_looks_like_something_else_is_kept_as_it_is(self, secrets):
        for entry in ('{"v":1,"n":131072,"salt":"00ff"}', " token ", "%USER% 100% $HOME", "-"):
            secrets.write("token", entry)
            assert secrets.read("token") == entry

    def test_the_longest_secret_fits_and_a_longer_one_is_refused_whole(self, secrets):
        secrets.write("token", "x" * 1_200)
        with pytest.raises(BadInput, check=lambda error: error.kind == "keychain.too_long"):
            secrets.write("token", "y" * 1_201)
        assert secrets.read("token") == "x" * 1_200
