"""An edition and the options of a command in; what an editor looks through, printed, and an exit code out."""

import argparse
from dataclasses import replace

from site_builder import console, options
from site_builder.curate import parallels as recurring
from site_builder.curate import resolve
from site_builder.derive import mining
from site_builder.model import Edition

DONE = 0


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
