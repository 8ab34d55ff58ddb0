"""What a command may be given in, its parser of arguments out: settings, and what all commands take."""

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn, TypeVar

from site_builder import console

USAGE = 2  # exit code

T = TypeVar("T")

# Options that are settings; without a flag each is read from its SITE_BUILDER_… variable.
SETTINGS = {
    "--root": ("DIR", "where seeds, content, templates and static lie (default: here)"),
    "--seeds": ("DIR", "the captures (default: ROOT/seeds)"),
    "--content": ("DIR", "what editors write (default: ROOT/content)"),
    "--templates": ("DIR", "the templates (default: ROOT/templates)"),
    "--static": ("DIR", "stylesheets, scripts, fonts (default: ROOT/static)"),
    "--output": ("DIR", "where the site is published (default: ROOT/site)"),
    "--base-url": ("URL", "the site's own address (default: base_url in content/site.yaml)"),
    "--strict": ("", "let warnings forbid publication, like errors"),
    "--no-search": ("", "publish without a search index"),
    "--jobs": ("N", "how many processes may work at once (default: one a core)"),
    "--host": ("HOST", "the address to listen on (default: 127.0.0.1, this machine only)"),
    "--port": ("PORT", "the port to listen on; 0 takes any that is free (default: 8000)"),
}
_SHORT = {"--output": "-o"}
SOURCES = ("--root", "--seeds", "--content")
SITE = (*SOURCES, "--templates", "--static", "--base-url", "--strict", "--no-search", "--jobs")


class Parser(argparse.ArgumentParser):
    """A parser that says where help is when it refuses."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: {message}\n    hint: {self.prog} --help lists what there is\n")


def command(
    commands: "argparse._SubParsersAction[Parser]",
    name: str,
    run: Callable[[argparse.Namespace], int],
    help: str,
    settings: Sequence[str],
) -> argparse.ArgumentParser:
    """Add a command that takes these settings and what all commands take."""
    made = commands.add_parser(name, help=help, description=help, allow_abbrev=False)
    for option in settings:
        value, meaning = SETTINGS[option]
        names = [_SHORT[option], option] if option in _SHORT else [option]
        if value:
            made.add_argument(*names, metavar=value, help=meaning)
        else:
            made.add_argument(*names, action="store_const", const="yes", help=meaning)
    made.add_argument("-q", "--quiet", action="store_true", help="print faults only")
    made.add_argument("-v", "--verbose", action="store_true", help="show the traceback of a bug")
    made.add_argument("--format", choices=console.FORMATS, default="text", help="how faults are printed")
    made.set_defaults(run=run, usage=made.format_usage)
    return made


def count(said: str) -> int:
    if not (said.isascii() and said.isdigit() and int(said)):
        raise ValueError(said)
    return int(said)


# What knows the form of an argument is imported where one is given: see __main__.py.


def address(said: str) -> str:
    from site_builder.accession import record  # noqa: PLC0415

    return record.address(said)


def date(said: str) -> str:
    from site_builder.accession import record  # noqa: PLC0415

    return record.date(said)


def words(said: str) -> int:
    from site_builder.curate import parallel_settings  # noqa: PLC0415

    return parallel_settings.words(said)


def read_as(read: Callable[[str], T], form: str) -> Callable[[str], T]:
    """Return the reader of an argument that says which form is wanted where it refuses."""

    def given(said: str) -> T:
        try:
            return read(said)
        except ValueError:
            raise argparse.ArgumentTypeError(f'"{said}" is not of the form {form}') from None

    return given
