"""Recognizes personal data (PII) in the columns of records, and masks values for reports. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from ipaddress import ip_address
from typing import Any, Literal

from lytics_async.preflight.times import read_time

PersonalData = Literal[
    "e-mail addresses",
    "phone numbers",
    "IP addresses",
    "card numbers",
    "IBANs",
    "birth dates",
    "names of persons",
    "postal addresses",
    "postal codes",
    "identity numbers",
]

_EMAIL = re.compile(r"[^\s<>@,;:/\"()]+@[^\s<>@,;.]+(?:\.[^\s<>@,;.]+)+")
_ANY_EMAIL = re.compile(r"(?<![^\s<>@,;])([^\s<>@,;])[^\s<>@,;]*+@([^\s<>@,;]+)")
"""It begins where a word does: otherwise a long text without spaces is searched from each place."""

_PHONE = re.compile(r"\+?[\d ()./-]{7,24}")
_INTERNATIONAL_PHONE = re.compile(r"\+[1-9][\d ()./-]{7,24}")
_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{10,30}")
_DIGEST = re.compile(r"(?:[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{64}|[0-9a-fA-F]{128})")
_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")

_MOST = 0.5
_NEARLY_ALL = 0.8


def is_email(value: str) -> bool:
    """Whether a value has the form of an e-mail address."""
    return _EMAIL.fullmatch(value.strip()) is not None


def is_digest(value: Any) -> bool:
    """Whether a value has the form of a digest, such as by SHA-256."""
    return isinstance(value, str) and _DIGEST.fullmatch(value.strip()) is not None


def personal_data(name: str, values: Sequence[Any]) -> PersonalData | None:
    """Return the kind of personal data in a column; None if none is recognized.

    Args:
        name: of the column.
        values: that it has, without the empty ones.
    """
    texts = [str(value).strip() for value in values if isinstance(value, (str, int, float))]
    if not texts:
        return None
    words = name_words(name)
    for kind, applies in _RULES:
        if applies(words, texts):
            return kind
    return None


def name_words(name: str) -> list[str]:
    """Return the words of a name in lower case: `first`, `name` for `firstName`, `First Name`."""
    return [word.lower() for word in _WORDS.findall(name)]


def masked(value: Any, kind: PersonalData | None = None) -> str:
    """Return a value for a report: e-mail addresses show their domain, other PII is not shown."""
    text = " ".join(str(value).split())
    if _ANY_EMAIL.search(text):
        return _ANY_EMAIL.sub(r"\1***@\2", text)[:60]
    if kind is not None:
        return "***"
    return text if len(text) <= 30 else f"{text[:27]}…"


def _share(texts: Sequence[str], test: Callable[[str], object]) -> float:
    return sum(bool(test(text)) for text in texts) / len(texts)


def _has(words: Sequence[str], *wanted: str) -> bool:
    joined = "_".join(words)
    return any(
        word in words if "_" not in word else f"_{word}_" in f"_{joined}_" for word in wanted
    )


def _has_email(text: str) -> bool:
    """Whether a text is or has an address; a URL with a sign for `at` has none."""
    return any(is_email(word) for word in re.split(r"[\s<>,;()\"]+", text) if "@" in word)


def _is_phone(text: str) -> bool:
    digits = sum(character.isdigit() for character in text)
    return _PHONE.fullmatch(text) is not None and 7 <= digits <= 15


def _is_ip(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return "." in text or ":" in text


def _is_card(text: str) -> bool:
    digits = re.sub(r"[ -]", "", text)
    if not (digits.isdecimal() and digits.isascii() and 13 <= len(digits) <= 19):
        return False
    total = 0
    for place, digit in enumerate(map(int, reversed(digits))):
        doubled = digit * 2 if place % 2 else digit
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


def _is_iban(text: str) -> bool:
    plain = text.replace(" ", "").upper()
    if _IBAN.fullmatch(plain) is None:
        return False
    return int("".join(str(int(each, 36)) for each in plain[4:] + plain[:4])) % 97 == 1


def _is_postal(text: str) -> bool:
    """Whether a text has a house number; a city, a country or `home` alone names no person."""
    return _has_letters(text) and re.search(r"\d", text) is not None and "://" not in text


def _has_letters(text: str) -> bool:
    return any(character.isalpha() for character in text)


_RULES: tuple[tuple[PersonalData, Callable[[list[str], Sequence[str]], bool]], ...] = (
    ("e-mail addresses", lambda words, texts: _share(texts, _has_email) >= _MOST),
    (
        "IP addresses",
        lambda words, texts: not _has(words, "version") and _share(texts, _is_ip) >= _NEARLY_ALL,
    ),
    (
        "birth dates",
        lambda words, texts: (
            _has(words, "birth", "birthday", "birthdate", "dob", "born", "geburtsdatum")
            and _share(texts, lambda text: read_time(text) or re.search(r"\d{2}", text)) >= _MOST
        ),
    ),
    ("IBANs", lambda words, texts: _share(texts, _is_iban) >= _NEARLY_ALL),
    ("card numbers", lambda words, texts: _share(texts, _is_card) >= _NEARLY_ALL),
    (
        "phone numbers",
        lambda words, texts: (
            (
                _has(
                    words, "phone", "mobile", "msisdn", "tel", "telephone", "cell", "fax", "telefon"
                )
                and _share(texts, _is_phone) >= _MOST
            )
            or _share(texts, _INTERNATIONAL_PHONE.fullmatch) >= _NEARLY_ALL
        ),
    ),
    (
        "names of persons",
        lambda words, texts: (
            _has(
                words,
                *("first_name", "last_name", "full_name", "given_name", "family_name"),
                *("surname", "firstname", "lastname", "fullname", "fname", "lname", "maiden"),
                *("middle_name", "customer_name", "contact_name", "vorname", "nachname", "prenom"),
            )
            and _share(texts, _has_letters) >= _MOST
        ),
    ),
    (
        "postal addresses",
        lambda words, texts: (
            _has(words, "address", "address1", "address2", "street", "addr", "strasse", "adresse")
            and _share(texts, _is_postal) >= _MOST
        ),
    ),
    (
        "postal codes",
        lambda words, texts: _has(
            words,
            "zip",
            "zipcode",
            "postcode",
            "postal",
            "postalcode",
            "zip_code",
            "post_code",
            "plz",
        ),
    ),
    (
        "identity numbers",
        lambda words, texts: (
            _has(words, "ssn", "passport", "nino", "national_id", "tax_id", "social_security")
            and _share(texts, lambda text: re.search(r"\d", text)) >= _MOST
        ),
    ),
)
