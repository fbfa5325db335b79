"""People who log in: a real provider on loopback, the program on a store of its own, a real Chromium."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from data.store.shipped import add_shipped
from tests.browser.conftest import ROOT, START_SECONDS, _command, _free_port

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

PEOPLE = (
    {"sub": "lea", "email": "lea@ente.it", "name": "Lea Verdi"},
    {"sub": "rita", "email": "rita@ente.it", "name": "non conta"},
    {"sub": "olga", "email": "olga@ente.it", "name": "Olga Blu", "groups": ["performance-oiv"]},
)
LIST = """\
attributo_ruolo = "groups"

[ruoli]
performance-oiv = "OIV"

[[persone]]
chi = "rita@ente.it"
nome = "Rita Neri"
ruolo = "redattore"
"""
SECRETS = """\
[auth]
redirect_uri = "http://localhost:{port}/oauth2callback"
cookie_secret = "una frase lunga che serve solo a queste prove"
client_id = "traguardo"
client_secret = "prova"
server_metadata_url = "http://localhost:{provider}/.well-known/openid-configuration"
"""
OWNER = "Dirigente Area Anagrafe Economica"
INDIVIDUAL = "ente=torino&anno=2022&sezione=individuale"


@contextmanager
def running(command: list[str], healthy: str, log: Path, env: dict[str, str] | None = None) -> Iterator[None]:
    """A server that answers; ended by its own number afterwards."""
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=output, stderr=subprocess.STDOUT)
        try:
            _wait(process, healthy, log)
            yield
        finally:
            process.terminate()
            process.wait(timeout=10)


def _wait(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=1):  # noqa: S310 - our own server
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    pytest.fail(f"{address} non risponde:\n{log.read_text(errors='replace')}", pytrace=False)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the program where people log in."""
    folder = tmp_path_factory.mktemp("ufficio")
    store, secrets = folder / "archivio", folder / "secrets.toml"
    add_shipped(store)
    (store / "persone.toml").write_text(LIST, encoding="utf-8")
    provider, port = _free_port(), _free_port()
    secrets.write_text(SECRETS.format(port=port, provider=provider), encoding="utf-8")
    claims = [word for person in PEOPLE for word in ("--user-claims", json.dumps(person))]
    ask = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(provider), *claims]
    known = f"http://127.0.0.1:{provider}/.well-known/openid-configuration"
    command = [*_command(port), f"--secrets.files={secrets}"]
    env = {**os.environ, "TRAGUARDO_STORE": str(store), "AUTHLIB_INSECURE_TRANSPORT": "1"}
    with running(ask, known, folder / "accesso.log"):
        healthy = f"http://127.0.0.1:{port}/_stcore/health"
        with running(command, healthy, folder / "programma.log", env):
            yield f"http://localhost:{port}"
    shutil.rmtree(folder)


def log_in(page: Page, office: str, sub: str, settle: Callable[[Page], None]) -> None:
    page.goto(office)
    settle(page)
    page.get_by_role("button", name="Entra").click()
    page.get_by_role("button", name=sub, exact=True).click()
    page.wait_for_url(f"{office}/**")
    settle(page)


def test_who_has_not_logged_in_sees_no_data(page: Page, office: str, settle: Callable[[Page], None]):
    page.goto(f"{office}/albero?{INDIVIDUAL}")
    settle(page)
    expect(page.get_by_role("button", name="Entra")).to_be_visible()
    assert "Torino" not in page.locator("body").inner_text()


def test_a_reader_cannot_save_nor_find_an_individual_sheet(page: Page, office: str, settle: Callable[[Page], None]):
    log_in(page, office, "lea", settle)
    expect(page.get_by_role("button", name="Lea Verdi")).to_be_visible()
    page.goto(f"{office}/scheda?{INDIVIDUAL}&nodo=OP1.1.1-02")
    settle(page)
    expect(page.get_by_text("L'indirizzo chiede ciò che qui non c'è: sezione «individuale»")).to_be_visible()
    assert OWNER not in page.content()
    page.goto(f"{office}/documenti?ente=torino&anno=2022")
    settle(page)
    expect(page.get_by_text("I testi della Relazione", exact=True)).to_be_visible()
    assert page.get_by_role("button", name="Salva il testo").count() == 0


def test_an_editor_signs_with_the_name_of_the_list(page: Page, office: str, settle: Callable[[Page], None]):
    log_in(page, office, "rita", settle)
    page.goto(f"{office}/documenti?ente=torino&anno=2022&testo=premessa")
    settle(page)
    expect(page.get_by_text("Chi salva: Rita Neri")).to_be_visible()
    assert page.get_by_label("Chi salva").count() == 0
    page.get_by_label("Il vostro testo").fill("Parole di Rita.")
    page.get_by_role("button", name="Salva il testo").click()
    expect(page.get_by_text("Versione 1, Rita Neri")).to_be_visible()
    page.goto(f"{office}/scheda?{INDIVIDUAL}")
    settle(page)
    expect(page.get_by_role("radio", name="Individuale")).to_be_checked()


def test_a_role_of_a_group_counts_and_who_logs_out_sees_nothing_more(
    page: Page, office: str, settle: Callable[[Page], None]
):
    log_in(page, office, "olga", settle)
    page.get_by_role("button", name="Olga Blu").click()
    expect(page.get_by_role("dialog")).to_contain_text("OIV")
    page.get_by_role("button", name="Esci").click()
    # The provider of the tests asks once more, as some do.
    page.get_by_role("button", name="End session").click()
    page.wait_for_url(f"{office}/**")
    expect(page.get_by_role("button", name="Entra")).to_be_visible()
