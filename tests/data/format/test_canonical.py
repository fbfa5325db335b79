"""The files of a load, and what tells two loads apart."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from data.format.canonical import csv_bytes, files_of, fingerprint
from data.format.parse import Rows
from data.format.tables import EVALUATIONS, PUBLISHED

HEAD = f"{','.join(EVALUATIONS.column_names)}\n"
FILES = st.dictionaries(st.text(max_size=3), st.binary(max_size=3), max_size=3)


def test_a_cell_is_written_as_it_is_with_quotes_only_where_they_are_needed() -> None:
    rows = Rows(EVALUATIONS, (("d", "", "A 01", "100", "perché, dice", 'detto "così"\r\ndue\rtre\n'),))
    assert csv_bytes(rows) == f'{HEAD}d,,A 01,100,"perché, dice","detto ""così""\r\ndue\rtre\n"\n'.encode()


def test_documents_and_tables_have_each_their_path_and_absent_tables_none() -> None:
    tables = {"evaluations": Rows(EVALUATIONS), "published": Rows(PUBLISHED, present=False)}
    assert files_of(2024, {"ente.toml": "è"}, tables) == {
        "ente.toml": "è".encode(),
        "2024/evaluations.csv": HEAD.encode(),
    }


def test_a_fingerprint_is_the_digest_of_names_lengths_and_contents_in_order() -> None:
    assert fingerprint({"b": b"yy", "a": b"x"}) == hashlib.sha256(b"a\x001\x00xb\x002\x00yy").hexdigest()


@given(one=FILES, other=FILES)
def test_fingerprints_are_equal_where_the_files_are(one: dict[str, bytes], other: dict[str, bytes]) -> None:
    assert (fingerprint(one) == fingerprint(other)) == (one == other)
    assert fingerprint(dict(reversed(one.items()))) == fingerprint(one)
