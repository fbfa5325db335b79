"""The store with 60 synthetic enti of 10 years, beside reading the same from CSV files."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pandas as pd

from data.format.canonical import files_of
from data.format.folder import read_folder
from data.format.plan import build_plan
from data.store.store import Store
from data.synthetic.enti import synthetic_ente, write_synthetic

if TYPE_CHECKING:
    from collections.abc import Callable

    from data.plan.records import Plan

ENTI, YEARS, SEED = 60, 10, 1
CODE, YEAR = "sintetico-42", 2023
_T = TypeVar("_T")


def main() -> None:
    """Time both and print a table."""
    with tempfile.TemporaryDirectory() as place:
        store, folders = Path(place) / "archivio", Path(place) / "cartelle"
        seconds, _ = fastest(lambda: write_synthetic(store, ENTI, YEARS, SEED), 1)
        size = sum(path.stat().st_size for path in store.iterdir()) / 1e6
        print(f"scritti {ENTI} enti x {YEARS} anni in {seconds:.1f} s, {size:.1f} MB")
        write_folders(folders)
        by_store, plan = fastest(lambda: plan_of_the_store(store), 10)
        by_csv, same = fastest(lambda: plan_of_the_folder(folders / CODE / str(YEAR)), 10)
        assert plan == same
        tell("apertura e un piano", by_store, by_csv)
        with Store.open(store) as opened:
            by_opened, plan = fastest(lambda: opened.plan(CODE, YEAR), 10)
        assert plan == same
        tell("un piano, già aperto", by_opened, by_csv)
        all_by_store, count = fastest(lambda: common_of_the_store(store), 3)
        all_by_csv, same_count = fastest(lambda: common_of_the_folders(folders), 1)
        assert count == same_count
        tell(f"{count} valori comuni", all_by_store, all_by_csv)


def write_folders(folders: Path) -> None:
    """The same enti as folders of the open format, one for each ente and year."""
    for number in range(1, ENTI + 1):
        ente = synthetic_ente(number, YEARS, SEED)
        for year in ente.years:
            for name, content in files_of(year.year, ente.documents, year.tables).items():
                path = folders / ente.ente.code / str(year.year) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)


def plan_of_the_store(directory: Path) -> Plan:
    """One plan out of 600, the store opened for it."""
    with Store.open(directory) as store:
        return store.plan(CODE, YEAR)


def plan_of_the_folder(folder: Path) -> Plan:
    """The same plan, read and checked from its own files."""
    reading = read_folder(folder).folder
    assert reading is not None
    (year,) = reading.years
    return build_plan(reading.ente, year.year, year.policy, year.tables)


def common_of_the_store(directory: Path) -> int:
    """How many values the common indicators of all the enti have."""
    with Store.open(directory) as store:
        return len(store.common_values())


def common_of_the_folders(folders: Path) -> int:
    """The same with pandas: every file of every year, then one join."""
    place = ["section", "node_code", "indicator_code"]
    found = []
    for path in sorted(folders.glob("*/*/[0-9]*")):
        measures, actuals, history = (
            pd.read_csv(path / f"{name}.csv", dtype=str, keep_default_na=False)
            for name in ("measures", "actuals", "history")
        )
        common = measures.loc[measures["common_code"] != "", [*place, "common_code"]]
        told = pd.concat([actuals.rename(columns={"actual": "value"}), history]).query("value != ''")
        found.append(common.merge(told, on=place).assign(ente=path.parents[1].name))
    return len(pd.concat(found).drop_duplicates(["ente", "common_code", "year"]))


def fastest(act: Callable[[], _T], times: int) -> tuple[float, _T]:
    """Seconds of the fastest of some runs, and what the first gave."""
    found: list[_T] = []
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        found.append(act())
        seconds.append(time.perf_counter() - start)
    return min(seconds), found[0]


def tell(what: str, store: float, files: float) -> None:
    """One line of the table."""
    print(f"{what:<22} archivio {store * 1e3:8.1f} ms   CSV {files * 1e3:9.1f} ms   rapporto {files / store:6.1f}")


if __name__ == "__main__":
    main()
