"""«traguardo run»: the store, the port, the server."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import NoReturn

import pytest

import cli.run
from data.store.files import numbered_files
from tests.cli.commands import ROOT, Run, free_port


def test_run_on_a_synthetic_store_does_not_bring_real_data_in(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "s"
    run("sintetici", "--enti", "1", "--anni", "1", store=store)
    monkeypatch.setattr(cli.run, "_become_streamlit", lambda *_: None)
    run("run", "--porta", str(free_port()), store=store)
    assert run("enti", store=store).out == "sintetico-01\t2023\tEnte sintetico 01 (dati sintetici)\tdati sintetici\n"
    assert len(numbered_files(store)) == 1


def test_a_busy_port_is_said(run: Run, tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        ran = run("run", "--porta", str(port), store=tmp_path / "s")
    assert ran.code == 1
    assert f"La porta {port} di 127.0.0.1 non è disponibile" in ran.err
    assert f"traguardo run --porta {port + 1}" in ran.err


def test_run_builds_the_store_says_the_address_and_becomes_streamlit(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class BecameError(Exception):
        pass

    def become(program: str, words: list[str], env: dict[str, str]) -> NoReturn:
        raise BecameError(program, words, env["TRAGUARDO_STORE"])

    monkeypatch.setattr(os, "execve", become)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BecameError) as became:
        run("run", "--porta", str(free_port()), store=tmp_path / "s")
    program, words, store = became.value.args
    assert program == sys.executable
    assert words[:4] == [sys.executable, "-m", "streamlit", "run"]
    assert store == str(tmp_path / "s")
    assert len(numbered_files(tmp_path / "s")) == 1
    assert Path.cwd() == ROOT


def test_run_answers_at_the_address_it_says(tmp_path: Path) -> None:
    port = free_port()
    command = [sys.executable, "-m", "cli", "run", "--archivio", str(tmp_path / "s"), "--porta", str(port)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        try:
            assert (
                server.stdout.readline() == f"Traguardo risponde su http://localhost:{port} (per chiuderlo: Ctrl+C).\n"
            )
            assert _answer(f"http://127.0.0.1:{port}/_stcore/health") == b"ok"
        finally:
            # Not terminate: a server told to stop in its first moments may miss it and go on for ever.
            server.kill()


def _answer(address: str) -> bytes:
    until = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(address, timeout=2) as reply:  # noqa: S310 - an address of this test
                return bytes(reply.read())
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
