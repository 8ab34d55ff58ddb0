"""Each document as TEI, read back by lxml: valid, with words, notes, speakers and variants of the edition.

The grammar is that of the TEI Consortium, without the elements that we never use: tei/reduce.py.
"""

import re
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from site_builder import capture, curate
from site_builder.diagnostics import Report
from site_builder.export import markup, records, tei, tei_text
from site_builder.export.publication import Publication
from site_builder.model import Briefing, Edition, Form
from tests import editions, joining, mirrors
from tests.curate import test_collation, test_directions
from tests.test_diagnostics import BASE, lay

ROOT = Path(__file__).parents[2]
TEI = {"t": "http://www.tei-c.org/ns/1.0"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ID = "{http://www.w3.org/XML/1998/namespace}id"
_RANGE = re.compile(r"#string-range\(([^,]+),([0-9]+),([0-9]+)\)")
Tree = Any  # lxml has no types
Made = tuple[Edition, Path]


def read(root: Path) -> Edition:
    report = Report()
    content = curate.load(root / "content", report)
    return joining.join(capture.read(root / "seeds", content.witnesses, report), content, report)


def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mirrors")
    mirrors.lay(folder)
    return folder


def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("changed")
    lay(BASE, folder)
    shutil.copytree(ROOT / "tests/edition/changed", folder, dirs_exist_ok=True)
    return folder


def translated() -> Edition:
    """Return a session that a witness has in Chinese, with one exchange more."""
    english = test_collation.session("b.txt", "en", "Mao Ning", test_collation.ENGLISH[1:])
    chinese = test_collation.session("a.txt", "zh", "毛宁", test_collation.CHINESE)
    captures = [replace(each, sha256=each.seed[0] * 64) for each in (english, chinese)]
    return test_collation.joined(captures, test_collation.LISTED)[0]


EDITIONS: dict[str, Callable[[pytest.TempPathFactory], Edition]] = {
    "made by hand": lambda _: editions.edition(),
    "of this repository": lambda _: read(ROOT),
    "with witnesses": lambda factory: read(laid(factory)),
    "with corrections": lambda factory: read(changed(factory)),
    "with a translation": lambda _: translated(),
}


@pytest.fixture(scope="module", params=EDITIONS)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """An edition, and the folder with its files."""
    edition, folder = EDITIONS[request.param](tmp_path_factory), tmp_path_factory.mktemp("tei")
    publication = Publication(edition=edition, paths=(), seeds=folder, base_url="https://e.org/sub/")
    for each in tei.artifacts(publication, Report()):
        path = folder / each.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(each.content)
    return edition, folder


@pytest.fixture(scope="module")
def grammar() -> Tree:
    return etree.RelaxNG(etree.parse(Path(__file__).parent / "tei" / "used.rng"))


def documents(made: Made) -> Iterator[tuple[Briefing, Tree]]:
    edition, folder = made
    for briefing in edition.briefings:
        yield briefing, etree.parse(folder / "briefings" / briefing.id / "tei.xml")


def corpus(made: Made) -> Tree:
    tree = etree.parse(made[1] / "data" / "corpus.tei.xml")
    tree.xinclude()
    return tree


def by_id(tree: Tree) -> dict[str, Tree]:
    found = [(each.get(ID), each) for each in tree.iter() if each.get(ID)]
    assert len({name for name, _ in found}) == len(found)
    return dict(found)


def words(tree: Tree, target: str) -> str:
    """Return the words that a pointer stands for."""
    ids, range = by_id(tree), _RANGE.fullmatch(target)
    if not range:
        return "".join(ids[target.removeprefix("#")].itertext())
    text, start = "".join(ids[range[1]].itertext()), int(range[2])
    return text[start : start + int(range[3])]


def test_every_file_is_valid(made: Made, grammar: Tree) -> None:
    for _, tree in documents(made):
        assert grammar.validate(tree), grammar.error_log
    whole = corpus(made)
    for number, document in enumerate(whole.iterfind("t:TEI", TEI)):  # each keeps its base, and so its ids
        assert document.base.endswith("/tei.xml")
        for name, each in by_id(document).items():
            each.set(ID, f"d{number}.{name}")
    assert grammar.validate(whole), grammar.error_log


@pytest.mark.parametrize(
    ("place", "name"),
    [(".//t:body", "u"), (".//t:u", "div"), (".//t:standOff", "p"), (".//t:fileDesc", "availability")],
)
def test_an_element_in_a_wrong_place_is_found(grammar: Tree, place: str, name: str) -> None:
    publication = Publication(edition=editions.edition(), paths=(), seeds=ROOT, base_url="https://e.org/")
    tree = etree.fromstring(next(iter(tei.artifacts(publication, Report()))).content)
    assert grammar.validate(tree)
    etree.SubElement(tree.find(place, TEI), f"{{{TEI['t']}}}{name}")
    assert not grammar.validate(tree)


def test_segments_are_the_paragraphs_at_their_anchors(made: Made) -> None:
    for briefing, tree in documents(made):
        found = [(each.get(ID), "".join(each.itertext())) for each in segments(tree)]
        passages = [passage for unit in briefing.units for passage in unit.passages]
        assert found == [(passage.anchor, passage.text) for passage in passages]


def segments(tree: Tree) -> Iterator[Tree]:
    """Yield the segments of the text, not those of a translation."""
    yield from tree.xpath(".//t:seg[not(ancestor::t:div[@type='translation'])]", namespaces=TEI)


def test_utterances_name_who_speaks(made: Made) -> None:
    for briefing, tree in documents(made):
        for exchange in briefing.exchanges:
            div = by_id(tree)[exchange.anchor]
            expected = {
                passage.anchor: f"#{register}.{slug}" if slug else None
                for register, turns in (
                    ("outlet", [(each.outlet, each.passages) for each in exchange.questions]),
                    ("person", [(each.spokesperson, each.passages) for each in exchange.answers]),
                )
                for slug, passages in turns
                for passage in passages
            }
            found = {
                seg.get(ID): u.get("who")
                for u in div.iterfind("t:u", TEI)
                for seg in u.iterfind("t:seg", TEI)
            }
            assert found == expected
            assert int(div.get("n")) == exchange.number
            labels = [each.label for each in exchange.questions] + [each.label for each in exchange.answers]
            labels = sorted(filter(None, labels))
            assert sorted(each.text for each in div.iterfind("t:note[@type='speaker']", TEI)) == labels


def test_topics_and_forms_stand_on_their_unit(made: Made) -> None:
    for briefing, tree in documents(made):
        for unit in briefing.units:
            expected = [f"#topic.{match.topic}" for match in unit.topics]
            expected += [f"#form.{each}" for each in dict.fromkeys(form.form for form in unit.forms)]
            assert (by_id(tree)[unit.anchor].get("ana") or "").split() == expected


def test_every_pointer_leads_to_something(made: Made) -> None:
    pointing = ("who", "ana", "target", "wit", "from", "source", "corresp")
    for _, tree in documents(made):
        ids = by_id(tree)
        for each in tree.iter():
            for target in " ".join(each.get(name, "") for name in pointing).split():
                range = _RANGE.fullmatch(target)
                if target.startswith("#"):
                    assert (range[1] if range else target[1:]) in ids, target


def test_notes_stand_off_and_point_to_their_words(made: Made) -> None:
    for briefing, tree in documents(made):
        texts = {passage.anchor: passage.text for unit in briefing.units for passage in unit.passages}
        found = tree.findall(".//t:listAnnotation[@type='notes']/t:annotation", TEI)
        assert [each.get(ID) for each in found] == [note.anchor for note in briefing.notes]
        for each, note in zip(found, briefing.notes, strict=True):
            assert each.findtext("t:note/t:p", None, TEI) == note.annotation.note
            assert each.findtext("t:note/t:label", None, TEI) == note.annotation.lemma
            assert each.find("t:note", TEI).get("type") == note.annotation.kind
            assert len(each.findall("t:note/t:bibl", TEI)) == len(note.annotation.sources)
            if note.span.end:
                exact = texts[note.span.anchor][note.span.start : note.span.end]
                assert words(tree, each.get("target")) == exact
        assert not tree.findall(".//t:seg/*", TEI)


def test_variants_are_those_of_the_collation(made: Made) -> None:
    for briefing, tree in documents(made):
        found = []
        for app in tree.iterfind(".//t:app", TEI):
            lemma = app.findtext("t:lem", None, TEI)
            if lemma is not None and app.get("type") == "words":
                assert words(tree, app.get("from")) == lemma
            for reading in app.iterfind("t:rdg", TEI):
                kind = reading.get("type") or app.get("type")
                for siglum in reading.get("wit").split():
                    found.append((siglum[1:], kind, app.get("from"), lemma, reading.text or ""))
        assert sorted(found, key=str) == sorted(variants(briefing), key=str)


def variants(briefing: Briefing) -> Iterator[tuple[str, str, str, str | None, str]]:
    for unit in briefing.units:
        if unit.witness:
            yield "A", "omission", f"#{unit.anchor}", None, ""
    for collation in briefing.collations:
        siglum = briefing.witnesses[collation.witness].siglum
        for match in collation.matches:
            for anchor in () if match.places else match.units:
                yield siglum, "omission", f"#{anchor}", None, ""
            for each in match.variants:
                span = each.span
                range = f"#string-range({span.anchor},{span.start},{span.end - span.start})"
                where = f"#{span.anchor}" if each.is_label else range
                yield siglum, each.kind.value, where, each.lemma, each.reading


def test_the_mirrors_have_variants_and_omissions(tmp_path_factory: pytest.TempPathFactory) -> None:
    (briefing,) = (each for each in read(laid(tmp_path_factory)).briefings if each.id == mirrors.ID)
    assert {kind for _, kind, *_ in variants(briefing)} >= {"omission", "wording"}


def test_witnesses_and_directions_are_named(made: Made) -> None:
    for briefing, tree in documents(made):
        digests = [each.text for each in tree.iterfind(".//t:witness//t:idno[@type='SHA-256']", TEI)]
        assert digests == [witness.capture.sha256 for witness in briefing.witnesses]
        assert [each.text for each in tree.iterfind(".//t:stage", TEI)] == [
            each.text for each in briefing.directions
        ]


def test_reports_of_omitted_words_point_to_what_they_follow(made: Made) -> None:
    for briefing, tree in documents(made):
        found = [
            (
                each.get(ID),
                each.get("target"),
                each.findtext("t:note/t:label", "", TEI),
                *("\n\n".join(p.text for p in spoken(each, voice)) for voice in ("question", "answer")),
                each.findtext("t:note/t:p", "", TEI),
                len(each.findall("t:note/t:bibl", TEI)),
                (
                    each.findtext("t:respStmt/t:name", None, TEI),
                    each.find("t:respStmt/t:resp", TEI).get("when"),
                ),
            )
            for each in tree.iterfind(".//t:listAnnotation[@type='omissions']/t:annotation", TEI)
        ]
        assert found == [
            (
                f"omission-{number}",
                f"#{each.after.anchor or 'document'}",
                *(each.asked_by, each.question, each.answer, each.about, len(each.sources)),
                (each.editor, each.date),
            )
            for number, each in enumerate(briefing.omissions, 1)
        ]


def spoken(annotation: Tree, voice: str) -> list[Tree]:
    return list(annotation.iterfind(f"t:note/t:quote[@ana='#role.{voice}']/t:p", TEI))


def test_a_translation_is_set_beside_the_units_that_it_has() -> None:
    edition = translated()
    publication = Publication(edition=edition, paths=(), seeds=ROOT, base_url="https://e.org/")
    tree = etree.fromstring(next(iter(tei.artifacts(publication, Report()))).content)
    div = tree.find(".//t:body/t:div[@type='translation']", TEI)
    assert (div.get(LANG), div.get("source")) == ("zh", "#B")
    assert [each.get("corresp") for each in div.iterfind("t:div", TEI)] == [None, "#q1", "#q2"]
    said = [
        (seg.getparent().get("ana").removeprefix("#role."), seg.text) for seg in div.iterfind(".//t:seg", TEI)
    ]
    assert said == [
        (voice, text)
        for _, question, answer in test_collation.CHINESE
        for voice, text in (("question", question), ("answer", answer))
    ]
    labels = [each.text for each in div.iterfind(".//t:note[@type='speaker']", TEI)]
    assert labels == ["法新社", "毛宁", "路透社", "毛宁", "毛宁"]
    assert {each.get("ident") for each in tree.iterfind(".//t:language", TEI)} == {"en", "zh"}
    ids = [seg.get(ID) for seg in div.iterfind(".//t:seg", TEI)]
    assert ids == [f"b-line-{line}" for line in range(2, 8)]


def test_the_editions_read_have_what_is_read_back(tmp_path_factory: pytest.TempPathFactory) -> None:
    assert sum(len(each.omissions) for each in read(changed(tmp_path_factory)).briefings) > 1
    assert any(each.is_translation for each in translated().briefings[0].collations)


def test_corrections_are_changes_of_the_revision(made: Made) -> None:
    edition = made[0]
    for briefing, tree in documents(made):
        here = [each for each in edition.changes if each.correction.target.briefing == briefing.id]
        found = tree.findall(".//t:revisionDesc/t:change[@when]", TEI)
        told = [each for each in found if not each.get("n")]
        expected = [(each.correction.date, each.correction.reason) for each in reversed(here)]
        assert [(each.get("when"), each.text) for each in told] == expected
        revisions = [each.get("n") for each in found if each.get("n")]
        assert revisions == [edition.settings.revision] * bool(edition.settings.revised)


def test_the_corpus_has_every_document_and_the_registers_whole(made: Made) -> None:
    edition, tree = made[0], corpus(made)
    assert [each.get("n") for each in tree.iterfind("t:TEI", TEI)] == [each.id for each in edition.briefings]
    counts = {
        each.get("unit"): int(each.get("quantity")) for each in tree.iterfind("t:teiHeader//t:measure", TEI)
    }
    assert counts == {
        "documents": len(edition.briefings),
        "exchanges": len(tree.findall(".//t:div[@type='exchange']", TEI)),
        "words": sum(briefing.words for briefing in edition.briefings),
    }
    head = tree.find("t:teiHeader", TEI)
    for register, path, slugs in (
        ("person", ".//t:listPerson/t:person", edition.people),
        ("outlet", ".//t:listOrg/t:org", edition.outlets),
        ("topic", ".//t:taxonomy[@xml:id='topics']/t:category", edition.topics),
        ("form", ".//t:taxonomy[@xml:id='forms']/t:category", tuple(Form)),
    ):
        space = TEI | {"xml": "http://www.w3.org/XML/1998/namespace"}
        assert {each.get(ID) for each in head.iterfind(path, space)} == {
            f"{register}.{slug}" for slug in slugs
        }


def test_the_address_of_a_document_is_its_page(made: Made) -> None:
    for briefing, tree in documents(made):
        address = f"https://e.org/sub/briefings/{briefing.id}/"
        assert tree.findtext(".//t:publicationStmt/t:idno", None, TEI) == address
        assert tree.find(".//t:creation/t:date", TEI).get("when")[:10] == briefing.held.value[:10]


def test_what_python_can_print_xml_can_hold() -> None:
    """Such words are not looked through for what it cannot."""
    every = "".join(filter(str.isprintable, map(chr, range(sys.maxunicode + 1))))
    root = etree.fromstring(markup.file(markup.element("w", every)), etree.XMLParser(huge_tree=True))
    assert root.text == every


def test_a_label_that_is_not_printed_again_is_not_given_again() -> None:
    session = test_directions.briefing(test_directions.read(test_directions.SESSION))
    (exchange, *_) = session.exchanges
    assert [answer.resumes for answer in exchange.answers] == [False, True]
    labels = [
        "".join(note.itertext())
        for note in etree.fromstring(markup.file(tei_text.body(session))).iter("{*}note")
        if note.get("type") == "speaker"
    ]
    assert labels[:3] == ["EFE", "Mao Ning", "TASS"]
    (row, *_) = [records.exchange(session, each, "https://e.org/") for each in session.exchanges]
    answers: Any = row["answers"]
    assert [each["printed_as"] for each in answers] == ["Mao Ning", ""]
