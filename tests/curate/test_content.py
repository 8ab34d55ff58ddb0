"""Content comes out typed, each record with its place, whatever is missing, and in one order."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.curate import load
from site_builder.curate.folder import MAX_BYTES
from site_builder.diagnostics import NOWHERE, Report, render
from site_builder.model import Anchor, Content, Form, Office, Role, Scope, Selector

ROOT = Path(__file__).parents[2]
BASE = ROOT / "tests" / "diagnostics" / "_base" / "content"


def loaded(folder: Path) -> tuple[Content, list[str]]:
    report = Report()
    return load(folder, report), [f"{each.location} {each.rule.name}" for each in report]


def content(folder: Path, **files: str | bytes) -> Path:
    """Make a content folder: outlets_yaml="…" writes outlets.yaml, topics__a_md="…" topics/a.md."""
    for name, text in files.items():
        head, _, ending = name.replace("__", "/").rpartition("_")
        path = folder / f"{head}.{ending}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def test_an_empty_folder_is_content_without_faults(tmp_path: Path) -> None:
    assert loaded(tmp_path) == (Content(), [])


def test_empty_files_are_registers_without_entries(tmp_path: Path) -> None:
    names = ("outlets_yaml", "people_yaml", "events_yaml", "redirects_yaml", "annotations__2001_01_01_yaml")
    files = {name.replace("2001_01_01", "2001-01-01"): "# Nothing yet.\n" for name in names}
    assert loaded(content(tmp_path, **files)) == (Content(), [])


def test_the_content_of_the_edition_has_no_faults() -> None:
    found, faults = loaded(ROOT / "content")
    assert faults == []
    assert len(found.outlets) >= 19
    assert len(found.witnesses) == 5


def test_records_are_typed_and_know_their_places() -> None:
    found, faults = loaded(BASE)
    assert faults == []
    assert found.settings.title == "Sample Record"
    assert found.settings.description == "A made-up edition for tests."
    assert found.settings.base_url == "https://record.example/"
    times, radio = found.outlets
    assert (times.slug, times.country, times.kind, times.aliases) == ("example-times", "FR", "newspaper", ())
    assert radio.aliases == ("Radio Sample",)
    assert str(radio.location) == "content/outlets.yaml:7:3"
    assert found.people[0].offices == (Office(title="Spokesperson", since="2020-11"),)
    bridges, travel = found.topics
    assert (bridges.slug, bridges.parent, bridges.about) == ("bridges", "travel", "What crosses the river.")
    assert [(each.words, each.scope) for each in travel.patterns] == [
        ("travel*", Scope.ANSWER),
        ("harbour", Scope.ANY),
    ]
    assert str(travel.patterns[1].location) == "content/topics/travel.md:6:5"
    assert (found.forms[0].form, found.forms[0].pattern.scope) == (Form.NOTHING_TO_OFFER, Scope.ANSWER)
    assert found.forms[0].fails == "The leaflet gives no information on prices."
    (mention,) = found.events[0].mentions
    assert (mention.briefing, mention.anchor, mention.selector.exact) == (
        "2021-03-04",
        "q1-q1",
        "reopened yesterday",
    )
    (note,) = found.annotations
    assert (note.target.briefing, note.target.anchor, note.kind) == ("2021-03-04", "q1-q1", "identification")
    assert note.target.location.excerpt == '  - target: "q1-q1"'
    assert note.target.selector.location.excerpt == '    quote: "The Lantern Bridge"'
    (assigned,) = found.topic_assignments
    assert (assigned.target.anchor, assigned.values) == ("q2", ("travel",))
    assert [page.slug for page in found.prose] == ["about", "cite", "method"]
    assert [pin.anchor for pin in found.pins] == ["q1", "q2"]


def test_a_note_on_the_whole_document_has_no_anchor_and_no_quote(tmp_path: Path) -> None:
    text = (
        "notes:\n  - {target: document, lemma: l, kind: context, note: n, sources: [{text: s}], editor: e, "
    )
    files = {"annotations__2001-01-01_yaml": text + "date: 2001-01-02}\n"}
    (note,) = loaded(content(tmp_path, **files))[0].annotations
    assert note.target.anchor == Anchor("")
    assert note.target.selector == Selector(location=note.target.selector.location)
    assert note.target.selector.location != NOWHERE


def test_what_the_record_leaves_out_is_read_with_all_that_is_said_of_it(tmp_path: Path) -> None:
    written = (
        'omissions:\n  - after: "q1"\n    asked_by: "Harbour News"\n    about: "He *was*."\n'
        '    reported:\n      question: "Was the mason paid?"\n      answer: "Ask him."\n'
        '    sources:\n      - text: "Harbour News, 5 March"\n    editor: "N. N."\n    date: 2021-04-01\n'
    )
    found, faults = loaded(content(tmp_path, **{"annotations__2001-01-01_yaml": written}))
    assert faults == []
    (only,) = found.omissions
    assert (only.after.briefing, only.after.anchor) == ("2001-01-01", "q1")
    assert (only.asked_by, only.question, only.answer, only.about) == (
        "Harbour News",
        "Was the mason paid?",
        "Ask him.",
        "He *was*.",
    )
    assert ([each.text for each in only.sources], only.editor, only.date) == (
        ["Harbour News, 5 March"],
        "N. N.",
        "2021-04-01",
    )


def test_an_empty_list_of_forms_is_an_editors_word(tmp_path: Path) -> None:
    files = {"annotations__2001-01-01_yaml": "forms:\n  q1: []\n  q2: [referred]\n"}
    found, faults = loaded(content(tmp_path, **files))
    assert faults == []
    assert [each.values for each in found.form_assignments] == [(Form.SUBSTANTIVE,), (Form.REFERRED,)]


def test_rulings_keep_their_reasons(tmp_path: Path) -> None:
    text = (
        '- seed: "a.txt"\n  held: {value: 2001-01-01T18:29, because: "By law."}\n  kind: {value: readout}\n'
    )
    found, faults = loaded(content(tmp_path, witnesses_yaml=text))
    held = found.witnesses[0].rulings["held"]
    assert (held.value, held.because, held.location.line) == ("2001-01-01T18:29", "By law.", 2)
    assert found.witnesses[0].rulings["kind"].value == "readout"
    assert faults == [f"{tmp_path.name}/witnesses.yaml:3:9 missing-value"]


def test_rulings_on_labels_say_who_speaks_under_them_or_nobody(tmp_path: Path) -> None:
    text = (
        '- seed: "a.txt"\n  labels:\n    - {text: "Zenda", role: question, because: "It asks."}\n'
        '  not_labels:\n    - {text: "Note", because: "A heading."}\n'
    )
    found, faults = loaded(content(tmp_path, witnesses_yaml=text))
    assert faults == []
    labels = [(each.text, each.role, each.because) for each in found.witnesses[0].labels]
    assert labels == [("Zenda", Role.QUESTION, "It asks."), ("Note", None, "A heading.")]
    _, faults = loaded(content(tmp_path, witnesses_yaml=text.replace("question", "crowd")))
    assert faults == [f"{tmp_path.name}/witnesses.yaml:3:29 unknown-value"]


SITE = "title: t\ndescription: d\nbase_url: https://e.org/\n"


@pytest.mark.parametrize(
    ("contact", "kept"),
    [
        ("https://e.org/about/#corrections", True),
        ("mailto:editor@e.org?subject=Fault", True),
        ("/about/#corrections", True),
        ("editor@e.org", False),
        ("//e.org/", False),
        ("about/", False),
        ("javascript:alert(1)", False),
    ],
)
def test_a_contact_is_what_a_link_can_lead_to(tmp_path: Path, contact: str, kept: bool) -> None:
    found, faults = loaded(content(tmp_path, site_yaml=f'{SITE}contact: "{contact}"\n'))
    assert found.settings.contact == (contact if kept else "")
    assert faults == [] if kept else [f"{tmp_path.name}/site.yaml:4:10 malformed-address"]


@pytest.mark.parametrize(
    ("line", "wanted", "fault"),
    [
        ("", True, ""),
        ("share_pictures: yes\n", True, ""),
        ("share_pictures: no\n", False, ""),
        ("share_pictures: never\n", True, "4:17 unknown-value"),
    ],
)
def test_pictures_for_sharing_are_made_unless_editors_say_no(
    tmp_path: Path, line: str, wanted: bool, fault: str
) -> None:
    found, faults = loaded(content(tmp_path, site_yaml=SITE + line))
    assert found.settings.share_pictures is wanted
    assert faults == ([f"{tmp_path.name}/site.yaml:{fault}"] if fault else [])


@pytest.mark.parametrize("line", ['revision: "1"', "revised: 2026-11-21", 'licence: {text: "CC0"}'])
def test_half_of_what_pages_say_is_refused(tmp_path: Path, line: str) -> None:
    _, faults = loaded(content(tmp_path, site_yaml=f"{SITE}{line}\n"))
    assert [each.partition(" ")[2] for each in faults] == ["missing-value"]


@pytest.mark.parametrize(
    ("published", "kept"),
    [("2001-01-02", True), ("2001-01-02T18:29", True), ("2001-01", False), ("2001~", False)],
)
def test_a_witness_was_published_on_a_day(tmp_path: Path, published: str, kept: bool) -> None:
    text = f'- seed: "a.txt"\n  published: "{published}"\n'
    found, faults = loaded(content(tmp_path, witnesses_yaml=text))
    assert found.witnesses[0].published == (published if kept else "")
    assert faults == ([] if kept else [f"{tmp_path.name}/witnesses.yaml:2:14 malformed-date"])


def test_a_ruling_that_cannot_be_used_is_left_out(tmp_path: Path) -> None:
    text = '- seed: "a.txt"\n  kind: {value: speech, because: b}\n'
    found, faults = loaded(content(tmp_path, witnesses_yaml=text))
    assert found.witnesses[0].rulings == {}
    assert faults == [f"{tmp_path.name}/witnesses.yaml:2:17 unknown-value"]


def test_every_fault_of_every_file_is_reported_at_once(tmp_path: Path) -> None:
    folder = content(
        tmp_path / "content",
        outlets_yaml="- slug: A b\n  nam: x\n  aliases: y\n- 7\n",
        events_yaml="- slug: e\n  title: t\n  date: soon\n  sources: []\n  patterns: [{scope: all}]\n",
        topics__x_md="---\ntitle:\nparents: y\n---\n",
    )
    assert loaded(folder)[1] == [
        "content/events.yaml:3:9 malformed-date",
        "content/events.yaml:5:14 missing-value",
        "content/events.yaml:5:22 unknown-value",
        "content/outlets.yaml:1:3 missing-value",
        "content/outlets.yaml:1:9 malformed-slug",
        "content/outlets.yaml:2:3 unknown-key",
        "content/outlets.yaml:3:12 wrong-type",
        "content/outlets.yaml:4:3 wrong-type",
        "content/topics/x.md:2:1 missing-value",
        "content/topics/x.md:3:1 unknown-key",
    ]


def test_a_record_with_a_fault_keeps_its_slug(tmp_path: Path) -> None:
    folder = content(tmp_path, people_yaml="- slug: ann-lee\n  nam: Ann Lee\n", topics__x_md="No keys.\n")
    found, _ = loaded(folder)
    assert [person.slug for person in found.people] == ["ann-lee"]
    assert [topic.slug for topic in found.topics] == ["x"]


def test_a_byte_order_mark_and_other_line_ends_are_read(tmp_path: Path) -> None:
    text = b"\xef\xbb\xbf- slug: a\r\n  name: A\r\n  colour: red\r\n"
    found, faults = loaded(content(tmp_path, outlets_yaml=text))
    assert found.outlets[0].name == "A"
    assert faults == [f"{tmp_path.name}/outlets.yaml:3:3 unknown-key"]


def test_the_body_of_a_page_is_kept_as_it_is(tmp_path: Path) -> None:
    text = "---\ntitle: T\ndescription: D\n---\n\n# One\n\n---\n\n    code\n\n"
    (page,) = loaded(content(tmp_path, pages__about_md=text))[0].prose
    assert (page.title, page.description) == ("T", "D")
    assert page.body == "# One\n\n---\n\n    code"


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    folder = content(tmp_path / "content", outlets_yaml=b"#" * (MAX_BYTES + 1))
    assert loaded(folder)[1] == ["content/outlets.yaml unreadable-file"]


def test_a_file_with_a_record_for_each_document_may_be_larger(tmp_path: Path) -> None:
    witness = '- seed: "a.txt"\n  publisher: "A mirror"\n'
    found, faults = loaded(content(tmp_path, witnesses_yaml=witness + "#" * MAX_BYTES))
    assert [record.publisher for record in found.witnesses] == ["A mirror"]
    assert faults == []


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "events.yaml")
    assert loaded(tmp_path)[1] == [f"{tmp_path.name}/events.yaml unreadable-file"]


@pytest.mark.parametrize("target", ["loop.yaml", "events.yaml", "nowhere.yaml"])
def test_a_link_that_leads_to_no_file_is_reported(tmp_path: Path, target: str) -> None:
    (tmp_path / "loop.yaml").symlink_to("events.yaml")
    (tmp_path / "events.yaml").symlink_to(target)
    assert f"{tmp_path.name}/events.yaml unreadable-file" in loaded(tmp_path)[1]


def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    folder = content(tmp_path, topics__trade_md="---\ntitle: Trade\n---\n")
    (folder / "topics" / "commerce.md").symlink_to("trade.md")
    found, faults = loaded(folder)
    assert [topic.slug for topic in found.topics] == ["commerce", "trade"]
    assert faults == []


def test_a_folder_that_is_a_link_may_not_lead_out(tmp_path: Path) -> None:
    outside = content(tmp_path / "outside", a_md="---\ntitle: A\n---\n")
    folder = content(tmp_path / "content", site_yaml="title: T\ndescription: D\nbase_url: https://e.org/\n")
    (folder / "topics").symlink_to(outside)
    found, faults = loaded(folder)
    assert found.topics == ()
    assert faults == ["content/topics/a.md unreadable-file"]


def test_hidden_files_and_editors_copies_may_lie_there(tmp_path: Path) -> None:
    for name in (".gitkeep", "outlets.yaml~", ".#site.yaml"):
        (tmp_path / name).touch()
    assert loaded(tmp_path) == (Content(), [])


def test_a_name_that_is_no_text_can_be_reported(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.yaml")).touch()
    (fault,) = loaded(tmp_path)[1]
    assert fault == f"{tmp_path.name}/caf?.yaml stray-file"


def test_order_is_that_of_names_not_of_the_folder(tmp_path: Path) -> None:
    for name in ("zeta", "alpha", "mid"):
        content(tmp_path, **{f"topics__{name}_md": "---\ntitle: T\n---\n"})
    assert [topic.slug for topic in loaded(tmp_path)[0].topics] == ["alpha", "mid", "zeta"]


def test_the_topic_that_closes_a_ring_loses_its_parent(tmp_path: Path) -> None:
    for name, parent in (("a", "b"), ("b", "c"), ("c", "b"), ("d", "a")):
        content(tmp_path, **{f"topics__{name}_md": f"---\ntitle: T\nparent: {parent}\n---\n"})
    found, faults = loaded(tmp_path)
    assert {topic.slug: topic.parent for topic in found.topics} == {"a": "b", "b": "", "c": "b", "d": "a"}
    assert faults == [f"{tmp_path.name}/topics/b.md:2:1 topic-cycle"]


NAMES = sorted(path.relative_to(BASE).as_posix() for path in BASE.rglob("*.*"))
SPLICES = st.binary(max_size=6) | st.sampled_from(
    [
        b"\n",
        b": ",
        b"- ",
        b"&a ",
        b"*a",
        b"!!int ",
        b"{",
        b"[",
        b"---\n",
        b'"',
        b"  ",
        b"\t",
        b"|\n",
        b"#",
        b"<<: ",
    ]
)


@settings(deadline=None)
@given(name=st.sampled_from(NAMES), at=st.integers(0, 2000), cut=st.integers(0, 40), splice=SPLICES)
def test_whatever_is_typed_into_a_file_is_read_or_reported(
    tmp_path_factory: pytest.TempPathFactory, name: str, at: int, cut: int, splice: bytes
) -> None:
    folder = tmp_path_factory.mktemp("typed") / "content"
    shutil.copytree(BASE, folder)
    source = (folder / name).read_bytes()
    at = min(at, len(source))
    (folder / name).write_bytes(source[:at] + splice + source[at + cut :])
    report = Report()
    load(folder, report)
    assert all(found.location.path.startswith("content/") for found in report)
    assert all(render(found) and found.message.endswith(".") for found in report)


def test_an_editor_may_give_the_reason_for_forms(tmp_path: Path) -> None:
    text = (
        'forms:\n  q1: {are: [referred, deferred], because: "It says so."}\n'
        '  q2: {are: [], because: "None."}\n  q3: {are: []}\n'
    )
    found, faults = loaded(content(tmp_path, **{"annotations__2001-01-01_yaml": text}))
    assert [(each.values, each.because) for each in found.form_assignments] == [
        ((Form.REFERRED, Form.DEFERRED), "It says so."),
        ((Form.SUBSTANTIVE,), "None."),
        ((Form.SUBSTANTIVE,), ""),
    ]
    assert [fault.rpartition(" ")[2] for fault in faults] == ["missing-value"]
