"""The options of a command in, with an edition, captures, settings or a site; what it lists or has written,
printed, and an exit code out."""

import argparse
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from site_builder import capture, console, curate, doctor, options, stage, stubs, urls
from site_builder.capture import inspection
from site_builder.config import Config
from site_builder.curate import parallels as recurring
from site_builder.curate import registers, resolve
from site_builder.derive import mining
from site_builder.diagnostics import Report
from site_builder.model import Content, Edition, Slug

DONE, FAULTS, MACHINE = 0, 1, 3


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


def health(arguments: argparse.Namespace, settings: Config) -> int:
    """Print what a build finds here, and say what it lacks."""
    found = doctor.health(settings, options.flags(arguments))
    if arguments.format == "json":
        console.show_object(doctor.fields(found))
    else:
        console.show_text("\n".join(doctor.told(found)))
    for need in found.missing:
        console.say(f"{need.name} is missing.", hint=need.hint)
    return MACHINE if found.missing else DONE


def stub(arguments: argparse.Namespace, settings: Config) -> int:
    """Write a stub, and say where it is and what is to be filled in; or say why not."""
    wanted = stubs.Wanted(
        kind=stubs.Kind(arguments.what),
        subject=arguments.subject,
        anchor=arguments.anchor,
        title=arguments.title,
        name=arguments.name,
        date=arguments.date,
    )
    report = Report()
    made = stubs.write(wanted, settings, report)
    console.show_faults(report, arguments.format)
    if isinstance(made, stubs.Refusal):
        console.say(made.message, hint=made.hint)
        return options.USAGE
    if made is None:
        return FAULTS
    console.show_text(f"{made.path}:{made.line}")
    if not arguments.quiet:
        blanks = ", ".join(f"`{key}`" for key in made.blanks)
        console.say(
            f"`check` refuses it until {blanks} {'is' if len(made.blanks) == 1 else 'are'} filled in."
            if blanks
            else "Nothing has to be filled in."
        )
    return DONE
