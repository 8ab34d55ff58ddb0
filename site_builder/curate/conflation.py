"""A draft in; the units of its text out, and what each witness has of them.

The text is that of the copy-text. What another witness in the same language has alone, an exchange or a
paragraph of an opening, is put in its place, so that nothing that was said is hidden.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from site_builder import capture
from site_builder.capture.turns import openings
from site_builder.curate import alignment, languages, translation
from site_builder.curate.alignment import Group, Said
from site_builder.curate.collate import Draft
from site_builder.curate.registers import Registers
from site_builder.diagnostics import Location, Report, Rule, Severity
from site_builder.model import Capture, Paragraph, Role, Turn

DOUBTFUL_ALIGNMENT = Rule(code="U244", name="doubtful-alignment", severity=Severity.WARNING)

_ORDER = "oqp"  # in which a document prints them

Place = tuple[int, int]  # (turn, paragraph) of a capture


@dataclass(frozen=True, slots=True, kw_only=True)
class Loose:
    """A unit of one witness, before it has an address. `family` is "q" for an exchange, "o" for a paragraph
    before the first question, "p" for one of a report; what is no exchange has one turn of one paragraph."""

    family: str
    witness: int
    turns: tuple[Turn, ...]
    places: tuple[Place, ...]

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(paragraph for turn in self.turns for paragraph in turn.paragraphs)

    @property
    def name(self) -> tuple[int, Place]:
        return self.witness, self.places[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attested:
    """Units of the text, and what a witness has for them. One of the two may be empty."""

    ours: tuple[Loose, ...]
    theirs: tuple[Loose, ...]
    is_moved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """`units` in the order of the text. `attested` accounts for every unit of the text, and of each witness
    but the copy-text; `translations` are the witnesses in another language."""

    draft: Draft
    units: tuple[Loose, ...]
    attested: tuple[tuple[Attested, ...], ...] = ()
    translations: frozenset[int] = frozenset()


def conflate(draft: Draft, listed: Registers, report: Report) -> Text:
    """Return the text of one briefing. Outlets that the editors `listed` help to find what belongs together
    in two languages; where that stays in doubt, it is reported."""
    captures = [witness.capture for witness in draft.witnesses]
    first, *others = (loose(read, number) for number, read in enumerate(captures))
    text, attested = list(first), dict[int, list[Attested]]()
    translations = frozenset(
        number
        for number, read in enumerate(captures)
        if not languages.is_same(read.language, captures[0].language)
    )
    for number, witness in enumerate(others, 1):
        if number not in translations:
            groups = alignment.align([_said(unit) for unit in text], [_said(unit) for unit in witness])
            attested[number] = _attested(groups, text, witness)
            text = _with_added(text, witness, groups)
    for number in sorted(translations):
        witness = others[number - 1]
        pairs = translation.align(_signs(text, listed), _signs(witness, listed))
        attested[number] = _attested(pairs.groups, text, witness)
        if pairs.doubtful and "id" not in draft.witnesses[number].record.rulings:
            _report_doubtful(captures[number], captures[0], pairs.doubtful, report)
    return Text(
        draft=draft,
        units=tuple(text),
        attested=tuple(
            _accounted(text, attested[number], witness, is_translation=number in translations)
            for number, witness in enumerate(others, 1)
        ),
        translations=translations,
    )


def printed(texts: Iterable[Text]) -> Mapping[str, frozenset[int]]:
    """Return the turns, by index, that a text is printed from, by the seed of the capture; copy-texts have
    their place even where they have none."""
    return {
        witness.capture.seed: turns
        for text in texts
        for number, witness in enumerate(text.draft.witnesses)
        if (turns := _turns(text, number)) or not number
    }


def _turns(text: Text, witness: int) -> frozenset[int]:
    places = (place for unit in text.units if unit.witness == witness for place in unit.places)
    return frozenset(turn for turn, _ in places)


def loose(read: Capture, witness: int) -> tuple[Loose, ...]:
    """Return the units of a capture in the order in which a document prints them."""
    exchanges = [
        _exchange([*group.questions, *group.answers], read, witness)
        for group in capture.exchanges(read.turns)
    ]
    families = {index: "p" for index, turn in enumerate(read.turns) if turn.role is Role.PARAGRAPH}
    families |= dict.fromkeys(openings(read.turns), "o")
    blocks = [
        Loose(
            family=families[index],
            witness=witness,
            turns=(turn._replace(paragraphs=(paragraph,)),),
            places=((index, number),),
        )
        for index, turn in enumerate(read.turns)
        if index in families
        for number, paragraph in enumerate(turn.paragraphs)
    ]
    return _in_family_order([*blocks, *exchanges])


def _exchange(indexes: Sequence[int], read: Capture, witness: int) -> Loose:
    return Loose(
        family="q",
        witness=witness,
        turns=tuple(read.turns[index] for index in indexes),
        places=tuple((index, n) for index in indexes for n in range(len(read.turns[index].paragraphs))),
    )


def _in_family_order(units: Iterable[Loose]) -> tuple[Loose, ...]:
    return tuple(sorted(units, key=lambda unit: _ORDER.index(unit.family)))


def _said(unit: Loose) -> Said:
    asked = (turn for turn in unit.turns if turn.role is Role.QUESTION)
    return Said(
        paragraphs=tuple(paragraph.text for paragraph in unit.paragraphs),
        questions=tuple(paragraph.text for turn in asked for paragraph in turn.paragraphs),
    )


def _signs(units: Sequence[Loose], listed: Registers) -> list[translation.Signs]:
    return [
        translation.signs(
            unit.family,
            [
                label
                for turn in unit.turns
                if turn.role is Role.QUESTION
                for label in (turn.label, *turn.credited)
            ],
            [paragraph.text for paragraph in unit.paragraphs],
            listed,
        )
        for unit in units
    ]


def _attested(groups: Iterable[Group], text: Sequence[Loose], witness: Sequence[Loose]) -> list[Attested]:
    return [
        Attested(
            ours=tuple(text[n] for n in group.ours),
            theirs=tuple(witness[n] for n in group.theirs),
            is_moved=group.is_moved,
        )
        for group in groups
    ]


def _with_added(text: Sequence[Loose], witness: Sequence[Loose], groups: Iterable[Group]) -> list[Loose]:
    """Return the text with what the witness alone has, each unit behind the one that it follows there."""
    follows = {n: max(group.ours) + 1 for group in groups if not group.is_moved for n in group.theirs}
    known = {n for group in groups for n in group.theirs}
    added: dict[int, list[Loose]] = defaultdict(list)
    place = 0
    for number, unit in enumerate(witness):
        place = follows.get(number, place)
        if number not in known:
            added[place].append(unit)
    merged = [*added[0], *(each for n, unit in enumerate(text, 1) for each in (unit, *added[n]))]
    return list(_in_family_order(merged))


def _accounted(
    text: Sequence[Loose], attested: Sequence[Attested], witness: Sequence[Loose], *, is_translation: bool
) -> tuple[Attested, ...]:
    """Return what the witness has for every unit of the text, in the order of the text; what it has alone
    stands behind what it follows there."""
    held = {unit.name for each in attested for unit in each.ours}
    kept = {unit.name for each in attested for unit in each.theirs}
    alone = [unit for unit in witness if unit.name not in kept]
    whole = [
        *attested,
        *(Attested(ours=() if is_translation else (unit,), theirs=(unit,)) for unit in alone),
        *(
            Attested(ours=(unit,), theirs=())
            for unit in text
            if unit.name not in held and (is_translation or unit.witness != witness[0].witness)
        ),
    ]
    order = {unit.name: number for number, unit in enumerate(text)}
    homes = {
        unit.name: max((order[our.name] for our in each.ours), default=-1)
        for each in attested
        for unit in each.theirs
    }
    after: dict[tuple[int, Place], int] = {}
    last = -1
    for unit in witness:
        last = after[unit.name] = homes.get(unit.name, last)

    def place(each: Attested) -> tuple[int, int]:
        if each.ours:
            return order[each.ours[0].name], 0
        return after[each.theirs[0].name], 1

    return tuple(sorted(whole, key=place))


def _report_doubtful(read: Capture, first: Capture, doubtful: int, report: Report) -> None:
    wording = f"{doubtful} exchange{'s' if doubtful > 1 else ''}"
    report.add(
        DOUBTFUL_ALIGNMENT,
        Location(path=read.path),
        f"{wording} of {read.path} could not be set beside those of {first.path} with certainty.",
        hint="add the outlets' names in both languages to content/outlets.yaml; where the page is right, "
        "rule on the `id:` of the capture in content/witnesses.yaml",
    )
