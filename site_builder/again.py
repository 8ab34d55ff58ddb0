"""Settings in; a build out, or what the last one came to, told again where nothing has changed since.

Only a build imports the pipeline: that takes longer than to see that nothing has changed.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace

from site_builder import unchanged
from site_builder.config import Config
from site_builder.cycles import seldom
from site_builder.diagnostics import EnvironmentFault, Report
from site_builder.progress import Progress
from site_builder.unchanged import Outcome


@seldom()
def build(config: Config, report: Report, progress: Progress) -> Outcome:
    """Do as build.build does, but nothing where the published site is what it would make."""
    outcome = told(config, report)
    if outcome:
        return outcome

    from site_builder.build import build  # noqa: PLC0415

    return _recorded(config, report, lambda: build(config, report, progress))


@seldom()
def check(config: Config, report: Report, progress: Progress) -> Outcome:
    """Do as build.check does, but nothing where the last build was made from the same."""
    found = unchanged.told(config, published=False)
    if found:
        report.diagnostics.extend(found.diagnostics)
        return replace(found.outcome, changed=found.outcome.unchanged, unchanged=0)

    from site_builder.build import check  # noqa: PLC0415

    return check(config, report, progress)


def told(config: Config, report: Report) -> Outcome | None:
    """Return what the last build made, and report what it reported; None where it has to be made again."""
    found = unchanged.told(config)
    if not found:
        return None
    report.diagnostics.extend(found.diagnostics)
    if found.is_stale:
        _recorded(config, report, lambda: found.outcome, digests=found.digests)
    return found.outcome


def _recorded(
    config: Config, report: Report, act: Callable[[], Outcome], *, digests: Mapping[str, str] | None = None
) -> Outcome:
    """Publish, and keep what from and with what outcome, for the next run; where that cannot be kept, the
    site stands all the same. With `digests`, keep nothing where the sources are others."""
    from site_builder import stage  # noqa: PLC0415

    keep = stage.Keep(config.cache / unchanged.FOLDER)
    before = None
    with suppress(EnvironmentFault):
        before = unchanged.look(config, keep.now())
    outcome = act()
    if before and digests in (None, before.digests):
        with suppress(EnvironmentFault, OSError), stage.alone(config.output):
            made = unchanged.made(config, before, outcome, tuple(report), manifest=stage.MANIFEST)
            if made:
                keep.put(unchanged.key(config), made)
                keep.sweep()
    return outcome
