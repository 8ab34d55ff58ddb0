"""The options of a command in, and an edition or a site; what it lists, printed, and an exit code out."""

import argparse
from dataclasses import replace

from site_builder import console, options, stage
from site_builder.curate import parallels as recurring
from site_builder.curate import resolve
from site_builder.derive import mining
from site_builder.model import Edition

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
    for topic, found in mining.proposals(edition, arguments.topic, least=arguments.least):
        if found or arguments.topic:
            console.show_text(mining.stub(topic, found))
    return DONE


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
