"""What may stand before a colon, and what it says of who speaks."""

import pytest

from site_builder.capture import labels, names
from site_builder.capture.labels import Shape


@pytest.mark.parametrize(
    ("line", "text", "shape"),
    [
        ("Reuters: What is …", "Reuters", Shape.NAME),
        ("24kz: I have a question", "24kz", Shape.NAME),
        ("People’s Daily: On …", "People’s Daily", Shape.NAME),
        ("Folha de S.Paulo: On …", "Folha de S.Paulo", Shape.NAME),
        ("O Globo: On …", "O Globo", Shape.NAME),
        ("The Globe and Mail: On …", "The Globe and Mail", Shape.NAME),
        ("U.S. News & World Report: On …", "U.S. News & World Report", Shape.NAME),
        ("RIA Novosti/Sputnik: On …", "RIA Novosti/Sputnik", Shape.NAME),
        ("El País：On …", "El País", Shape.NAME),
        ("First Financial Daily: On …", "First Financial Daily", Shape.NAME),
        ("\u2002Mao\u00a0Ning : Yes.", "Mao\u00a0Ning", Shape.NAME),
        ("法新社: …", "法新社", Shape.NAME),
        ("Q:Last week …", "Q", Shape.ASKER),
        ("Question: …", "Question", Shape.ASKER),
        ("Reporter 4: …", "Reporter 4", Shape.ASKER),
        ("Follow-up: …", "Follow-up", Shape.ASKER),
        ("Reuters reporter: …", "Reuters reporter", Shape.ASKER),
        ("CCTV Financial Reporter: …", "CCTV Financial Reporter", Shape.ASKER),
        (
            "A reporter from the JoongAng Ilbo asked: …",
            "A reporter from the JoongAng Ilbo asked",
            Shape.ASKER,
        ),
        ("A: …", "A", Shape.ANSWERER),
        ("Spokesperson: …", "Spokesperson", Shape.ANSWERER),
        (
            "Foreign Ministry spokesperson Guo Jiakun: …",
            "Foreign Ministry spokesperson Guo Jiakun",
            Shape.ANSWERER,
        ),
        (
            "Hong Lei opened with the following announcement: …",
            "Hong Lei opened with the following announcement",
            Shape.ANSWERER,
        ),
        ("Mao Ning answered: …", "Mao Ning answered", Shape.SAYER),
    ],
)
def test_label_is_seen(line: str, text: str, shape: Shape) -> None:
    found = labels.at_start(line)
    assert found
    assert found[0] == text
    assert labels.look(text).shape is shape
    assert line[: found[1]].rstrip(":：").strip() == text


@pytest.mark.parametrize("label", ["[CCTV]", "【CCTV】", "“CCTV”", "<CCTV>", '"CCTV"'])
def test_what_a_page_prints_around_a_label_is_no_part_of_it(label: str) -> None:
    assert labels.at_start(f"{label}: What is next?") == ("CCTV", len(label) + 1)


@pytest.mark.parametrize(
    "line",
    [
        "We have no comment.",
        "Our message is this: talks are better.",
        "China’s position is clear: the treaty must be kept.",
        "The main points are as follows:",
        "As follows: one and two",
        "First: peace.",
        "First (and foremost): peace.",
        "Our plan (in brief): talks",
        "Second, on trade: more of it",
        "1: peace",
        "At 22:30 they left.",
        "22:30 was the hour.",
        "“Building Trust: A Report” was published.",
        "Building “Trust: A Report",
        "Yes. The Answer: no",
        "Tel: +1-202-495-2266",
        "Fax: +1-202-495-2138",
        "Address: 2201 Wisconsin Avenue, N.W.",
        "Email for Visa Application:",
        "Updated: 2023-11-16",
        "Source: Xinhua",
        "https://example.org",
        "Foreign Ministry Spokesperson’s Remarks: a list",
        "A Very Long Name Of More Than Eight Words Altogether: no",
        "12:30-16:30",
        ":",
        "",
    ],
)
def test_colon_without_a_label_is_left_alone(line: str) -> None:
    found = labels.at_start(line)
    assert found is None or labels.look(found[0]).shape is Shape.NOTHING


@pytest.mark.parametrize(
    ("label", "outlet"),
    [
        ("Antara", "Antara"),
        ("People’s Daily", "People’s Daily"),
        ("Mao\u00a0Ning\u200b TV", "Mao Ning TV"),
        ("Reuters reporter", "Reuters"),
        ("AFP correspondent 2", "AFP"),
        ("NHK follow-up", "NHK"),
        ("NHK (follow-up)", "NHK"),
        ("Reuters (via email)", "Reuters"),
        ("Q (in Chinese)", ""),
        ("Bloomberg asked", "Bloomberg"),
        ("A reporter from the JoongAng Ilbo asked", "JoongAng Ilbo"),
        ("Q", ""),
        ("Question", ""),
        ("Journalist", ""),
        ("Reporter 4", ""),
        ("Follow-up", ""),
        ("After the press conference, a journalist asked", ""),
        ("", ""),
    ],
)
def test_outlet_is_named_or_nobody_is(label: str, outlet: str) -> None:
    assert labels.outlet_name(label) == outlet


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Mao Ning", "Mao Ning"),
        ("Mao\u2002Ning", "Mao Ning"),
        ("A", ""),
        ("Spokesperson", ""),
        ("Spokesperson Mao Ning", "Mao Ning"),
        ("Foreign Ministry Spokesman Hong Lei", "Hong Lei"),
        ("Hong Lei opened with the following announcement", "Hong Lei"),
        ("Mao Ning replied", "Mao Ning"),
        ("Mao Ning (in Chinese)", "Mao Ning"),
        ("Spokesperson Mao Ning (in English)", "Mao Ning"),
    ],
)
def test_answerer_is_named_or_nobody_is(label: str, name: str) -> None:
    assert labels.answerer_name(label) == labels.look(label).name == name


@pytest.mark.parametrize("name", ["Mao Ning", "Hua Chunying", "Ouyang Xiu"])
def test_person_is_told_from_an_outlet(name: str) -> None:
    assert names.is_person(name)


@pytest.mark.parametrize(
    "name",
    ["Reuters", "Dragon TV", "China Daily", "Kyodo News", "Al Jazeera", "Le Monde", "The Paper", "24kz"],
)
def test_outlet_is_told_from_a_person(name: str) -> None:
    assert not names.is_person(name)


def test_the_names_known_without_a_register_are_as_labels_are_compared() -> None:
    assert [labels.key(name) for name in sorted(names.COMMON)] == sorted(names.COMMON)
