"""What the command line takes: a parser that says where help is, and the options that are settings."""

import argparse
import sys
from collections.abc import Callable
from typing import NoReturn, TypeVar

USAGE = 2

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
    "--jobs": ("N", "how many processes may read captures at once (default: one a core)"),
    "--host": ("HOST", "the address to listen on (default: 127.0.0.1, this machine only)"),
    "--port": ("PORT", "the port to listen on; 0 takes any that is free (default: 8000)"),
}
SHORT = {"--output": "-o"}
SOURCES = ("--root", "--seeds", "--content")
SITE = (*SOURCES, "--templates", "--static", "--base-url", "--strict", "--no-search", "--jobs")


class Parser(argparse.ArgumentParser):
    """A parser that says where help is when it refuses."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: {message}\n    hint: {self.prog} --help lists what there is\n")


def count(said: str) -> int:
    if not (said.isascii() and said.isdigit() and int(said)):
        raise ValueError(said)
    return int(said)


def read_as(read: Callable[[str], T], form: str) -> Callable[[str], T]:
    """Return the reader of an argument that says which form is wanted where it refuses."""

    def given(said: str) -> T:
        try:
            return read(said)
        except ValueError:
            raise argparse.ArgumentTypeError(f'"{said}" is not of the form {form}') from None

    return given
