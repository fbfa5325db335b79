"""Briefings and texts of the Relazione: what people save is there again, and nobody's words are lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.plan.briefings import (
    COMMENT_LENGTH,
    HEADLINE_LENGTH,
    TEXT_LENGTH,
    BriefingDraft,
    SavedBriefing,
    SavedSlide,
    SavedText,
    TextDraft,
)
from data.plan.errors import DataError
from data.plan.scenarios import Draft, SavedAssumption, assumed
from data.store.files import connect_for_writing, numbered_files
from data.store.migrate import migrate, migrations
from data.store.shipped import add_shipped
from data.workspace.briefing_writer import save_briefing, save_text
from data.workspace.errors import (
    AuthorMissingError,
    BriefingChangedError,
    RepeatedSlideError,
    SavedVersionGoneError,
    TextChangedError,
    TooLongError,
    WorkspaceOlderError,
)
from data.workspace.workspace import WORKSPACE, Workspace
from data.workspace.writer import adopt, open_workspace, save_scenario
from scoring.model import MeasureKey
from scoring.scenario import Assumption, Field

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT = Path(__file__).parents[3]
RESULT = SavedSlide("risultato", "risultato", "", "Il risultato **cala**", "Perché:\n\n- uno\n- due", "Dirlo piano")
NODE = SavedSlide("obiettivo-OS01", "obiettivo", "OS01.1.1", is_hidden=True)
DRAFT = BriefingDraft("torino", 2022, "2022-06-30", "Rossi", "f1", (RESULT, NODE))
TEXT = TextDraft("torino", 2022, "contesto", "Nel 2022 <b>l'ente</b>…", "Rossi")
ODD = "<b>${x} =HYPERLINK(1) | # _ * @ \x07\x00 😀 «é»\u202e"


def read(directory: Path, ente: str = "torino", year: int = 2022) -> SavedBriefing | None:
    with Workspace.open(directory) as workspace:
        return workspace.briefing(ente, year)


def versions(directory: Path) -> tuple[SavedBriefing, ...]:
    with Workspace.open(directory) as workspace:
        return workspace.briefing_versions("torino", 2022)


def texts(directory: Path, ente: str = "torino", year: int = 2022) -> Mapping[str, SavedText]:
    with Workspace.open(directory) as workspace:
        return workspace.texts(ente, year)


def files(directory: Path) -> list[tuple[str, bytes]]:
    return [(path.name, path.read_bytes()) for path in numbered_files(directory, WORKSPACE)]


def draft_of(saved: SavedBriefing) -> BriefingDraft:
    return BriefingDraft(*(getattr(saved, name) for name in BriefingDraft.__slots__))


def test_where_nobody_has_saved_there_is_no_briefing_no_text_and_no_file(tmp_path: Path) -> None:
    assert read(tmp_path / "nulla") is None
    assert versions(tmp_path / "nulla") == ()
    assert texts(tmp_path / "nulla") == {}
    assert list(tmp_path.iterdir()) == []


def test_a_briefing_is_read_as_it_was_saved_with_its_slides_in_order(tmp_path: Path) -> None:
    saved = save_briefing(tmp_path, DRAFT, expected_version=0)
    assert read(tmp_path) == saved
    assert draft_of(saved) == DRAFT
    assert saved.version == 1
    turned = save_briefing(tmp_path, replace(DRAFT, slides=(NODE, RESULT)), expected_version=1)
    assert [slide.code for slide in (read(tmp_path) or turned).slides] == ["obiettivo-OS01", "risultato"]
    assert read(tmp_path) == turned


def test_every_save_is_a_version_and_the_older_ones_stay(tmp_path: Path) -> None:
    first = save_briefing(tmp_path, DRAFT, expected_version=0)
    second = save_briefing(tmp_path, replace(DRAFT, author="Bianchi", slides=()), expected_version=1)
    third = save_briefing(tmp_path, replace(DRAFT, basis="valid", fingerprint="f2"), expected_version=2)
    assert [each.version for each in (first, second, third)] == [1, 2, 3]
    assert versions(tmp_path) == (first, second, third)
    assert read(tmp_path) == third


def test_every_ente_and_year_has_a_briefing_of_its_own(tmp_path: Path) -> None:
    here = save_briefing(tmp_path, DRAFT, expected_version=0)
    year = save_briefing(tmp_path, replace(DRAFT, year=2023), expected_version=0)
    ente = save_briefing(tmp_path, replace(DRAFT, ente="riviere"), expected_version=0)
    assert (read(tmp_path), read(tmp_path, year=2023), read(tmp_path, "riviere")) == (here, year, ente)
    assert read(tmp_path, "riviere", 2023) is None
    assert versions(tmp_path) == (here,)


def test_a_headline_is_one_line_and_blanks_are_the_generated_one_again(tmp_path: Path) -> None:
    slides = (
        replace(RESULT, headline="  due\n righe ", comment=" \n", notes="\t"),
        replace(NODE, headline="\u00a0\n", comment=" tiene i suoi spazi \n"),
    )
    saved = save_briefing(tmp_path, replace(DRAFT, author=" Rossi ", slides=slides), expected_version=0)
    assert [(each.headline, each.comment, each.notes) for each in saved.slides] == [
        ("due righe", "", ""),
        ("", " tiene i suoi spazi \n", ""),
    ]
    assert saved.author == "Rossi"
    assert read(tmp_path) == saved


def test_who_saves_on_an_older_briefing_is_told_who_was_first_when_and_what_to_do(tmp_path: Path) -> None:
    save_briefing(tmp_path, DRAFT, expected_version=0)
    save_briefing(tmp_path, replace(DRAFT, author="Bianchi"), expected_version=1)
    before = files(tmp_path)
    for seen in (0, 1):
        with pytest.raises(
            BriefingChangedError,
            match=r"Il briefing del 2022 è stato salvato da Bianchi il \d\d/\d\d/\d{4} alle \d\d:\d\d, dopo che qui .*"
            r"Copiare altrove i propri testi, ricaricare la pagina .* non è stato scritto nulla\.",
        ):
            save_briefing(tmp_path, DRAFT, expected_version=seen)
    assert files(tmp_path) == before


def test_a_version_that_is_not_there_any_more_is_said(tmp_path: Path) -> None:
    for seen in (1, 3):
        with pytest.raises(SavedVersionGoneError, match="forse è stata rimessa una copia di sicurezza"):
            save_briefing(tmp_path, DRAFT, expected_version=seen)
        with pytest.raises(SavedVersionGoneError):
            save_text(tmp_path, TEXT, expected_version=seen)
    save_briefing(tmp_path, DRAFT, expected_version=0)
    with pytest.raises(SavedVersionGoneError):
        save_briefing(tmp_path, DRAFT, expected_version=2)
    assert len(versions(tmp_path)) == 1


def test_a_text_is_read_as_it_was_saved_and_only_the_newest_of_each_place(tmp_path: Path) -> None:
    first = save_text(tmp_path, TEXT, expected_version=0)
    premise = save_text(tmp_path, replace(TEXT, place="premessa", text=ODD), expected_version=0)
    assert texts(tmp_path) == {"contesto": first, "premessa": premise}
    assert TextDraft(*(getattr(first, name) for name in TextDraft.__slots__)) == TEXT
    second = save_text(tmp_path, replace(TEXT, text="Altro", author=" Bianchi "), expected_version=1)
    assert (second.version, second.author) == (2, "Bianchi")
    assert texts(tmp_path) == {"contesto": second, "premessa": premise}
    assert texts(tmp_path, "riviere") == texts(tmp_path, year=2023) == {}


def test_an_empty_text_stays_with_its_version_so_that_it_may_be_written_again(tmp_path: Path) -> None:
    save_text(tmp_path, TEXT, expected_version=0)
    save_text(tmp_path, replace(TEXT, text=" \n "), expected_version=1)
    there = texts(tmp_path)["contesto"]
    assert (there.text, there.version) == ("", 2)
    assert save_text(tmp_path, TEXT, expected_version=there.version).version == 3


def test_who_saves_on_an_older_text_is_told_and_the_other_places_are_free(tmp_path: Path) -> None:
    save_text(tmp_path, replace(TEXT, author="Bianchi"), expected_version=0)
    before = files(tmp_path)
    sentence = (
        r"Il testo di «contesto» è stato salvato da Bianchi il .*, dopo che qui era stato aperto. Copiare altrove"
    )
    with pytest.raises(TextChangedError, match=sentence):
        save_text(tmp_path, TEXT, expected_version=0)
    assert files(tmp_path) == before
    assert save_text(tmp_path, replace(TEXT, place="premessa"), expected_version=0).version == 1


def test_who_does_not_sign_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AuthorMissingError):
        save_briefing(tmp_path, replace(DRAFT, author=" \t"), expected_version=0)
    with pytest.raises(AuthorMissingError):
        save_text(tmp_path, replace(TEXT, author=""), expected_version=0)
    assert files(tmp_path) == []


@pytest.mark.parametrize(
    ("field", "most", "sentence"),
    [
        ("headline", HEADLINE_LENGTH, "il titolo di «risultato»): 201 caratteri, al più 200."),
        ("comment", COMMENT_LENGTH, "il commento di «risultato»): 2.001 caratteri, al più 2.000."),
        ("notes", TEXT_LENGTH, "gli appunti di «risultato»): 20.001 caratteri, al più 20.000."),
    ],
)
def test_a_slide_that_says_too_much_is_refused_and_one_sign_less_is_not(
    tmp_path: Path, field: str, most: int, sentence: str
) -> None:
    fits, long = (replace(DRAFT, slides=(replace(RESULT, **{field: "é" * n}),)) for n in (most, most + 1))
    with pytest.raises(TooLongError) as caught:
        save_briefing(tmp_path, long, expected_version=0)
    assert sentence in str(caught.value)
    assert "Accorciarlo e salvare di nuovo" in str(caught.value)
    assert files(tmp_path) == []
    assert save_briefing(tmp_path, fits, expected_version=0) == read(tmp_path)


def test_a_text_that_says_too_much_is_refused_and_one_sign_less_is_not(tmp_path: Path) -> None:
    with pytest.raises(TooLongError, match=r"il testo di «contesto»\): 20\.001 caratteri, al più 20\.000\."):
        save_text(tmp_path, replace(TEXT, text="x" * (TEXT_LENGTH + 1)), expected_version=0)
    assert len(save_text(tmp_path, replace(TEXT, text="x" * TEXT_LENGTH), expected_version=0).text) == TEXT_LENGTH


def test_two_slides_with_one_code_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RepeatedSlideError, match="ha due volte la pagina «risultato»"):
        save_briefing(tmp_path, replace(DRAFT, slides=(RESULT, NODE, RESULT)), expected_version=0)
    assert files(tmp_path) == []


def test_every_error_is_one_that_the_doors_know() -> None:
    kinds = (BriefingChangedError, TextChangedError, SavedVersionGoneError, TooLongError, RepeatedSlideError)
    assert all(issubclass(kind, DataError) for kind in kinds)


# Several people at once.


def told(save: Callable[[str], object], kind: type[Exception]) -> list[str]:
    """What becomes of two people who save at once: the name of who did, and whose save the other was told of."""

    def attempt(author: str) -> str:
        try:
            save(author)
        except kind as error:
            return f"dopo {error.author}"  # type: ignore[attr-defined]  # both kinds carry who was first
        return author

    with ThreadPoolExecutor(2) as pool:
        return sorted(pool.map(attempt, ["Anna", "Bruno"]))


def test_of_two_people_who_save_a_briefing_at_once_one_is_told(tmp_path: Path) -> None:
    found = told(
        lambda author: save_briefing(tmp_path, replace(DRAFT, author=author), expected_version=0), BriefingChangedError
    )
    assert found in (["Anna", "dopo Anna"], ["Bruno", "dopo Bruno"])
    assert len(versions(tmp_path)) == 1


def test_of_two_people_who_save_a_text_at_once_one_is_told(tmp_path: Path) -> None:
    found = told(lambda author: save_text(tmp_path, replace(TEXT, author=author), expected_version=0), TextChangedError)
    assert found in (["Anna", "dopo Anna"], ["Bruno", "dopo Bruno"])


def test_people_who_save_other_things_at_once_lose_nothing(tmp_path: Path) -> None:
    def save(number: int) -> object:
        if number % 2:
            return save_text(tmp_path, replace(TEXT, place=f"p{number}"), expected_version=0)
        return save_briefing(tmp_path, replace(DRAFT, year=2000 + number), expected_version=0)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(save, range(8)))
    assert sorted(texts(tmp_path)) == ["p1", "p3", "p5", "p7"]
    assert all(read(tmp_path, year=2000 + number) for number in (0, 2, 4, 6))


SAVER = """
import sys
from pathlib import Path
from data.workspace.briefing_writer import save_briefing
from data.plan.briefings import BriefingDraft, SavedSlide
from data.workspace.workspace import Workspace
from data.workspace.errors import BriefingChangedError

