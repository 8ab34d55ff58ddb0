"""What a printer changes leaves the fingerprint alone; what a writer changes does not."""

import hashlib

import pytest

from site_builder.curate.fingerprints import distance, fingerprint, folded, sketch

PRINTED = "The “three communiqués” — in-depth,\u00a0and China’s US\u00ad-bound note…"


@pytest.mark.parametrize(
    "text",
    [
        'THE "Three Communiques" - in–depth, and China\'s US-bound note',
        "The «three communique\u0301s»: in depth and China‘s US‑bound note.",
        "  The three\tcommuniqués\n\nin-depth and China s US bound note",
    ],
)
def test_print_does_not_count(text: str) -> None:
    assert fingerprint([text]) == fingerprint([PRINTED])


@pytest.mark.parametrize(
    "text",
    ["The three communiqués in-depth and China’s US-bound notes", "The three communiqués in-depth and"],
)
def test_words_count(text: str) -> None:
    assert fingerprint([text]) != fingerprint([PRINTED])


def test_the_end_of_a_paragraph_does_not_count() -> None:
    assert fingerprint(["one two.", "", "Three"]) == fingerprint(["one", "two three"])


def test_the_fingerprint_is_the_sha256_that_the_docs_promise() -> None:
    assert fingerprint(["Two", "Words!"]) == hashlib.sha256(b"two words").hexdigest()[:16]


def test_letters_of_other_scripts_are_words() -> None:
    assert folded("中国 и straße_½") == "中国 и strasse 1 2".encode()


def test_a_sketch_is_near_for_near_words_and_far_for_others() -> None:
    text = folded("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen")
    near = text.replace(b"seven", b"zeven")
    far = b" ".join(reversed(text.split()))
    assert distance(sketch([text]), sketch(text.split())) == 0
    assert distance(sketch([text]), sketch([near])) < 40 < distance(sketch([text]), sketch([far]))


@pytest.mark.parametrize("text", [b"", b"yes", b"yes indeed"])
def test_the_shortest_texts_have_a_sketch(text: bytes) -> None:
    assert len(sketch([text])) == 32


def test_a_missing_sketch_is_near_to_nothing() -> None:
    assert distance("", sketch([b"a b c"])) == distance("", "") == 128
