"""What a command may be given in, its parser of arguments out: settings, and what all commands take."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NoReturn, TypeVar

from site_builder import config, console
from site_builder.config import Config
from site_builder.diagnostics import Report

if TYPE_CHECKING:
    from site_builder.spread import Part

USAGE = 2  # exit code

_ADDRESS = "https://example.org/page"
_DATE = "2023-11-16, 2023-11 or 2023"

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
    "--executor": ("dask://HOST:PORT", "let the workers of a Dask cluster do it instead"),
    "--host": ("HOST", "the address to listen on (default: 127.0.0.1, this machine only)"),
    "--port": ("PORT", "the port to listen on; 0 takes any that is free (default: 8000)"),
}
_SHORT = {"--output": "-o"}
SOURCES = ("--root", "--seeds", "--content")
SITE = (*SOURCES, "--templates", "--static", "--base-url", "--strict", "--no-search", "--jobs", "--executor")
SERVED = (*SITE, "--output", "--host", "--port")
STUBS = ("annotation", "topic", "outlet", "event")


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


def flags(arguments: argparse.Namespace) -> Mapping[str, str]:
    """Return the settings that were given as options, "base-url" among them."""
    names = (option.removeprefix("--") for option in SETTINGS)
    given = {name: getattr(arguments, name.replace("-", "_"), None) for name in names}
    return {name: value for name, value in given.items() if value is not None}


def settings(arguments: argparse.Namespace, *, needs: Sequence[str] = ("templates", "static")) -> Config:
    """Return the settings of this run; end it with a usage message when they cannot be."""
    report = Report()
    found = config.from_environment(flags(arguments), report, needs=needs)
    if report.refuses:
        console.show_faults(report, arguments.format)
        console.say(arguments.usage().rstrip())
        raise SystemExit(USAGE)
    return found


def new(made: argparse.ArgumentParser) -> None:
    """Add what `new` takes: what is made, of what, and what is known of it already."""
    made.add_argument("what", choices=STUBS, help="what is made")
    made.add_argument("subject", metavar="SLUG|BRIEFING", help="its slug; of an annotation, the briefing")
    made.add_argument("anchor", metavar="ANCHOR", nargs="?", default="", help="what a note is on: q1-a2")
    made.add_argument("--title", default="", help="of a topic or an event")
    made.add_argument("--name", default="", help="of an outlet, as the site shows it")
    made.add_argument("--date", default="", help="of an event, in EDTF: 2023-11-16, 2023-11")


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


def part(said: str) -> "Part":
    """Read "2/8", the second of eight."""
    from site_builder.spread import Part  # noqa: PLC0415

    number, of = map(count, said.split("/"))
    if number > of:
        raise ValueError(said)
    return Part(number=number - 1, of=of)


def read_as(read: Callable[[str], T], form: str) -> Callable[[str], T]:
    """Return the reader of an argument that says which form is wanted where it refuses."""

    def given(said: str) -> T:
        try:
            return read(said)
        except ValueError:
            raise argparse.ArgumentTypeError(f'"{said}" is not of the form {form}') from None

    return given


def of_saved_page(made: argparse.ArgumentParser) -> None:
    """Let a command take a saved page, and what is known of it."""
    made.add_argument("file", metavar="FILE", help="a page saved as HTML, text or PDF")
    made.add_argument("--url", type=read_as(address, _ADDRESS), default="", help=f"its address: {_ADDRESS}")
    made.add_argument("--publisher", default="", help="whose page it is")
    made.add_argument(
        "--captured",
        type=read_as(date, _DATE),
        default="",
        metavar="DATE",
        help=f"when saved: {_DATE}",
    )
    made.add_argument("--whole", action="store_true", help="take all that the page shows")
    made.add_argument("--anyway", action="store_true", help="take what the reader does not know, too")


def of_wording(made: argparse.ArgumentParser) -> None:
    """Let a command take of which topics phrases are proposed, and which."""
    made.add_argument("what", choices=("wording",), help="what is proposed: phrases for `wording:`")
    made.add_argument("--topic", action="append", default=[], metavar="SLUG", help="of this topic only")
    made.add_argument(
        "--least",
        type=read_as(count, "3"),
        metavar="N",
        help="printed in so many answers",
    )
