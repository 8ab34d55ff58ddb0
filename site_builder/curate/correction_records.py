"""An entry of corrections.yaml in; what was changed in a published text, when and why, out."""

from site_builder.curate.fields import day, fields, text
from site_builder.curate.parts import any_target
from site_builder.curate.strict_yaml import Node
from site_builder.diagnostics import Report
from site_builder.model import Correction


def correction(node: Node, report: Report) -> Correction | None:
    found = fields(node, report, required=("target", "date", "reason", "editor"), optional=("note", "was"))
    target = None if found is None else any_target(found)
    if found is None or target is None:
        return None
    return Correction(
        target=target,
        lemma=text(found, "note"),
        date=day(found, "date"),
        was=text(found, "was"),
        reason=text(found, "reason"),
        editor=text(found, "editor"),
        location=target.location,
    )