here, who, times = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
saved = 0
while saved < times:
    with Workspace.open(here) as workspace:
        seen = workspace.briefing("torino", 2022)
    slides = (*(seen.slides if seen else ()), SavedSlide(f"{who} {saved}", "testo"))
    try:
        save_briefing(here, BriefingDraft("torino", 2022, "valid", who, "f", slides),
                      expected_version=seen.version if seen else 0)
        saved += 1
    except BriefingChangedError:
        pass
"""


def test_programs_that_read_add_and_save_at_once_lose_no_slide(tmp_path: Path) -> None:
    commands = [[sys.executable, "-c", SAVER, str(tmp_path), who, "4"] for who in ("uno", "due")]
    running = [subprocess.Popen(command, cwd=ROOT) for command in commands]
    assert [each.wait(60) for each in running] == [0, 0]
    newest = read(tmp_path)
    assert newest is not None
    expected = sorted(f"{who} {number}" for who in ("uno", "due") for number in range(4))
    assert sorted(slide.code for slide in newest.slides) == expected
    assert newest.version == 8


NURSERY = """
import os, sys
from pathlib import Path
from data.workspace.briefing_writer import save_briefing, save_text
from data.plan.briefings import BriefingDraft, SavedSlide, TextDraft
from data.workspace.workspace import Workspace

