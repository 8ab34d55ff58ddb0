"""Many captures are read in several processes, to the same result."""

from pathlib import Path

from site_builder import capture
from site_builder.diagnostics import Report, render
from site_builder.spread import Crew

SESSION = (
    "Foreign Ministry Spokesperson Jane Doe’s Regular Press Conference on March {day}, {year}\n"
    "{year}-03-{day:02} 18:05\n\n"
    "Example Times: Is the ferry running?\n\n"
    "Jane Doe: It runs every hour on day {day} of March {year}.\n"
)


def test_the_number_of_processes_changes_nothing(tmp_path: Path) -> None:
    for number in range(250):
        text = SESSION.format(day=number % 28 + 1, year=2001 + number // 28)
        (tmp_path / f"{number:03}.txt").write_text(text if number % 50 else "An advert.\n", "utf-8")
    read = {}
    for jobs in (1, 2):
        report = Report()
        captures = capture.read(tmp_path, [], report, crew=Crew(jobs=jobs))
        read[jobs] = captures, [render(found) for found in report]
    assert read[1] == read[2]
    captures, faults = read[2]
    assert [one.seed for one in captures] == [f"{number:03}.txt" for number in range(250)]
    assert sum(bool(one.refused) for one in captures) == len(faults) == 5
