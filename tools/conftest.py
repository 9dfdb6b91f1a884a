"""What the tests in this folder share: the verifier as a module, a started Kith, and people to be.

KITH names another executable than .build/debug/kith.
"""

import importlib.util
import os
import pathlib
import re
import sys
import urllib.request

import pytest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import doors  # noqa: E402
import kith_server  # noqa: E402
import record_writer  # noqa: E402

BINARY = pathlib.Path(os.environ.get("KITH") or kith_server.DEBUG).absolute()


@pytest.fixture(scope="session")
def verifier():
    """tools/verify-record.py as a module."""
    spec = importlib.util.spec_from_file_location("verify_record", HERE / "verify-record.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def kith():
    """A started server on a demonstration of its own, new for each file of tests."""
    with kith_server.started(BINARY) as server:
        yield server


@pytest.fixture(scope="module")
def personas(kith):
    """The e-mail addresses of the invented people one can be, in the picker's order."""
    with urllib.request.urlopen(kith.url("/demo"), timeout=10) as answer:
        found = re.findall(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", answer.read().decode("utf-8"))
    return list(dict.fromkeys(found))


@pytest.fixture(scope="module")
def token_for(kith):
    """A bearer token for somebody: `token_for("dsl@school.example")`."""
    made = {}

    def token_for(email, *options):
        if (email, options) not in made:
            made[email, options] = kith.command("token", "create", "--for", email, *options).stdout.split()[-1]
        return made[email, options]

    return token_for


@pytest.fixture(scope="session")
def signer(verifier):
    """A key for logs that tests make."""
    return record_writer.Signer(verifier, bytes(range(32)))


@pytest.fixture(scope="module")
def token(token_for):
    """The duty social worker's."""
    return token_for(doors.SOCIAL_WORKER)


@pytest.fixture(scope="module")
def people(kith):
    """Every person's id in the record, whoever may see them."""
    return [one["stream"].removeprefix("person/") for one in doors.envelopes(kith) if one["kind"] == "person.register"]


@pytest.fixture(scope="module")
def ids(kith, token, people):
    """A child and an episode that the social worker may see."""
    for child in people:
        episodes = doors.api(kith, "GET", f"/children/{child}/episodes", token)
        if episodes.status == 200 and episodes.json.get("episodes"):
            return {"child": child, "episode": episodes.json["episodes"][0]["stream"].removeprefix("episode/")}
    pytest.fail("the duty social worker sees no child with an episode")
