"""What the targets of a sheet ask, counted and told."""

from __future__ import annotations

from tests.ui.facts.whatif.judged import a_row
from ui.facts.whatif.targets import flag_counts
from ui.facts.whatif.targets_words import filters, summary


def plain(text):
    return text.replace("\u00a0", " ").replace("\\", "")


def test_the_summary_counts_what_was_reached_whatever_the_word():
    rows = [a_row({2020: 90, 2021: 110, 2022: 140}), a_row({2022: 120}), a_row({2021: 120, 2022: 80}), a_row(None)]
    told = plain(summary(rows, 2023))

    assert "**4 target del 2023**: 1 facile; 1 già raggiunto; 2 di cui non si può dire" in told
    assert "**2** dall'ultimo valore noto, **1** da quello di un anno precedente" in told
    assert sum(flag_counts(rows).values()) == 4
    assert list(filters(rows).values()) == ["Tutti 4", "↓ Facile 1", "= Già raggiunto 1", "? Non si può dire 2"]


def test_without_any_earlier_value_the_summary_says_that_it_cannot_be_told():
    assert "Di nessuno si conosce un valore prima del 2023" in summary([a_row(None)], 2023)
    assert "nessuno chiede ciò che era già stato raggiunto" in summary([a_row({2022: 80})], 2023)
