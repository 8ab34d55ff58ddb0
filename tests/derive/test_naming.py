"""A label that says more than a name is printed as it is; one that is but the name is not printed twice."""

import pytest

from site_builder.derive import naming
from site_builder.model import Edition, Outlet, Person, SiteSettings, Slug

AFP = Outlet(slug=Slug("afp"), name="Agence France-Presse", aliases=("AFP", "法新社"))
ILBO = Outlet(slug=Slug("ilbo"), name="JoongAng Ilbo")
AP = Outlet(slug=Slug("ap"), name="AP")
CCTV = Outlet(slug=Slug("cctv"), name="CCTV", aliases=("CCTV Financial",))
MAO = Person(slug=Slug("mao-ning"), name="Mao Ning", aliases=("毛宁",))
EDITION = Edition(
    settings=SiteSettings(),
    briefings=(),
    outlets={each.slug: each for each in (AFP, ILBO, AP, CCTV)},
    people={MAO.slug: MAO},
    topics={},
    events={},
    event_mentions={},
    person_mentions={},
    prose=(),
    redirects=(),
    pins=(),
)


@pytest.mark.parametrize(
    ("outlet", "label", "shown"),
    [
        # Another form of the name.
        (AFP, "AFP", ("", "Agence France-Presse", "", "AFP")),
        # But the name.
        (AFP, "agence  France-Presse", ("", "Agence France-Presse", "", "")),
        (CCTV, "CCTV Financial", ("", "CCTV", " Financial", "")),
        (ILBO, "The JoongAng Ilbo", ("", "JoongAng Ilbo", "", "")),
        # Words around the name.
        (
            ILBO,
            "A reporter from the JoongAng Ilbo asked",
            ("A reporter from the ", "JoongAng Ilbo", " asked", ""),
        ),
        (AP, "2. AP\u2002reporter", ("2. ", "AP", " reporter", "")),
        # The name is not in the label as the register has it; letters within a word are no name.
        (AFP, "AFP reporter", ("", "Agence France-Presse", "", "AFP reporter")),
        (AFP, "法新社记者", ("", "Agence France-Presse", "", "法新社记者")),
        (AP, "APs reporter", ("", "AP", "", "APs reporter")),
    ],
)
def test_who_asks(outlet: Outlet, label: str, shown: tuple[str, str, str, str]) -> None:
    found = naming.asks(EDITION, outlet.slug, label, "en")
    assert (found.before, found.name.text, found.after, found.printed) == shown
    assert found.name.path == f"/outlets/{outlet.slug}/"
    assert found.remark == ""


@pytest.mark.parametrize(
    ("label", "name", "remark"),
    [
        ("Q", "Q", "no outlet is named"),
        ("A journalist asked", "A journalist asked", "no outlet is named"),
        ("", "No outlet is named", ""),
    ],
)
def test_where_no_outlet_is_named_that_is_said(label: str, name: str, remark: str) -> None:
    found = naming.asks(EDITION, Slug(""), label, "en")
    assert (found.name.text, found.name.path, found.remark) == (name, "", remark)


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("Mao Ning", ("", "Mao Ning", "", "")),
        ("毛宁", ("", "Mao Ning", "", "毛宁")),
        # A sign says less than the name.
        ("A", ("", "Mao Ning", "", "")),
        ("", ("", "Mao Ning", "", "")),
        ("Mao Ning added", ("", "Mao Ning", " added", "")),
        ("Spokesperson Mao Ning said in response", ("Spokesperson ", "Mao Ning", " said in response", "")),
        ("Ms. Mao", ("", "Mao Ning", "", "Ms. Mao")),
        ("Mao Nnig", ("", "Mao Ning", "", "Mao Nnig")),
        ("The spokesperson answered", ("", "Mao Ning", "", "The spokesperson answered")),
    ],
)
def test_who_answers(label: str, shown: tuple[str, str, str, str]) -> None:
    found = naming.answers(EDITION, MAO.slug, label, "en")
    assert (found.before, found.name.text, found.after, found.printed) == shown


def test_one_who_is_nobody_we_know_answers_under_the_label() -> None:
    assert naming.answers(EDITION, Slug(""), "The official", "en").name.text == "The official"
    assert naming.answers(EDITION, Slug(""), "", "en").name.text == "Answer"
