"""What a capture suffered is mended where there is one reading alone, and said; its bytes stay."""

import codecs
import hashlib
from pathlib import Path

import pytest

from site_builder.capture import decoding, repair, seeds
from site_builder.capture.source import Seed
from site_builder.diagnostics import Report, render
from site_builder.model import Capture, RepairKind
from tests import pace

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
CASES = Path(__file__).parents[1] / "diagnostics"
WINDOWS = [f"cp{number}" for number in range(1250, 1259)]
LATIN = ["cp1250", "cp1252", "cp1254", "cp1257"]
CHINESE = (
    "2023年11月16日外交部发言人毛宁主持例行记者会\n\n法新社记者：请问中国对此有何评论？\n\n"
    "毛宁：中方的立场是一贯的、明确的。"
)


def read(raw: bytes | str) -> tuple[Seed, list[str]]:
    """Return the seed, and "rule line:column" of each diagnostic."""
    report = Report()
    raw = raw.encode() if isinstance(raw, str) else raw
    seed = seeds.decode(raw, report, name="a.txt", shown="a.txt")
    assert isinstance(seed, Seed), seed.refused
    assert seed.raw == raw
    assert seed.sha256 == hashlib.sha256(raw).hexdigest()
    return seed, [f"{each.rule.name} {each.location.line}:{each.location.column}" for each in report]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_nothing_is_mended_in_the_seeds(path: Path) -> None:
    text = path.read_bytes().decode()
    mended = repair.mend(text.split("\n"))
    assert mended.lines == tuple(text.split("\n"))
    assert (mended.repairs, mended.lost, mended.damage) == ((), (), None)


@pytest.mark.parametrize(
    ("was", "became", "kind"),
    [
        ("China&nbsp;is&#160;here", "China\xa0is\xa0here", RepairKind.ENTITY),
        ("AT&amp;T, China&#8217;s, &ldquo;x&rdquo;", "AT&T, China’s, “x”", RepairKind.ENTITY),
        ("twice &amp;nbsp; and thrice &amp;amp;quot;", 'twice \xa0 and thrice "', RepairKind.ENTITY),
        ("soft&shy;ly, on a line&#10;of its own", "softly, on a line of its own", RepairKind.ENTITY),
        ("Chinaâ€™s dÃ©tente â€œnowâ€\x9d", "China’s détente “now”", RepairKind.MOJIBAKE),
        ("Mr SelakoviÄ‡ Ã¢â‚¬â€œ twice", "Mr Selaković – twice", RepairKind.MOJIBAKE),
        ("Chinaâ€™s “right” quotes’ stand", "China’s “right” quotes’ stand", RepairKind.MOJIBAKE),
        ("as MacRoman, China‚Äôs", "as MacRoman, China’s", RepairKind.MOJIBAKE),
        ("as GBK, China鈥檚 and 鈥淎ll", "as GBK, China’s and “All", RepairKind.MOJIBAKE),
        ("GBK as Latin-1, China¡¯s ¡°so¡±", "GBK as Latin-1, China’s “so”", RepairKind.MOJIBAKE),
        ("æ¯›å®\x81ï¼šä¸\xadæ–¹", "毛宁：中方", RepairKind.MOJIBAKE),
        ("gov\xadern\ufeffment", "government", RepairKind.INVISIBLE),
        ("say \u202eon\u202c, or \u2066yes\u2069\u200e", "say on, or yes", RepairKind.DIRECTION),
        ("one\u2028two\x0cthree\x0bfour\u2029", "one two three four ", RepairKind.SEPARATOR),
        ("China\x92s \x93x\x94 and more\x85", "China’s “x” and more…", RepairKind.CONTROL),
        ("at the end \x00 of \x01words\x00\x00", "at the end  of words", RepairKind.CONTROL),
    ],
)
def test_certain_damage_is_mended_and_reported(was: str, became: str, kind: RepairKind) -> None:
    seed, faults = read(f"Title\n{was}\n")
    assert seed.lines == ("Title", became)
    assert {each.kind for each in seed.repairs} == {kind}
    first = seed.repairs[0]
    rule = "reordered-text" if kind is RepairKind.DIRECTION else "repaired-text"
    assert faults == [f"{rule} 2:{first.column}"]
    assert repair.spelt(was[first.column - 1 :]).startswith(first.was)
    assert all((each.was + each.became).isprintable() for each in seed.repairs)


