"""Run one command: the line is read here, the work is done by the door that it names, loaded only then."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from cli.doors import build_parser
from cli.output import FAILED, say
from cli.present_words import in_present_words
from data.format.problem import refusal_reason
from data.plan.errors import DataError
from scoring.errors import ScoringError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        0 when it is done, 1 when it could not be. A wrong command line leaves with 2.
    """
    try:
        code = _act(build_parser().parse_args(in_present_words(sys.argv[1:] if argv is None else argv)))
        sys.stdout.flush()
    except (DataError, ScoringError) as error:
        say(_in_italian(error))
        return FAILED
    except BrokenPipeError:
        # The reader (head, less) has had enough: not an error. Python must not flush again on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        say("Interrotto.")
        return FAILED
    return code


def _act(args: Namespace) -> int:
    """Load the module of the door, and with it all that it needs, and do what was asked."""
    module, _, function = args.act.partition(":")
    code: int = getattr(import_module(module), function)(args)
    return code


def _in_italian(error: Exception) -> str:
    """What an error says, without the system's own sentence."""
    cause = error.__cause__
    if isinstance(cause, OSError) and cause.strerror:
        return str(error).replace(f" ({cause.strerror})", refusal_reason(cause))
    return str(error)
