"""What holds of the errors of every room of data."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from data.plan.errors import DataError

if TYPE_CHECKING:
    from types import ModuleType


def errors_of(module: ModuleType) -> set[type[DataError]]:
    """The errors that a module defines."""
    return {kind for kind in vars(module).values() if _is_error(kind) and kind.__module__ == module.__name__}


def _is_error(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, DataError)


def is_kept(error: DataError, given: tuple[Any, ...]) -> bool:
    """Whether an error keeps what it was told, under the names that it was told by, as far as it keeps any."""
    names = inspect.signature(type(error)).parameters
    return all(getattr(error, name, value) == value for name, value in zip(names, given, strict=False))