@pytest.mark.parametrize(
    "text",
    [
        "AT&T, Q&A; R&D; and &c; &notit; &#0; &unknown;",
        "“é”… café”— à la carte, Ångström, Øre, Ça, Éire, “Él”, Ñ’",
        "What is it?And why? the answer? See https://example.org/?id=3&lang=en",
        "See https://example.org/page?print",
        "a\u00a0b\u2002c\u202fd\u200be\u3000f",
        "毛宁：中方的立场是一贯的、明确的。",
        "Straight ' and \" and curly ‘ ’ “ ” stay",
        "full-width ：， and ﬁ stay",
        "a line\tof a table",
    ],
)
def test_what_is_printed_so_stays(text: str) -> None:
    seed, faults = read(text)
    assert (seed.text, seed.repairs, faults) == (text, (), [])


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Mr Selakovi\ufffd came", "1:12"),
        ("Mr Selakovi? said so", "1:12"),
        ("President Erdo?an came", "1:15"),
        ("President Erdo?an", "1:15"),
        ("President (Erdo?an) came", "1:16"),
        ('President "Erdo?an" came', "1:16"),
        ("\nChina?s position", "2:6"),
        ("Chinaâ€ s position", "1:6"),
        ("the word \ue123 here", "1:10"),
        ("China鈥?s position", "1:6"),
    ],
)
def test_lost_letter_stays_and_is_pointed_out(text: str, place: str) -> None:
    seed, faults = read(text)
    assert (seed.text, seed.repairs) == (text, ())
    assert faults == [f"lost-letter {place}"]


def test_each_kind_is_reported_once_with_its_number() -> None:
    report = Report()
    seeds.decode(("x\n" + "a&nbsp;b gov\xadern " * 500).encode(), report, name="a.txt", shown="a.txt")
    assert [each.message for each in report] == [
        '"&nbsp;" is left over from the page\'s code, and was read as what it means, "U+00A0" '
        "(no-break space); there are 500 such places.",
        '"U+00AD" (soft hyphen) is a character that nobody sees, and was left out; '
        "there are 500 such places.",
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_text_with_the_mark_of_a_wide_encoding_is_read(encoding: str) -> None:
    seed, faults = read("CCTV: Détente?\r\n毛宁".encode(encoding))
    assert seed.lines == ("CCTV: Détente?", "毛宁")
    assert faults == ["repaired-text 1:1"]
    assert [(each.kind, each.was) for each in seed.repairs] == [(RepairKind.ENCODING, encoding.upper())]


@pytest.mark.parametrize("encoding", ["gb18030", "gbk", "gb2312"])
def test_chinese_page_is_read(encoding: str) -> None:
    seed, _ = read(CHINESE.encode(encoding))
    assert seed.text == CHINESE
    assert [each.was for each in seed.repairs] == ["GB 18030"]


def test_english_page_with_chinese_punctuation_is_read() -> None:
    english = SEEDS[1].read_text("utf-8").replace("é", "e")
    assert read(english.encode("gb18030"))[0].text == english


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("外交部發言人毛寧主持例行記者會，請問中國對此有何評論？我們的立場是一貫的。", "big5"),
        ("外務省報道官は記者会見で次のように述べた。中国の立場", "shift_jis"),
        ("外務省報道官は記者会見で次のように述べた。中国の立場", "euc_jp"),
        ("외교부 대변인은 기자회견에서 다음과 같이 말했다. 중국의 입장은 분명하다", "euc_kr"),
        ("Официальный представитель МИД Китая", "cp1251"),
        ("Selaković said", "iso-8859-2"),
        ("El portavoz español", "latin-1"),
    ],
)
def test_other_encodings_are_not_guessed(text: str, encoding: str) -> None:
    report = Report()
    found = seeds.decode(text.encode(encoding), report, name="a.txt", shown="a.txt")
    assert isinstance(found, Capture)
    assert "is not valid UTF-8" in found.refused


def test_stray_bytes_of_windows_are_read() -> None:
    seed, faults = read(b"China\x92s d\xe9tente \x96 \x93yes\x94\nLe\xf3n\n")
    assert seed.lines == ("China’s détente – “yes”", "León")
    assert faults == ["repaired-text 1:6"]
    assert (seed.repairs[0].was, seed.repairs[0].became) == ("0x92", "’")


