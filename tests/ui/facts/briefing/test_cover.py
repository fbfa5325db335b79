"""The first slide: the ente, and where every number comes from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.scoring.shipped import plan
from tests.ui.facts.briefing.years import FINGERPRINT, LONG, comune, renamed, shipped, sources_of, synthetic
from ui.facts.briefing import cover


@pytest.mark.parametrize(("basis", "words"), [("valid", "target validi a fine anno"), ("original", "target originari")])
def test_the_first_slide_tells_who_when_and_where_the_numbers_come_from(basis: str, words: str) -> None:
    slide = cover.slide(shipped("torino", basis))
    assert slide.headline == "I risultati del 2022"
    assert slide.sentences == (
        "Camera di commercio industria artigianato e agricoltura di Torino",
        "21 ottobre 2025",
        f"Relazione sulla performance 2022, sui {words}",
    )
    assert not any(FINGERPRINT[:6] in text for text in slide.sentences)


def test_a_year_without_a_document_is_said_by_itself() -> None:
    assert cover.slide(comune()).sentences[2] == "I dati del 2025, sui target validi a fine anno"


def test_a_name_of_three_hundred_signs_is_cut_at_a_word() -> None:
    name = cover.slide(sources_of(renamed(plan("torino"), LONG))).sentences[0]
    assert len(name) <= 160
    assert name.endswith("…")


def test_an_invented_ente_says_so_on_every_slide() -> None:
    assert synthetic().about.warning == "Dati sintetici: ente e numeri inventati"
    assert shipped("torino").about.warning == ""
    assert replace(shipped("torino"), fingerprint="abc").about.version == "abc"
