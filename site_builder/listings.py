"""The options of a command in, with an edition, captures or a site; what it lists, printed, and an exit code
out."""

import argparse
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from site_builder import capture, console, curate, options, stage, urls
from site_builder.capture import inspection
from site_builder.config import Config
from site_builder.curate import parallels as recurring
from site_builder.curate import registers, resolve
from site_builder.derive import mining
from site_builder.diagnostics import Report
from site_builder.model import Content, Edition, Slug

DONE, FAULTS = 0, 1


def parallels(arguments: argparse.Namespace, edition: Edition) -> int:
    """Print what is said word for word in two places, the longest first, and count it."""
    if arguments.words:
        wanted = replace(edition.settings.parallels, words=arguments.words)
        edition = replace(edition, families=recurring.families(edition.briefings, wanted))
    for row in sorted(recurring.rows(edition), key=lambda row: -row["words"]):
        if arguments.json:
            console.show_object(row)
        else:
            console.show_parallel(row)
    if not arguments.quiet:
        console.say(recurring.summary(edition))
    return DONE


def wording(arguments: argparse.Namespace, edition: Edition) -> int:
    """Print phrases that an editor may choose to follow; write nothing."""
    unknown = [slug for slug in arguments.topic if slug not in edition.topics]
    if unknown:
        hint = resolve.did_you_mean(unknown[0], list(edition.topics))
        console.say(f'There is no topic "{unknown[0]}".', hint=hint or "name a file of content/topics/")
        return options.USAGE
    for topic, found in mining.proposals(edition, arguments.topic, least=arguments.least or mining.LEAST):
        if found or arguments.topic:
            console.show_text(mining.stub(topic, found))
    return DONE


def captures(arguments: argparse.Namespace, settings: Config) -> int:
    """Show how each capture was read, with what the editors' registers know of it where there are any; and
    what is wrong with the rulings on captures, as they may not count."""
    loading = Report()
    content = curate.load(settings.content, loading) if settings.content.is_dir() else Content()
    unruled = Report([each for each in loading if Path(each.location.path).name == curate.WITNESSES])
    records = {record.seed: record for record in content.witnesses}
    names = capture.COMMON | frozenset(map(capture.key, registers.outlet_names(content)))
    code = DONE
    if not arguments.json:  # of objects there is one a capture
        console.show_faults(unruled, arguments.format)
        code = FAULTS if unruled.refuses else DONE
    for name in arguments.captures:
        report = Report()
        path = Path(name)
        known = capture.Known(record=records.get(path.name, capture.UNRECORDED), outlets=names)
        read = capture.read_one(path, report, shown=path.as_posix(), known=known)
        if arguments.json:
            labels = registers.registers(content, (read,), Report()).labels
            console.show_object(inspection.describe(read, report, partial(_slug, labels)))
        else:
            console.show_ledger(read, inspection.ledger_text(read), inspection.reasons(read))
            console.show_faults(report, arguments.format)
        if report.refuses:
            code = FAULTS
    return code


def _slug(labels: Mapping[str, Slug], name: str) -> Slug:
    return labels.get(registers.fold(name)) or urls.slug(name)


def verify(arguments: argparse.Namespace) -> int:
    """Print which files of a copy of a site are not as its manifest has them, and count the others."""
    found = stage.fixity(arguments.site)
    if found is None:
        hint = "name the folder, or the address, that the site begins at"
        console.say(f'"{arguments.site}" has no manifest of a site.', hint=hint)
        return options.USAGE
    for line in stage.told(found):
        console.show_text(line)
    if not arguments.quiet:
        counts = (len(found.changed), len(found.missing), len(found.unexpected))
        named = zip(counts, ("changed", "missing", "unexpected"), strict=True)
        parts = ", ".join(f"{number} {what}" for number, what in named)
        console.say(f"{found.sound} ok, {parts}.")
    return DONE if found.is_whole else FAULTS
