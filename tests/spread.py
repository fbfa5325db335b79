"""How tests are spread over the processes that run them side by side."""

from __future__ import annotations

from xdist.scheduler import LoadFileScheduling


class Spread(LoadFileScheduling):
    """A file to a process, so that what its tests share is made once; all tests in a browser to one: one server."""

    def _split_scope(self, nodeid: str) -> str:
        return "browser" if nodeid.startswith("tests/browser/") else super()._split_scope(nodeid)
