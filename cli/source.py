"""What an import or a check is given: an ente's folder, or a workbook of one year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli.archive import official_of
from cli.place import directory
from data.format.folder import read_folder, read_small_file
from data.format.workbook import read_workbook
from data.format.year_reading import FolderReading
from data.store.files import numbered_files

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping

    from data.plan.records import Plan


def read_source(args: Namespace) -> FolderReading:
    """Read and check what the command line names; no store is made for it."""
    if not args.source.is_file() or args.source.name == "ente.toml":
        return read_folder(args.source)
    content = read_small_file(args.source, args.source.name)
    if not isinstance(content, bytes):
        return FolderReading(None, (content,))
    return read_workbook(content, args.source.name, lambda code, year: _documents(args, code, year))


def _documents(args: Namespace, code: str, year: int) -> Mapping[str, str] | None:
    """The TOML texts that the store has of an ente and year, where there is a store."""
    if not numbered_files(directory(args)):
        return None
    with official_of(args) as official:
        return official.documents(code, year)


def plans_of(args: Namespace, code: str) -> list[Plan]:
    """The plans that the store has of an ente; none where there is no store."""
    if not numbered_files(directory(args)):
        return []
    with official_of(args) as official:
        years = next((found.years for found in official.enti() if found.code == code), ())
        return [official.plan(code, year) for year in years]