here = Path(sys.argv[1])
slides = tuple(SavedSlide(str(n), "testo", comment="x" * 500) for n in range(30))
for _ in sys.stdin:
    child = os.fork()
    if child == 0:
        while True:
            with Workspace.open(here) as workspace:
                seen = workspace.briefing("torino", 2022)
                text = workspace.texts("torino", 2022).get("contesto")
            version = seen.version if seen else 0
            save_briefing(here, BriefingDraft("torino", 2022, "valid", "ciclo", "f", slides), expected_version=version)
            save_text(here, TextDraft("torino", 2022, "contesto", "y" * 5000, "ciclo"),
                      expected_version=text.version if text else 0)
    print(child, flush=True)
    os.waitpid(child, 0)
    print("dead", flush=True)
"""


def test_a_kill_at_any_moment_leaves_whole_briefings_and_the_next_save_works(tmp_path: Path) -> None:
    save_text(tmp_path, replace(TEXT, text="y" * 5000), expected_version=0)
    chance = random.Random(2022)  # noqa: S311 - moments of a kill, not a secret
    command = [sys.executable, "-c", NURSERY, str(tmp_path)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as nursery:
        for _ in range(6):
            _let_one_live(nursery, chance.uniform(0, 0.3), tmp_path)
            assert {len(each.slides) for each in versions(tmp_path)} <= {30}
            assert len(texts(tmp_path)["contesto"].text) == 5000
        assert nursery.stdin is not None
        nursery.stdin.close()
    found = versions(tmp_path)
    assert [each.version for each in found] == list(range(1, len(found) + 1))
    assert found
    save_briefing(tmp_path, DRAFT, expected_version=len(found))
    assert not list(tmp_path.glob(".lavoro-*"))


def _let_one_live(nursery: subprocess.Popen[str], seconds: float, saving: Path) -> None:
    """Start a writer, and kill it a while after its first save."""
    before = numbered_files(saving, WORKSPACE)[-1]
    assert nursery.stdin is not None
    assert nursery.stdout is not None
    nursery.stdin.write("go\n")
    child = int(nursery.stdout.readline())
    until = time.monotonic() + 60
    while numbered_files(saving, WORKSPACE)[-1] == before and time.monotonic() < until:
        time.sleep(0.005)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    assert nursery.stdout.readline() == "dead\n"


# Beside what was there.


def test_nothing_that_people_write_touches_the_official_data(tmp_path: Path) -> None:
    add_shipped(tmp_path)
    before = {path.name: path.read_bytes() for path in numbered_files(tmp_path)}
    save_briefing(tmp_path, DRAFT, expected_version=0)
    save_text(tmp_path, TEXT, expected_version=0)
    assert {path.name: path.read_bytes() for path in numbered_files(tmp_path)} == before


SCENARIO = Draft(
    ente="torino",
    year=2022,
    name="Più alti",
    author="Rossi",
    fingerprint="f",
    assumptions=(SavedAssumption(Assumption(MeasureKey("s", "", "n", "k"), Field.TARGET, assumed("7.50")), "7"),),
)


def test_scenarios_and_briefings_stay_beside_each_other(tmp_path: Path) -> None:
    scenario = save_scenario(tmp_path, SCENARIO)
    briefing = save_briefing(tmp_path, DRAFT, expected_version=0)
    text = save_text(tmp_path, TEXT, expected_version=0)
    again = save_scenario(tmp_path, SCENARIO, scenario_id=scenario.id, expected_version=1)
    with Workspace.open(tmp_path) as workspace:
        assert workspace.history(scenario.id) == (scenario, again)
        assert workspace.briefing("torino", 2022) == briefing
        assert workspace.texts("torino", 2022) == {"contesto": text}


def an_old_workspace(directory: Path) -> tuple[str, str]:
    """A file as the program wrote it when it knew no briefings; the codes of its scenario and its proposal."""
    scenario = save_scenario(directory / "nuovo", SCENARIO)
    proposal = adopt(directory / "nuovo", scenario.id, 1, author="Rossi")
    now = numbered_files(directory / "nuovo", WORKSPACE)[-1]
    names = ("scenario", "assumption", "proposal")
    with duckdb.connect(str(now), read_only=True) as con:
        rows = {name: con.table(name).to_arrow_table() for name in names}
    with connect_for_writing(directory / "lavoro-000004.duckdb") as con:
        migrate(con, migrations(WORKSPACE.migrations)[:1])
        for name, found in rows.items():
            con.from_arrow(found).insert_into(name)
        assert con.execute("SELECT max(number) FROM migration").fetchone() == (1,)
    return scenario.id, proposal.id


def test_an_old_workspace_is_brought_up_to_date_by_reading_it_and_keeps_its_scenarios(tmp_path: Path) -> None:
    scenario_id, proposal_id = an_old_workspace(tmp_path)
    with pytest.raises(WorkspaceOlderError, match=f"schema 1, ora {len(migrations(WORKSPACE.migrations))}"):
        Workspace.open(tmp_path)
    with open_workspace(tmp_path) as workspace:
        assert workspace.file == tmp_path / "lavoro-000005.duckdb"
        assert workspace.scenario(scenario_id).assumptions == SCENARIO.assumptions
        assert workspace.proposal(proposal_id).scenario.name == "Più alti"
        assert workspace.briefing("torino", 2022) is None
        assert workspace.texts("torino", 2022) == {}


def test_an_old_workspace_is_brought_up_to_date_by_a_save_too(tmp_path: Path) -> None:
    scenario_id, _ = an_old_workspace(tmp_path)
    saved = save_briefing(tmp_path, DRAFT, expected_version=0)
    assert read(tmp_path) == saved
    with Workspace.open(tmp_path) as workspace:
        assert workspace.scenario(scenario_id).assumptions == SCENARIO.assumptions


# Odd texts, many slides.


def test_a_briefing_of_three_hundred_slides_is_saved_and_read(tmp_path: Path) -> None:
    slides = tuple(
        SavedSlide(f"obiettivo-{n}", "obiettivo", "N" * 300, "t" * 200, "c" * 2000, "a" * 2000) for n in range(300)
    )
    saved = save_briefing(tmp_path, replace(DRAFT, slides=slides), expected_version=0)
    assert read(tmp_path) == saved
    assert saved.slides == slides


numbers = count()
words = st.one_of(st.just(ODD), st.text(max_size=60))


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lavoro")


@settings(max_examples=25, deadline=None)
@given(
    slides=st.lists(
        st.builds(SavedSlide, words, words, words, words, words, words, st.booleans()),
        max_size=5,
        unique_by=lambda slide: slide.code,
    ).map(tuple),
    text=words,
)
def test_whatever_people_write_is_read_as_it_was_written(
    shared: Path, slides: tuple[SavedSlide, ...], text: str
) -> None:
    ente = f"e{next(numbers)}"
    saved = save_briefing(shared, replace(DRAFT, ente=ente, slides=slides), expected_version=0)
    assert read(shared, ente) == saved
    assert [(s.code, s.kind, s.subject, s.is_hidden) for s in saved.slides] == [
        (s.code, s.kind, s.subject, s.is_hidden) for s in slides
    ]
    assert [s.comment for s in saved.slides] == [s.comment if s.comment.strip() else "" for s in slides]
    assert [s.headline for s in saved.slides] == [" ".join(s.headline.split()) for s in slides]
    words_saved = save_text(shared, replace(TEXT, ente=ente, place=ente, text=text), expected_version=0)
    assert texts(shared, ente) == {ente: words_saved}
    assert words_saved.text == (text if text.strip() else "")
    assert isinstance(words_saved.saved_at, datetime)
