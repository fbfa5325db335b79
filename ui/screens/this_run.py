"""What a page asks for many times and finds out once: kept until its script ends, and no longer."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

_T = TypeVar("_T")
_KEPT: Final[ContextVar[dict[Hashable, object] | None]] = ContextVar("kept", default=None)


@contextmanager
def this_run() -> Iterator[None]:
    """What is found out within is kept; nothing is from one run to the next, nor for a callback or a fragment alone."""
    token = _KEPT.set({})
    try:
        yield
    finally:
        _KEPT.reset(token)


def once(name: Hashable, find: Callable[[], _T]) -> _T:
    """What was found in this run under that name; found out now where nothing was, or where no run is kept."""
    kept = _KEPT.get()
    if kept is None:
        return find()
    if name not in kept:
        kept[name] = find()
    return cast("_T", kept[name])


def is_kept() -> bool:
    """Whether a run of a page is under way."""
    return _KEPT.get() is not None
