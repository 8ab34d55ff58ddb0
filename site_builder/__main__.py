"""Arguments in, an exit code out: 0 done, 1 faults found (or a bug met), 2 usage or settings, 3 the machine;
130 after an interrupt, 143 after a request to end."""

import argparse
import contextlib
import errno
import gc
import os
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

from site_builder import again, config, console, options
from site_builder.config import Config
from site_builder.diagnostics import BuildFailed, EnvironmentFault, Report
from site_builder.options import SERVED, SITE, SOURCES
from site_builder.options import settings as _settings
from site_builder.progress import Profile, Progress
from site_builder.unchanged import Outcome

# What a command needs besides, it imports itself: to look whether there is anything to build takes less time
# than to import what builds.
if TYPE_CHECKING:
    from site_builder import serve
    from site_builder.model import Edition

DONE, FAULTS, MACHINE, INTERRUPTED, ENDED = 0, 1, 3, 130, 143

_UNPRINTED = {errno.ENOSPC, errno.EDQUOT, errno.EIO}


def main(given: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; no traceback is shown unless -v asks for it."""
    arguments = _parser().parse_args(given)
    signal.signal(signal.SIGTERM, _end)
    console.widen(sys.stdout)
    console.widen(sys.stderr)
    run: Callable[[argparse.Namespace], int] = arguments.run
    try:
        code = run(arguments)
        sys.stdout.flush()
        return code
    except EnvironmentFault as fault:
        console.say(fault.message, hint=fault.hint)
        return MACHINE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os._exit(FAULTS)  # nobody reads on, and to flush at exit would fail again
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _UNPRINTED and not error.filename:
            console.say(f"This cannot be printed: {error.strerror}.", hint="send the output elsewhere")
            os._exit(MACHINE)  # to flush at exit would fail again
        if arguments.verbose:
            traceback.print_exc()
        else:
            console.say(f"A bug: {type(error).__name__}: {error}", hint="run it again with -v and report it")
        return FAULTS


def _build(arguments: argparse.Namespace) -> int:
    if arguments.clean:
        from site_builder import stage

        settings = _settings(arguments)
        stage.forget(settings.output, settings.cache)
    if arguments.shard:
        return _shard(arguments)
    return _reported(arguments, again.build)


def _shard(arguments: argparse.Namespace) -> int:
    """Build a part of the pages, in a folder that was named for it: that of the site is not lost to it."""
    from site_builder import build

    if not arguments.output:
        console.say("A shard needs a folder of its own.", hint="name it with -o")
        return options.USAGE
    return _reported(arguments, lambda settings, *told: build.shard(settings, arguments.shard, *told))


def _merge(arguments: argparse.Namespace) -> int:
    from site_builder import build

    return _reported(arguments, lambda settings, *told: build.merge(settings, arguments.shards, *told))


def _check(arguments: argparse.Namespace) -> int:
    return _reported(arguments, again.check)


def _reported(arguments: argparse.Namespace, act: Callable[[Config, Report, Progress], Outcome]) -> int:
    """Run a pipeline; show its progress, every fault that it met, and what it did."""
    began = perf_counter()
    settings = _settings(arguments)
    report = Report(strict=settings.strict)
    outcome = None
    try:
        with console.progress(quiet=arguments.quiet, unattended=config.is_unattended()) as tell:
            profile = Profile(tell)
            outcome = act(settings, report, profile)
            profile.end()
    except BuildFailed:
        pass
    finally:
        console.show_faults(report, arguments.format)
    if arguments.profile:
        console.show_profile(profile.costs, arguments.format)
    if not arguments.quiet:
        console.show_outcome(outcome, report, seconds=perf_counter() - began)
    return DONE if outcome else FAULTS


def _serve(arguments: argparse.Namespace) -> int:
    """Serve until told to end; say what came of each save."""
    import webbrowser

    from site_builder import serve

    def show(turn: "serve.Turn") -> None:
        console.show_faults(turn.report, arguments.format)
        if turn.trouble:
            console.say(turn.trouble)
        if not arguments.quiet:
            console.show_outcome(turn.outcome, turn.report, seconds=turn.seconds)

    def greet(address: str) -> None:
        console.say(f"Serving {address}; Ctrl-C ends it.")
        if arguments.open:
            webbrowser.open(address)

    serve.run(_settings(arguments), serve.Audience(say=console.say, show=show, greet=greet))
    return ENDED


def _inspect(arguments: argparse.Namespace) -> int:
    from site_builder import listings

    return listings.captures(arguments, _settings(arguments, needs=()))


def _import(arguments: argparse.Namespace) -> int:
    """Take a saved page in, and say how it is read; or say why not, and change nothing."""
    from site_builder import accession
    from site_builder.accession import record

    settings = _settings(arguments, needs=("seeds", "content"))
    given = record.Given(url=arguments.url, publisher=arguments.publisher, captured=arguments.captured)
    request = accession.Request(
        file=Path(arguments.file), given=given, whole=arguments.whole, anyway=arguments.anyway
    )
    report = Report()
    taken = accession.take_in(request, settings, report)
    console.show_faults(report, arguments.format)
    if taken and not arguments.quiet:
        for sentence in accession.summary(taken, settings):
            console.say(sentence)
    return DONE if taken else FAULTS


def _pin(arguments: argparse.Namespace) -> int:
    """Give an anchor to every exchange that has none, and say how many lines of the lock that changed."""
    from site_builder import build

    settings = _settings(arguments, needs=())
    report = Report()
    code = FAULTS
    with contextlib.suppress(BuildFailed):
        count = build.pin(settings, report, lambda stage: None)
        code = DONE
    console.show_faults(report, arguments.format)
    if code == DONE and not arguments.quiet:
        console.say(f"{count} new or changed in content/permalinks.lock.")
    return code


def _parallels(arguments: argparse.Namespace) -> int:
    from site_builder import listings

    return _listed(arguments, listings.parallels)


def _propose(arguments: argparse.Namespace) -> int:
    from site_builder import listings

    return _listed(arguments, listings.wording)


def _listed(arguments: argparse.Namespace, show: Callable[[argparse.Namespace, "Edition"], int]) -> int:
    """Read the edition, and show something of it."""
    from site_builder import joining

    report = Report()
    edition = joining.read(_settings(arguments, needs=()), report, lambda stage: None)
    console.show_faults(report, arguments.format)
    return FAULTS if report.refuses else show(arguments, edition)


def _verify(arguments: argparse.Namespace) -> int:
    from site_builder import listings

    return listings.verify(arguments)


def _doctor(arguments: argparse.Namespace) -> int:
    from site_builder import listings

    return listings.health(arguments, _settings(arguments, needs=()))


def _new(arguments: argparse.Namespace) -> int:
    from site_builder import listings

    return listings.stub(arguments, _settings(arguments, needs=("content",)))


def _clean(arguments: argparse.Namespace) -> int:
    """Take away what builds wrote; name what else lies in the output, which stays."""
    from site_builder import stage

    settings = _settings(arguments, needs=())
    stage.forget(settings.output, settings.cache)
    left = stage.clean(settings.output)
    for path in left:
        console.say(f'"{path}" was not written by a build and stays.')
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = options.Parser(
        prog="python -m site_builder",
        description="Build Briefing Record from seeds and content.",
        epilog="Settings without a flag are read from SITE_BUILDER_…, then from content/site.yaml.",
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(title="commands", required=True, parser_class=options.Parser)

    command = partial(options.command, commands)
    made = command("build", _build, "publish the whole site, or nothing", (*SITE, "--output"))
    made.add_argument("--clean", action="store_true", help="make everything anew, from an empty cache")
    made.add_argument("--profile", action="store_true", help="say what each stage took")
    made.add_argument(
        "--shard",
        type=options.read_as(options.part, "2/8, the second of eight"),
        metavar="I/N",
        help="draw a part of the pages alone, for merge",
    )
    made = command(
        "merge", _merge, "publish the site with pages that build --shard drew", (*SITE, "--output")
    )
    made.add_argument("shards", nargs="+", type=Path, metavar="SHARD", help="the folder of a shard")
    made.add_argument("--profile", action="store_true", help="say what each stage took")
    made = command("serve", _serve, "publish, serve, and do so again on every save", SERVED)
    made.add_argument("--open", action="store_true", help="open the site in a browser")
    made = command("check", _check, "report what build would report; publish nothing", SITE)
    made.add_argument("--profile", action="store_true", help="say what each stage took")
    made = command("inspect", _inspect, "show how each seed was read, line by line", ("--root", "--content"))
    made.add_argument("captures", nargs="+", metavar="SEED", help="the file of a capture")
    made.add_argument("--json", action="store_true", help="print a JSON object a line instead")
    made = command("import", _import, "make a seed of a saved page, with its original and a record", SOURCES)
    options.of_saved_page(made)
    command("pin", _pin, "write content/permalinks.lock for exchanges that are not pinned yet", SOURCES)
    made = command("parallels", _parallels, "print what is said word for word in two places", SOURCES)
    made.add_argument("--json", action="store_true", help="print a JSON object a line instead")
    made.add_argument(
        "--words",
        type=options.read_as(options.words, "8, a whole number from 5 to 100"),
        metavar="N",
        help="from so many words on",
    )
    made = command(
        "propose",
        _propose,
        "list phrases that a topic's answers print more than others",
        SOURCES,
    )
    options.of_wording(made)
    made = command("verify", _verify, "compare a copy of a site with its manifest of checksums", ())
    made.add_argument("site", metavar="SITE", help="its folder, or its address")
    command("doctor", _doctor, "say what is here: versions, settings, memory, room at hosts", SERVED)
    options.new(command("new", _new, "write a stub into content/, for an editor to fill in", SOURCES))
    command("clean", _clean, "remove what builds wrote, and nothing else", ("--root", "--output"))
    return parser


def _end(number: int, frame: FrameType | None) -> NoReturn:
    raise SystemExit(ENDED)


if __name__ == "__main__":
    code = main()
    gc.freeze()  # else Python looks through all that is left before it ends
    sys.exit(code)
