"""The token is removed from what a server echoes, whatever form the echo has."""

from __future__ import annotations

import os
import random

import pytest
from echoes import FILLERS, FORMS, echo, token

from lytics_async.access.scrubbing import scrub, scrub_bytes, scrub_value
from lytics_async.access.secret import Secret


def leftover(shown: str, echoed: str) -> bool:
    """Return whether half of an echo, in one piece, is still shown."""
    half = len(echoed) // 2
    return any(echoed[start : start + half] in shown for start in range(len(echoed) - half + 1))


def check(rounds: int, seed: int) -> None:
    random_ = random.Random(seed)
    for number in range(rounds):
        form = random_.choice([*FORMS])
        value = token(random_)
        echoed = echo(value, form, random_)
        text = random_.choice(FILLERS) + echoed + random_.choice(FILLERS)
        shown = scrub(text, Secret(value))
        assert not leftover(shown, echoed), (seed, number, form, value, text, shown)


@pytest.mark.parametrize("form", FORMS)
def test_an_echo_in_each_form_is_removed(form: str) -> None:
    random_ = random.Random(form)
    for _ in range(25):
        value = token(random_)
        for before in FILLERS:
            echoed = echo(value, form, random_)
            shown = scrub(before + echoed + before, Secret(value))
            assert not leftover(shown, echoed), (value, before + echoed, shown)


def test_generated_echoes_are_removed() -> None:
    check(4000, seed=1)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_a_million_generated_echoes_are_removed() -> None:
    check(int(os.environ.get("FUZZ_ROUNDS", "1000000")), seed=2)


@pytest.mark.parametrize(
    "text",
    [
        "Not authorized",
        '{"status":500,"message":"Internal error","request_id":"0f8b6c1e-77a0"}',
        "<html><body>502 Bad Gateway: 100% of &lt;nodes&gt; are busy \\u00e9</body></html>",
        "at.0a1b2c3d5e4f60719283b4a5d6c7f8e9",
        "\\" * 1000 + "%25" * 1000 + "&amp;" * 1000,
        "Grüße, 東京, \U0001f600, İ",
    ],
)
def test_other_text_is_unchanged(text: str) -> None:
    secret = Secret("at.0a1b2c3d4e5f60718293a4b5c6d7e8f9")
    assert scrub(text, secret) == text
    assert scrub_bytes(text.encode(), secret) == text.encode()
    assert scrub(text, None) == text
    assert scrub(text, Secret("")) == text


def test_what_surrounds_an_echo_is_kept() -> None:
    secret = Secret("at.0a1b2c3d4e5f")
    assert scrub("token at.0a1b2c3d4e5f is expired", secret) == "token *** is expired"
    assert scrub("AT%2E0A1B2C3D4E5F, twice: at.0a1b2c3d4e5f.", secret) == "***, twice: ***."


def test_what_a_server_cuts_off_or_masks_in_part_is_removed() -> None:
    secret = Secret("at.0a1b2c3d4e5f60718293a4b5c6d7e8f9")
    assert scrub("token at.0a1b2c3d4e5f607182… expired", secret) == "token ***… expired"
    assert scrub("...3d4e5f60718293a4b5c6d7e8f9 expired", secret) == "...*** expired"
    assert scrub("base64 YXQuMGExYjJjM2Q0ZTVmNjA3MTgyOTNh…", secret) == "base64 ***…"
    assert scrub("token at.0a1b2c3d4*** expired", secret) == "token at.0a1b2c3d4*** expired"


def test_a_short_token_is_removed_as_it_is_only() -> None:
    assert scrub("a test of T and t", Secret("t")) == "a ***es*** of T and ***"


def test_names_and_values_of_decoded_json_are_cleaned() -> None:
    secret = Secret("at.0a1b2c3d4e5f")
    echoed = "AT.0A1B2C3D4E5F"
    assert scrub_value({echoed: [1, None, {"a": f"x {echoed}"}]}, secret) == {
        "***": [1, None, {"a": "x ***"}]
    }
