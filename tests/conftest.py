"""Nothing of the user's reaches a test: an own cache, no settings from the environment."""

from __future__ import annotations

import os

import pytest


@pytest.fixture(scope="session", autouse=True)
def _own_environment(tmp_path_factory):
    """One cache for all workers of a run, so that a sample's files are opened once."""
    base = tmp_path_factory.getbasetemp()
    cache = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "cache"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(cache))
        for name in ("LKECHECK_PACK", "LKECHECK_DATE", "LKECHECK_NO_CACHE"):
            patch.delenv(name, raising=False)
        yield


def pytest_addoption(parser):
    parser.addoption("--rewrite-golden", action="store_true", help="write the golden files of the reports anew")
