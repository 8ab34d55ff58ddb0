"""Which element may stand where (https://html.spec.whatwg.org/multipage/)."""

import pytest

from site_builder.verify import nesting

# Those of the list in 13.2.6.5, "The rules for parsing tokens in foreign content", that this edition uses.
ENDS_DRAWING = (
    "b blockquote body br code dd div dl dt em h1 h2 h3 h4 h5 h6 head hr i img li menu meta ol p pre "
    "ruby s small span strong sub sup table u ul var"
)


def fault(*tags: str) -> str:
    """Return what is wrong with the last of these elements, each within the one before."""
    context = nesting.document()
    for tag in tags:
        context = context.enter(tag)
    return context.fault


@pytest.mark.parametrize("tag", [*ENDS_DRAWING.split(), "foreignObject", "annotation-xml"])
def test_an_element_that_ends_a_drawing_may_not_stand_in_one(tag: str) -> None:
    assert fault("html", "body", "svg", "g", tag)


@pytest.mark.parametrize("tag", ["title", "path", "text", "g"])
def test_parts_of_a_drawing_may(tag: str) -> None:
    assert fault("html", "body", "svg", "g", tag) == ""


def test_a_template_holds_anything_but_the_parts_of_a_page() -> None:
    assert all(fault("html", "body", "template", tag) for tag in ("html", "head", "body"))
    assert not any(fault("html", "body", "template", tag) for tag in ("p", "li", "td", "option", "span"))
