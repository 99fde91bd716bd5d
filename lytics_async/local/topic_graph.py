"""The graph of topics: which topics come with which others in the same documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator

import attrs


@attrs.frozen(kw_only=True)
class Clusters:
    """Groups of topics, each led by the most central one.

    Attributes:
        coverage: share of all centrality that the clusters have, from 0 to 1.
    """

    clusters: list[list[str]]
    coverage: float


class TopicGraph:
    """A link between topics is as strong as the share of documents about the first that have both.

    Args:
        documents: the topics of each document.
    """

    def __init__(self, documents: Iterable[Collection[str]]) -> None:
        self.counts: Counter[str] = Counter()
        self._links: dict[str, Counter[str]] = defaultdict(Counter)
        for topics in documents:
            self.counts.update(topics)
            for topic in topics:
                self._links[topic].update(other for other in topics if other != topic)

    def topics(self) -> list[str]:
        """All topics, those of the most documents first."""
        return sorted(self.counts, key=lambda topic: (-self.counts[topic], topic))

    def neighbours(self, topic: str, *, inward: bool = False) -> Iterator[tuple[str, float]]:
        """The topics that a topic is linked to, with the strength of each link.

        Args:
            inward: go against the direction of the links.
        """
        for other, shared in self._links[topic].items():
            yield other, shared / self.counts[other if inward else topic]

    def groups(self, topics: Iterable[str], *, threshold: float) -> list[list[str]]:
        """Return the parts that no link above the threshold connects, the largest first."""
        remaining = dict.fromkeys(topics)
        groups = []
        while remaining:
            group = [next(iter(remaining))]
            del remaining[group[0]]
            for topic in group:  # grows while it is walked through
                for other, shared in self._links[topic].items():
                    strength = shared / min(self.counts[topic], self.counts[other])
                    if other in remaining and strength > threshold:
                        del remaining[other]
                        group.append(other)
            groups.append(group)
        return sorted(groups, key=len, reverse=True)

    def around(
        self, topic: str, *, inward: bool, penalty: float, threshold: float
    ) -> dict[str, float]:
        """Return the topics within reach of one, with the strength of the best path; its own is 1.

        Args:
            penalty: factor for each step after the first.
            threshold: ways that are weaker lead nowhere.
        """
        reached = {topic: 1.0}
        factor = 1.0
        edge = [topic]
        while edge:
            found: dict[str, float] = {}
            for near in edge:
                for other, strength in self.neighbours(near, inward=inward):
                    way = reached[near] * strength * factor
                    if way >= threshold and way > max(reached.get(other, 0), found.get(other, 0)):
                        found[other] = way
            reached |= found
            factor = penalty
            edge = list(found)
        return reached

    def clusters(
        self,
        centres: Iterable[str] | None = None,
        *,
        limit: int,
        inward: bool,
        penalty: float,
        threshold: float,
    ) -> Clusters:
        """Group the most central topics, or `centres`, with their neighbours, disjointly."""
        centrality = {
            topic: sum(strength for _, strength in self.neighbours(topic, inward=not inward))
            for topic in self.counts
        }
        if centres is None:
            centres = sorted(centrality, key=lambda topic: (-centrality[topic], topic))
        taken: set[str] = set()
        clusters: list[list[str]] = []
        for centre in centres:
            if len(clusters) == limit:
                break
            if centre not in taken:
                reached = self.around(centre, inward=inward, penalty=penalty, threshold=threshold)
                clusters.append([topic for topic in reached if topic not in taken])
                taken.update(reached)
        total = sum(centrality.values())
        covered = sum(centrality[topic] for cluster in clusters for topic in cluster)
        return Clusters(clusters=clusters, coverage=round(covered / total, 4) if total else 0.0)
