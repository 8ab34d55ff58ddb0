"""A day of CSL-JSON in; the day as a style prints it out."""

from site_builder.citation.items import Day

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SHORT = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


def parts(day: Day) -> tuple[int, ...]:
    """Return year, month and day as far as they are known; () where the day is given in words."""
    return tuple(day["date-parts"][0]) if "date-parts" in day else ()


def american(day: Day) -> str:
    """Word a day as Chicago does: "November 16, 2023"."""
    match parts(day):
        case (year, month, number):
            return f"{MONTHS[month - 1]} {number}, {year}"
        case (year, month):
            return f"{MONTHS[month - 1]} {year}"
        case (year,):
            return str(year)
    return day["literal"]


def year_first(day: Day) -> str:
    """Word a day as APA does: "2023, November 16"."""
    match parts(day):
        case (year, month, number):
            return f"{year}, {MONTHS[month - 1]} {number}"
        case (year, month):
            return f"{year}, {MONTHS[month - 1]}"
    return american(day)


def abbreviated(day: Day) -> str:
    """Word a day as MLA does: "16 Nov. 2023"."""
    match parts(day):
        case (year, month, number):
            return f"{number} {_SHORT[month - 1]} {year}"
        case (year, month):
            return f"{_SHORT[month - 1]} {year}"
    return american(day)


def iso(day: Day) -> str:
    """Return a day as ISO 8601 has it: "2023-11-16"; as it is where it is given in words."""
    return "-".join(f"{part:02}" for part in parts(day)) or day["literal"]
