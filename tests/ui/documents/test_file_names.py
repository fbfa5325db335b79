"""Names of files: taken by every system, whatever the data are called."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from ui.documents.file_names import file_name


@given(st.lists(st.text()))
def test_a_name_has_no_sign_that_a_system_refuses_and_begins_like_no_formula(parts: list[str]) -> None:
    name = file_name("csv", "torino", *parts)
    assert re.fullmatch(r"torino[\w.-]*\.csv", name)