def test_only_bytes_with_one_meaning_are_read() -> None:
    letters = "ÄÉÓÖÜßäéóöü"
    for byte in range(0x80, 0x100):
        raw = bytes([byte])
        mended = repair.mend([f"a{raw.decode('utf-8', 'surrogateescape')}b"])
        meanings = {raw.decode(page, "replace") for page in WINDOWS}
        if mended.damage:
            continue
        (became,) = (line[1:-1] for line in mended.lines)
        assert meanings == {became} or became in letters
        assert {raw.decode(page, "replace") for page in LATIN} == {became}
    for punctuation in "‘’“”•–—…":
        raw = punctuation.encode("cp1252")
        assert repair.mend([raw.decode("utf-8", "surrogateescape")]).lines == (punctuation,)


def test_letter_far_from_latin_letters_is_not_guessed() -> None:
    assert repair.mend(["毛\udce9宁"]).damage == repair.Damage(line=1, column=2, character="\udce9")


def test_surrogates_in_pairs_are_read_and_others_refused() -> None:
    assert read(b"so \xed\xa0\xbd\xed\xb8\x80 it is")[0].text == "so 😀 it is"
    assert decoding.decode(b"\xed\xa0\xbd").text == "\udced\udca0\udcbd"
    assert repair.mend([decoding.decode(b"x \xed\xa0\xbd").text]).damage


def test_file_that_is_damaged_all_over_is_refused() -> None:
    report = Report()
    found = seeds.decode(b"x\n" + b"&nbsp; " * 20_001, report, name="a.txt", shown="a.txt")
    assert isinstance(found, Capture)
    assert found.refused == "its text is damaged in more places than pages are"
    assert [render(each) for each in report] == [
        (CASES / "C130" / "expected.txt").read_text("utf-8").rstrip()
    ]


def test_soft_hyphen_at_the_end_of_a_line_stays() -> None:
    assert read("gov\xad\nern\xadment")[0].lines == ("gov\xad", "ernment")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_repairs_keep_the_lines(end: str) -> None:
    seed, _ = read(codecs.BOM_UTF8 + end.join(["a\u2028b", "", "c&nbsp;&#10;d", "\x85", ""]).encode())
    assert seed.lines == ("a b", "", "c\xa0 d", "…")
    assert [(each.kind.value, each.line) for each in seed.repairs] == [
        ("byte-order-mark", 1),
        ("separator", 1),
        ("entity", 3),
        ("entity", 3),
        ("control", 4),
    ]


HOSTILE: dict[str, str | bytes] = {
    "entities": "&amp;" * 200_000,
    "half entities": "&amp;amp;amp;" * 76_000 + "&#" * 1_000,
    "ampersands": "&" * 1_000_000,
    "mojibake": "â€™" * 120_000,
    "half mojibake": "Ã" * 500_000,
    "a long run of it": "æ¯›" * 160_000,
    "soft hyphens": "a\xad" * 330_000,
    "soft hyphens in a row": "\xad" * 500_000 + "\n",
    "directions": "a\u202e" * 250_000,
    "controls": "\x01 " * 500_000,
    "lost letters": "a?b " * 250_000,
    "question marks": "?" * 1_000_000,
    "names": "Selakovi? said " * 66_000,
    "surrogates": b"\xed\xa0\xbd\xed\xb8\x80" * 160_000,
    "stray bytes": b"China\x92s " * 125_000,
    "bytes": b"\x92" * 1_000_000,
    "Han": "中方的" * 110_000,
    "Chinese": ("中方的立场是一贯的" * 55_000).encode("gb18030"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_megabyte_is_mended_or_refused_in_half_a_second(name: str) -> None:
    text = HOSTILE[name]
    raw = text.encode() if isinstance(text, str) else text
    assert pace.keeps(0.5, lambda: repair.mend(decoding.decode(raw).text.split("\n")))


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Pelé said it‚Äôs so",
            "as é‚Äôs",
            "éÂ\xa0x",
            "co\xad&nbsp;op",
            "co\xad\xad",
            "co\xad&shy;",
            "co\ufeff\xad",
        ),
        *("\xadâ€™", "â€™\xad", "\xad"),
    ],
)
def test_what_is_mended_is_not_sound_and_stays_mended(text: str) -> None:
    mended = repair.mend([text])
    assert repair.is_sound(text, repair.odd(text.encode("utf-8", "surrogatepass"))) is False
    assert repair.mend(mended.lines).lines == mended.lines
    assert mended.lines[0].rstrip("\xad") == mended.lines[0].replace("\xad", "")
