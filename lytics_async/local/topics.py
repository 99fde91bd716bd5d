"""Topics of texts by plain counts of their words: deterministic, and no language model."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping

_STOP_TEXT = """
    a about above after again against all also always am an and another any anything are around as at away back be
    because become becomes been before being below best better between both but by can come comes could did do does
    doing down during each eight enough even ever every everything few first five for four from further get gets go
    goes going good had half has have having he her here hers him his how hundred i if in into is it its itself just
    know last least less let like look looks lot made make makes many may me might more most mostly much must my
    need needs never new next nine no nor not nothing now of off often on once one only or other our out over own
    per put quite really said same says second see seen seven she should since six so some something still such take
    takes ten than that the their theirs them then there these they thing things third this those three through to
    too twice two under until up upon us use used very want was way we well were what when where which while who
    whom why will with within without would you your yours
"""

STOP_WORDS = frozenset(_STOP_TEXT.split())
"""Words of English that say nothing of what a text is about."""

_WORD = re.compile(r"[^\W\d_][^\W_]+(?:-[^\W_]+)*")
_SHORTEST = 3
_MOST_TOPICS = 10
_MENTIONED = 0.25  # a term that is not more relevant is mentioned, but not a topic
# Share of stop words: English prose has about twice as many, other languages almost none.
_ENGLISH = 0.15


def count_terms(text: str) -> Counter[str]:
    """Count the words that may be topics, in small letters, in the order of the text."""
    return Counter(
        word
        for word in map(str.lower, _WORD.findall(text))
        if len(word) >= _SHORTEST and word not in STOP_WORDS
    )


def relevances(weighted: Iterable[tuple[str, int]]) -> dict[str, float]:
    """Return the most frequent words of a document with their relevance, up to 1, best first.

    Args:
        weighted: the texts of a document, each with how often its words are to be counted.
    """
    counts: Counter[str] = Counter()
    for text, weight in weighted:
        for term, count in count_terms(text).items():
            counts[term] += count * weight
    best = counts.most_common(_MOST_TOPICS)
    return {
        term: relevance
        for term, count in best
        if (relevance := round(count / best[0][1], 4)) > _MENTIONED
    }


def similarity(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Compare two sets of weighted topics: the cosine of the angle between them, from 0 to 1."""
    shared = sum(weight * other.get(topic, 0.0) for topic, weight in one.items())
    if not shared:
        return 0.0
    return min(shared / (math.hypot(*one.values()) * math.hypot(*other.values())), 1.0)


def is_english(text: str) -> bool:
    """Whether a text has as many stop words as only English has."""
    words = _WORD.findall(text.lower())
    return bool(words) and sum(word in STOP_WORDS for word in words) / len(words) >= _ENGLISH
