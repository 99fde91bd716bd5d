"""Affinities: the topics that users care about, from their profiles and the documents they saw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from lytics_async.local.content import Document, bare_url

# Where the real Lytics keeps them: maps from a topic, and from a roll-up, to the affinity for it.
_AFFINITY_FIELD, _ROLLUP_FIELD = "lytics_content", "lytics_rollup"
_MOST_SCORES = 50

# The published figures have four classes without saying where they part.
_LOW, _MID = 1 / 3, 2 / 3


@attrs.frozen
class Affinity:
    """What one user, or a group of them, cares about.

    Attributes:
        topics: by label of a topic: how much, from 0 to 1.
        visited: the `hashedurl` of each document that was seen, with the share of the users who saw
            it.
    """

    topics: dict[str, float]
    visited: dict[str, float]


@attrs.define
class TopicFigures:
    """How the affinity for one topic is spread over the users.

    Attributes:
        none: users whose affinity for it is known to be nothing.
        low, mid, high: the others who have one, by how strong it is.
        sum: the affinities of these, added up.
    """

    none: int = 0
    low: int = 0
    mid: int = 0
    high: int = 0
    sum: float = 0.0

    @property
    def present(self) -> int:
        """Users who have an affinity for it."""
        return self.low + self.mid + self.high

    @property
    def average(self) -> float:
        """Mean affinity of those who have one."""
        return self.sum / self.present if self.present else 0.0

    def add(self, affinity: float) -> None:
        """Count one user."""
        self.sum += affinity
        if affinity <= 0:
            self.none += 1
        elif affinity < _LOW:
            self.low += 1
        elif affinity < _MID:
            self.mid += 1
        else:
            self.high += 1


class Affinities:
    """Finds the affinities of users.

    A user cares about the topics in the map `lytics_content`; about each topic that is the value of
    a field or in its list, such as `interests`; and about those of the documents whose URLs are in
    the profile.

    Args:
        documents: all that users may have seen, or be interested in.
    """

    def __init__(self, documents: Sequence[Document]) -> None:
        self._labels: dict[str, str] = {
            label.casefold(): label
            for document in documents
            for label in document["topic_relevances"]
        }
        self._documents = {document["url"]: document for document in documents if document["url"]}

    def of(self, profile: Mapping[str, Any]) -> Affinity:
        """The affinities of one user."""
        topics = self._stated(profile.get(_AFFINITY_FIELD))
        seen: dict[str, Document] = {}
        for text in _texts(profile):
            label = self._labels.get(text.casefold())
            if label is not None:
                topics[label] = 1.0
            elif "." in text and (document := self._documents.get(bare_url(text))):
                seen[document["hashedurl"]] = document
        for document in seen.values():
            for label, relevance in document["topic_relevances"].items():
                topics[label] = max(topics.get(label, 0.0), relevance / len(seen))
        return Affinity(topics, dict.fromkeys(seen, 1.0))

    def complete(
        self, profile: dict[str, Any], rollups: Iterable[Mapping[str, Any]]
    ) -> dict[str, Any]:
        """Add the scores of topics and of roll-ups to a user, the best fifty of each."""
        topics = self.of(profile).topics
        best = sorted(topics.items(), key=lambda item: (-item[1], item[0]))[:_MOST_SCORES]
        scores = {label: round(weight, 4) for label, weight in best if weight > 0}
        if not scores:
            return profile
        profile.setdefault(_AFFINITY_FIELD, scores)
        known = {label.casefold(): weight for label, weight in scores.items()}
        of_rollups = {}
        for rollup in rollups:
            held = [
                (known[topic["label"].casefold()], topic.get("value") or 1.0)
                for topic in rollup["topics"]
                if topic["label"].casefold() in known
            ]
            if held:
                total = sum(weight for _, weight in held)
                of_rollups[rollup["label"]] = sum(s * weight for s, weight in held) / total
        if of_rollups:
            profile.setdefault(_ROLLUP_FIELD, of_rollups)
        return profile

    def _stated(self, given: object) -> dict[str, float]:
        if not isinstance(given, dict):
            return {}
        return {
            self._labels.get(str(label).casefold(), str(label)): min(max(float(weight), 0.0), 1.0)
            for label, weight in given.items()
            if isinstance(weight, int | float)
        }

    def of_group(self, profiles: Iterable[Mapping[str, Any]]) -> Affinity:
        """The mean affinities of several users."""
        topics: dict[str, float] = {}
        visited: dict[str, float] = {}
        amount = 0
        for affinity in map(self.of, profiles):
            amount += 1
            for total, part in ((topics, affinity.topics), (visited, affinity.visited)):
                for key, value in part.items():
                    total[key] = total.get(key, 0.0) + value
        return Affinity(
            {label: total / amount for label, total in topics.items()},
            {hashed: total / amount for hashed, total in visited.items()},
        )

    def figures(self, profiles: Iterable[Mapping[str, Any]]) -> tuple[int, dict[str, TopicFigures]]:
        """How many users there are, and how their affinities are spread, by topic."""
        amount = 0
        figures: dict[str, TopicFigures] = {}
        for affinity in map(self.of, profiles):
            amount += 1
            for label, weight in affinity.topics.items():
                figures.setdefault(label, TopicFigures()).add(weight)
        return amount, figures


def _texts(profile: Mapping[str, Any]) -> Iterator[str]:
    """The texts in a profile, those of lists one by one."""
    for value in profile.values():
        for item in value if isinstance(value, list) else (value,):
            if isinstance(item, str):
                yield item
