"""The bytes of a template, stylesheet or script in, its text out."""

from site_builder.diagnostics import Location, Report, Rule

UNDECODABLE_FILE = Rule(code="R505", name="undecodable-file")


def decoded(content: bytes, path: str, report: Report) -> str:
    """Return the text of the file at `path`; "" and a diagnostic when it is not UTF-8."""
    try:
        return content.decode()
    except UnicodeDecodeError as fault:
        place = Location(path=path, line=content.count(b"\n", 0, fault.start) + 1)
        report.add(UNDECODABLE_FILE, place, "This line is not UTF-8.", hint="save the file as UTF-8")
        return ""
