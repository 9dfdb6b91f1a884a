"""A started Kith for the tests of what others rely on: the API's contract and the record's format."""

import pathlib
import re
import sys
import urllib.request

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tools"))

import kith_server  # noqa: E402


@pytest.fixture(scope="session")
def kith():
    """The started server."""
    with kith_server.started() as server:
        yield server


@pytest.fixture(scope="session")
def personas(kith):
    """The e-mail addresses of the invented people one can be, in the picker's order."""
    with urllib.request.urlopen(kith.url("/demo"), timeout=10) as answer:
        found = re.findall(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", answer.read().decode("utf-8"))
    return list(dict.fromkeys(found))


@pytest.fixture(scope="session")
def token_for(kith):
    """A bearer token for somebody: `token_for("dsl@school.example")`."""

    def token_for(email):
        return kith.command("token", "create", "--for", email).stdout.split()[-1]

    return token_for
