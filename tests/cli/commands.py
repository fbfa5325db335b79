"""What the tests of every door share: what a command left, its rows, a free port."""

from __future__ import annotations

import csv
import io
import re
import socket
from pathlib import Path
from typing import Protocol

from cli.doors import DOORS, build_parser

ROOT = Path(__file__).parents[2]


ORDER = (
    "kind,section,owner,node_code,indicator_code,name,weight,target_op,target,soglia,actual,score,status,"
    "published_score,published_status,verdict,score_low,score_high,level,effective_weight,lost,why,verdict_reason,"
    "mark"
)


ENGLISH = re.compile(
    r"\b(usage|options|positional|arguments?|show this|exit|required|invalid|error|choose|following|help)\b"
)


class Ran:
    """What a command left: its code, and what it said on each side."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


class Run(Protocol):
    """Runs a command on the store of the shipped data, or on another."""

    def __call__(self, *words: str, store: Path = ...) -> Ran: ...


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def help_of(door: str) -> str:
    """What a door says of itself; of the whole where no door is named."""
    parser = build_parser()
    if door:
        (places,) = (action.choices for action in parser._actions if isinstance(action.choices, dict))
        parser = places[door]
    return parser.format_help()


def options_of_every_door() -> frozenset[str]:
    """Every option that some help shows."""
    return frozenset(re.findall(r"--[a-z]+", " ".join(help_of(door) for door in ("", *(each.name for each in DOORS)))))
