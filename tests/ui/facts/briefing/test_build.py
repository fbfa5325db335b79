"""The briefing: generated slides, edited and put in order by people."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from data.plan.briefings import SavedSlide
from tests.ui.facts.briefing.years import shipped
from ui.facts.briefing.build import GENERATED, briefing
from ui.facts.briefing.slide import Briefing, Slide, SlideKind

KINDS = [str(kind) for kind in GENERATED]


@cache
def generated() -> dict[SlideKind, Slide]:
    return {SlideKind(slide.code): slide for slide in briefing(shipped("riviere")).slides}


def made(*saved: SavedSlide) -> Briefing:
    return briefing(shipped("riviere"), saved, generated())


def kept(kind: str, **fields: object) -> SavedSlide:
    return SavedSlide(**{"code": kind, "kind": kind} | fields)  # type: ignore[arg-type]


def codes(found: Briefing) -> list[str]:
    return [slide.code for slide in found.slides]


def test_without_edits_there_is_every_generated_slide_in_its_order() -> None:
    found = made()
    assert codes(found) == KINDS == ["copertina", "risultato", "male", "confronti", "rischi", "ipotesi",
                                     "decisioni", "bene", "modifiche"]  # fmt: skip
    assert codes(found)[:-2] == [slide.code for slide in found.shown]


def test_what_people_saved_comes_first_in_their_order_and_the_rest_after() -> None:
    found = made(kept("decisioni"), kept("copertina"))
    assert codes(found)[:2] == ["decisioni", "copertina"]
    assert codes(found)[2:] == [kind for kind in KINDS if kind not in {"decisioni", "copertina"}]


def test_a_list_saved_before_a_kind_of_slide_existed_gets_it_at_its_end() -> None:
    found = made(*(kept(kind) for kind in KINDS if kind != "rischi"))
    assert codes(found) == [*(kind for kind in KINDS if kind != "rischi"), "rischi"]


def test_a_headline_takes_the_place_of_the_generated_one_which_stays_beside_it() -> None:
    slide = made(kept("male", headline="Il punto è A01")).slides[0]
    assert (slide.headline, slide.generated) == ("Il punto è A01", generated()[SlideKind.SHORTFALLS].generated)
    assert made(kept("male")).slides[0].headline == slide.generated


def test_comment_and_own_notes_are_added_and_the_facts_stay_as_they_are() -> None:
    slide = made(kept("male", comment="**Attenzione**", notes="Per me")).slides[0]
    facts = generated()[SlideKind.SHORTFALLS]
    assert (slide.comment, slide.notes.own) == ("**Attenzione**", "Per me")
    assert replace(slide, comment="", notes=facts.notes) == facts
    assert slide.notes.why == facts.notes.why


def test_a_hidden_slide_is_in_the_list_and_is_not_shown() -> None:
    found = made(kept("confronti", is_hidden=True))
    assert "confronti" in codes(found)
    assert "confronti" not in [slide.code for slide in found.shown]


def test_an_objective_gets_a_slide_where_people_put_it() -> None:
    found = made(kept("copertina"), kept("obiettivo", code="obiettivo-A01", subject="A01"))
    assert codes(found)[1] == "obiettivo-A01"
    assert found.slides[1].headline.endswith("57,14\u00a0%, parzialmente raggiunto")


def test_an_objective_that_is_gone_says_so_and_can_still_be_hidden() -> None:
    slide = made(kept("obiettivo", code="obiettivo-X", subject="X", is_hidden=True)).slides[0]
    assert slide.headline == "L'obiettivo X non c'è più in questi dati"
    assert slide.sentences == ("Nella pagina Giunta si può togliere o nascondere.",)
    assert slide.is_hidden


def test_an_objective_that_is_gone_says_so_under_the_headline_of_a_person_too() -> None:
    slide = made(kept("obiettivo", code="obiettivo-X", subject="X", headline="Il nostro caso")).slides[0]
    assert slide.headline == "Il nostro caso"
    assert slide.sentences[0] == "L'obiettivo X non c'è più in questi dati."


def test_a_slide_of_a_later_version_says_so_and_loses_none_of_its_texts() -> None:
    slide = made(kept("ologramma", comment="Con le luci", notes="Spente", headline="Il futuro")).slides[0]
    assert (slide.code, slide.headline, slide.comment, slide.notes.own) == (
        "ologramma",
        "Il futuro",
        "Con le luci",
        "Spente",
    )
    assert slide.sentences[0].startswith("La slide «ologramma» è di un tipo che questa versione")


def test_a_slide_to_be_written_has_no_message_until_it_is() -> None:
    empty, written = made(
        kept("testo", code="testo-1"), kept("testo", code="testo-2", headline="Ringraziamenti")
    ).slides[:2]
    assert (empty.headline, empty.generated, empty.name) == ("", "", "Testo libero")
    assert (written.headline, written.name) == ("Ringraziamenti", "Ringraziamenti")
    assert empty.notes.asked == written.notes.asked == ()


def test_slides_that_are_ready_are_not_made_again() -> None:
    other = replace(generated()[SlideKind.RISKS], headline="Pronta", generated="Pronta")
    found = briefing(shipped("riviere"), (), {**generated(), SlideKind.RISKS: other})
    assert found.slides[KINDS.index("rischi")] is other


def test_the_scenario_that_a_person_chose_stays_the_subject_of_its_slide() -> None:
    assert made(kept("ipotesi", subject="scenario-7")).slides[0].subject == "scenario-7"
