"""What a page shows to whoever may not see everything: no individual sheet, no button that writes, no saved work."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from data.plan.briefings import BriefingDraft, SavedSlide, TextDraft
from data.plan.changes import ChangeKind
from data.plan.changes import Draft as DataDraft
from data.plan.errors import NotAllowedError
from data.plan.people import Person, Role
from data.plan.rounds import Choice, ChoiceDraft, How
from data.plan.scenarios import Act, Draft, SavedAssumption
from data.store.shipped import add_shipped
from data.workspace import briefing_writer
from data.workspace.writer import adopt, save_scenario
from scoring.basis import Basis
from scoring.scenario import Assumption, Field
from ui.facts.briefing.slide import SlideKind
from ui.screens import people, saved, session
from ui.screens.navigation import _PAGES, CERCA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from ui.facts.view import View

TORINO = {"ente": "torino", "anno": "2022"}
PAGES = [path.removeprefix("pages/").removesuffix(".py") for path, *_ in (*_PAGES, (CERCA,))]
OWNERS = (
    "Dirigente Area Anagrafe Economica",
    "Dirigente Sviluppo del territorio e Regolazione del mercato",
    "Dirigente Risorse Finanziarie e Provveditorato",
)
"""The fourth, «Segretario Generale», is also the name of an office in titles that everybody may read."""
NODE, INDICATOR = "OP1.1.1-13", "kpi1.1.1-13a"
"""An individual objective that no other sheet has."""
WRITTEN = "Parole scritte a mano"


@pytest.fixture
def someone(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """``someone(Role.READER)``: whoever looks from now on."""

    def is_now(role: Role, *units: str) -> None:
        monkeypatch.setattr(people, "person", lambda: Person("Lea Verdi", role, units))

    return is_now


def texts_of(at: AppTest) -> str:
    """Everything that a page sends to the browser, as it is sent."""
    return "\n".join(str(element.proto) for element in _elements(at._tree)) + str(dict(at.query_params))


def _elements(block: Any) -> Iterator[Any]:
    for child in block.children.values():
        if hasattr(child, "children"):
            yield from _elements(child)
        else:
            yield child


ADDRESSES = [
    {},
    {"sezione": "individuale"},
    {"sezione": "individuale", "persona": OWNERS[0], "nodo": NODE},
    {"sezione": "individuale", "nodo": NODE, "indicatore": INDICATOR},
    {"nodo": NODE, "cerca": "Dirigente", "righe": "tutte"},
]


@pytest.mark.parametrize("page", PAGES)
def test_a_reader_finds_no_owner_of_an_individual_sheet_on_any_page(
    opened: Callable[..., AppTest], someone: Callable[..., None], page: str
):
    someone(Role.READER)
    for address in ADDRESSES:
        at = opened(page, **TORINO, **address)
        assert not at.exception
        shown = texts_of(at)
        own = address.get("persona", "")
        assert [owner for owner in OWNERS if owner != own and owner in shown] == []
        assert "Individuale" not in shown


@pytest.mark.parametrize("page", ["panoramica", "scheda", "documenti"])
def test_who_may_see_individual_sheets_finds_them_just_after_a_reader_did_not(
    opened: Callable[..., AppTest], someone: Callable[..., None], page: str
):
    someone(Role.READER)
    opened(page, **TORINO)
    someone(Role.OIV)
    shown = texts_of(opened(page, **TORINO, sezione="individuale"))
    assert any(owner in shown for owner in OWNERS)
    assert "Individuale" in shown


def test_a_view_of_a_reader_has_no_row_of_an_individual_sheet(
    opened: Callable[..., AppTest], someone: Callable[..., None]
):
    opened("panoramica", **TORINO)
    someone(Role.READER)
    view = session.years_of("torino").view(2022, Basis())
    assert view is not None
    assert not [row for row in view.plan.nodes if row.owner]
    assert not [key for key in (*view.texts, *view.versions, *view.actuals, *view.series) if key.owner]
    assert {scored.sheet.owner for scored in view.sheets} == {""}


def test_the_score_of_the_ente_is_the_same_for_everybody(opened: Callable[..., AppTest], someone: Callable[..., None]):
    opened("panoramica", **TORINO)
    scores = []
    for role in (Role.READER, Role.ADMINISTRATOR):
        someone(role)
        view = session.years_of("torino").view(2022, Basis())
        scores.append(view and view.main.root.score)
    assert scores[0] is not None
    assert scores[0] == scores[1]


@pytest.mark.parametrize("role", [Role.READER, Role.ADMINISTRATOR])
def test_open_data_of_the_page_have_no_individual_sheet_whoever_asks(
    opened: Callable[..., AppTest], someone: Callable[..., None], role: Role
):
    opened("documenti", **TORINO)
    someone(role)
    view = session.years_of("torino").view(2022, Basis())
    assert view is not None
    public, stored = session.published(view)
    assert {scored.sheet.owner for scored in public.sheets} == {""}
    assert all("Dirigente Area Anagrafe" not in cell for r in stored.tables.values() for row in r.cells for cell in row)


@pytest.fixture
def worked(tmp_path: Path, opened_on: Callable[[Path], Callable[..., AppTest]]) -> Callable[..., AppTest]:
    """A store of its own, in which an administrator saved a scenario, a proposal, a briefing and two texts."""
    add_shipped(tmp_path)
    opened = opened_on(tmp_path)
    view = session.years_of("torino").view(2022, Basis())
    assert view is not None
    for name, is_own in (("Di tutti", False), ("Di una persona", True)):
        made = save_scenario(tmp_path, _draft(view, name, is_own=is_own))
        adopt(tmp_path, made.id, made.version, author="Ada", note="")
    slides = (
        SavedSlide("uno", SlideKind.NODE, NODE, WRITTEN),
        SavedSlide("due", SlideKind.TEXT, "", "Titolo di tutti"),
    )
    briefing_writer.save_briefing(
        tmp_path, BriefingDraft("torino", 2022, "valid", "Ada", "x", slides), expected_version=0
    )
    for place in ("individuale", "premessa"):
        draft = TextDraft("torino", 2022, place, f"{WRITTEN} {place}", "Ada")
        briefing_writer.save_text(tmp_path, draft, expected_version=0)
    return opened


def _draft(view: View, name: str, *, is_own: bool) -> Draft:
    found = {k: v[-1].target for k, v in view.versions.items() if bool(k.owner) is is_own}
    key, target = next((k, v) for k, v in found.items() if v is not None and view.texts[k].unit != "date")
    return Draft(
        ente="torino",
        year=2022,
        name=name,
        author="Ada",
        fingerprint="x",
        assumptions=(SavedAssumption(Assumption(key, Field.TARGET, target)),),
    )


def test_saved_work_on_individual_sheets_is_of_whoever_may_see_them(
    worked: Callable[..., AppTest], someone: Callable[..., None]
):
    assert {each.name for each in saved.scenarios("torino", 2022)} == {"Di tutti", "Di una persona"}
    secret = next(each for each in saved.scenarios("torino", 2022) if each.name == "Di una persona")
    someone(Role.READER)
    assert [each.name for each in saved.scenarios("torino", 2022)] == ["Di tutti"]
    assert [each.scenario.name for each in saved.proposals("torino", 2022)] == ["Di tutti"]
    assert set(saved.texts("torino", 2022)) == {"premessa"}
    assert saved.versions(secret.id) == ()
    shown = texts_of(worked("giunta", **TORINO))
    assert "Titolo di tutti" in shown
    assert WRITTEN not in shown
    assert "Di una persona" not in texts_of(worked("simulazione", **TORINO, vista="scenari", scenario=secret.id))


def test_the_public_view_has_nothing_that_people_saved(worked: Callable[..., AppTest], someone: Callable[..., None]):
    someone(Role.PUBLIC)
    assert saved.scenarios("torino", 2022) == saved.proposals("torino", 2022) == ()
    assert saved.briefing("torino", 2022) is None
    assert saved.briefing_versions("torino", 2022) == ()
    assert saved.texts("torino", 2022) == {}
    for page in ("giunta", "documenti", "simulazione"):
        shown = texts_of(worked(page, **TORINO))
        assert not re.search(f"{WRITTEN}|Titolo di tutti|Di tutti", shown)


MEASURED = {"nodo": "OS01.1.1", "indicatore": "B3.1_02"}
ROUND = {"vista": "target", "parte": "giro", "modo": "piano"}
WORK = (
    ("giunta", {}),
    ("documenti", {}),
    ("simulazione", {}),
    ("simulazione", {"vista": "scenari"}),
    ("simulazione", ROUND),
)
WRITES = re.compile(
    r"^(Correggi|Rimodula|Chiudi|Riapri|Crea|Ripristina|Conferma|Come|Concludi|Salva|Adotta|Duplica|Elimina|Atto|Registra)"
)


@pytest.mark.parametrize("role", [Role.PUBLIC, Role.READER, Role.OIV])
def test_no_button_that_writes_is_drawn_for_whoever_may_not_save(
    worked: Callable[..., AppTest], someone: Callable[..., None], role: Role
):
    someone(role)
    for page, more in (*WORK, ("dati", {}), ("registro", {}), ("scheda", MEASURED)):
        at = worked(page, **TORINO, **more)
        assert [b.label for b in at.button if WRITES.search(b.label)] == []


def test_the_same_buttons_are_there_for_whoever_may_save(worked: Callable[..., AppTest], someone: Callable[..., None]):
    someone(Role.EDITOR)
    found = {
        button.label
        for page, more in (*WORK, ("registro", {}), ("scheda", MEASURED))
        for button in worked(page, **TORINO, **more).button
        if WRITES.search(button.label)
    }
    assert {
        "Correggi",
        "Rimodula",
        "Crea il piano del 2023",
        "Salva",
        "Salva il testo",
        "Atto",
        "Elimina",
        "Duplica",
        "Concludi il giro",
    } <= found
    assert "Chiudi l'anno" not in found


@pytest.mark.usefixtures("worked")
@pytest.mark.parametrize("role", [Role.PUBLIC, Role.READER, Role.OIV])
def test_the_seam_refuses_whoever_may_not_save(someone: Callable[..., None], role: Role):
    found, proposal = saved.scenarios("torino", 2022)[0], saved.proposals("torino", 2022)[0]
    view = session.years_of("torino").view(2022, Basis())
    key = proposal.scenario.assumptions[0].assumption.key
    assert view is not None
    draft = _draft(view, "Nuovo", is_own=False)
    someone(role)
    for write in (
        lambda: saved.save(draft),
        lambda: saved.delete(found, "Ada"),
        lambda: saved.propose(found, "Ada", ""),
        lambda: saved.settle(proposal, key, Act("Giunta", "1", date(2026, 11, 27), "Ada")),
        lambda: saved.save_briefing(BriefingDraft("torino", 2022, "valid", "Ada", "x"), over=None),
        lambda: saved.decide(ChoiceDraft("torino", 2022, key, Choice(How.TYPED, "80"), None), "Ada"),
        lambda: saved.conclude_round(("torino", 2022), ("strategico", ""), {}, "Ada"),
        lambda: saved.save_text(TextDraft("torino", 2022, "premessa", "x", "Ada"), over=None),
    ):
        with pytest.raises(NotAllowedError, match="non può salvare scenari, briefing e testi"):
            write()


def test_a_list_of_people_with_a_mistake_lets_nobody_in(worked: Callable[..., AppTest], tmp_path: Path):
    (tmp_path / "persone.toml").write_text('vista = "publica"\n', encoding="utf-8")
    at = worked("panoramica", **TORINO)
    assert "persone.toml, riga 1, chiave vista" in at.error[0].value
    assert not at.title


def test_the_setting_of_the_public_view_shows_it_to_whoever_has_not_logged_in(
    worked: Callable[..., AppTest], tmp_path: Path
):
    (tmp_path / "persone.toml").write_text('vista = "pubblica"\n', encoding="utf-8")
    at = worked("documenti", **TORINO)
    assert [button.label for button in at.button if WRITES.search(button.label)] == []
    assert "Individuale" not in texts_of(at)


def test_a_change_of_the_data_is_refused_by_the_role(opened: Callable[..., AppTest], someone: Callable[..., None]):
    opened("panoramica", **TORINO)
    tables = session.official().rows("torino", 2022)
    draft = DataDraft(ente="torino", year=2022, kind=ChangeKind.CLOSING)
    someone(Role.EDITOR)
    with pytest.raises(NotAllowedError, match="Un redattore non può chiudere un anno"):
        people.check_change(draft, tables)
    someone(Role.ADMINISTRATOR)
    people.check_change(draft, tables)


@pytest.mark.parametrize(
    ("units", "offered"),
    [
        (
            (),
            [
                *("Consuntivo", "Rilevazione", "Parte", "Punteggio", "Target", "Soglia", "Peso", "Nell'anno"),
                *("Commento", "Causa"),
            ],
        ),
        (("Settore",), ["Consuntivo", "Rilevazione", "Parte", "Causa"]),
    ],
)
def test_who_writes_for_some_units_is_offered_only_what_they_may_write(
    opened: Callable[..., AppTest],
    someone: Callable[..., None],
    units: tuple[str, ...],
    offered: list[str],
):
    opened("scheda", **TORINO)
    view = session.years_of("torino").view(2022, Basis())
    assert view is not None
    rows = {(r.section, r.owner, r.node_code): r.units for r in view.plan.nodes if r.units}
    key = next(k for k in view.texts if (k.section, k.owner, k.node_code) in rows)
    someone(Role.EDITOR, *((rows[key.section, key.owner, key.node_code],) if units else ()))
    place = {"sezione": key.section, "nodo": key.node_code, "indicatore": key.indicator_code}
    at = opened("scheda", **TORINO, **place)
    at.button(key="apri correggi").click().run()
    (forms,) = [group for group in at.button_group if group.key == "correggi cosa"]
    assert list(forms.options) == offered


def test_the_list_of_people_is_read_once_for_each_state_of_its_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    read: list[Path] = []
    monkeypatch.setattr(people, "read_accounts", lambda directory: (read.append(directory), ()))
    monkeypatch.setattr(people, "default_directory", lambda: tmp_path)
    for content in ("", "x = 1", "x = 12"):
        if content:
            (tmp_path / "persone.toml").write_text(content, encoding="utf-8")
        for _ in range(3):
            people._accounts()
    assert read == [tmp_path] * 3
