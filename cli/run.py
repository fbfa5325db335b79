"""``traguardo run``: become the dashboard."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from cli.archive import WAIT
from cli.options import ADDRESS
from cli.output import FAILED, say, warn_of_damage
from cli.place import directory
from data.register.opening import add_shipped, open_official
from data.store import place
from data.store.errors import DamagedError, NotWritableError

if TYPE_CHECKING:
    from argparse import Namespace

PROGRAM = Path(__file__).resolve().parents[1]
"""The folder of ``app.py``."""


def run_app(args: Namespace) -> int:
    """Become the dashboard, on a store that has the shipped data; returns only when it cannot."""
    if _is_free(args.indirizzo, args.porta):
        store = directory(args)
        _prepare(store)
        _become_streamlit(args, store)
    say(
        f"La porta {args.porta} di {args.indirizzo} non è disponibile: forse Traguardo è già aperto. "
        f"Chiuderlo, oppure scegliere un'altra porta: traguardo run --porta {args.porta + 1}"
    )
    return FAILED


def _is_free(address: str, port: int) -> bool:
    """Whether a server could listen there."""
    try:
        family = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((address, port))
    except OSError:
        return False
    return True


def _prepare(store: Path) -> None:
    """Add what is new in the shipped data; a store that can only be read is shown as it is."""
    try:
        add_shipped(store, wait=WAIT)
    except (DamagedError, NotWritableError):
        with open_official(store) as opened:
            warn_of_damage(opened)


def _become_streamlit(args: Namespace, store: Path) -> NoReturn:
    is_here = args.indirizzo in (ADDRESS, "0.0.0.0", "::")  # noqa: S104 - compared, not bound
    host = "localhost" if is_here else args.indirizzo
    print(f"Traguardo risponde su http://{host}:{args.porta} (per chiuderlo: Ctrl+C).", flush=True)
    os.chdir(PROGRAM)  # Streamlit looks for .streamlit/config.toml where it is started
    env = {**os.environ, place.VARIABLE: str(store)}
    os.execve(sys.executable, _streamlit(args), env)  # noqa: S606 - no shell is wanted


def _streamlit(args: Namespace) -> list[str]:
    return [
        *(sys.executable, "-m", "streamlit", "run", str(PROGRAM / "app.py")),
        *(
            f"--server.port={args.porta}",
            f"--server.address={args.indirizzo}",
            "--server.headless=true",
            "--logger.hideWelcomeMessage=true",
        ),
    ]
