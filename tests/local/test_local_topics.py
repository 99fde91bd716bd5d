"""Topics of texts and the graph of topics, without an account."""

from __future__ import annotations

import pytest

from lytics_async.local.content import bare_url
from lytics_async.local.topic_graph import TopicGraph
from lytics_async.local.topics import count_terms, is_english, relevances, similarity


def test_terms_are_words_in_small_letters_without_those_that_say_nothing() -> None:
    assert count_terms("The Tent, and the tent's TENT-pegs: 3 ok") == {"tent": 2, "tent-pegs": 1}


def test_terms_are_found_in_any_script() -> None:
    assert count_terms("Überwältigend größer, 東京都 москва") == {
        "überwältigend": 1,
        "größer": 1,
        "東京都": 1,
        "москва": 1,
    }


def test_relevance_is_the_share_of_the_most_frequent_word() -> None:
    assert relevances([("tent tent soup", 1), ("soup", 2)]) == {"soup": 1.0, "tent": 0.6667}


def test_what_is_only_mentioned_is_not_a_topic() -> None:
    assert relevances([("tent " * 4 + "soup", 1)]) == {"tent": 1.0}


def test_a_document_has_ten_topics_at_most() -> None:
    assert len(relevances([(" ".join(f"word{letter}" for letter in "abcdefghijklmno"), 1)])) == 10


def test_no_text_has_no_topics() -> None:
    assert relevances([]) == relevances([("", 3), ("the of", 1)]) == {}


def test_similarity_is_whole_for_the_same_direction_and_nothing_for_no_shared_topic() -> None:
    assert similarity({"a": 1.0, "b": 0.5}, {"a": 0.2, "b": 0.1}) == pytest.approx(1)
    assert similarity({"a": 1.0}, {"b": 1.0}) == similarity({}, {"a": 1.0}) == 0
    assert similarity({"a": 1.0}, {"a": 1.0, "b": 1.0}) == pytest.approx(0.5**0.5)


@pytest.mark.parametrize(
    ("text", "english"),
    [("This is what it was about", True), ("Das ist ein Zelt für zwei", False), ("", False)],
)
def test_english_is_told_by_its_stop_words(text: str, english: bool) -> None:
    assert is_english(text) is english


def test_each_topic_is_in_one_cluster_and_all_of_them_cover_everything() -> None:
    graph = TopicGraph([("a", "b"), ("b", "c"), ("c", "a"), ("d", "e"), ("f",)])
    found = graph.clusters(limit=9, inward=False, penalty=1.0, threshold=0.0)
    assert sorted(topic for cluster in found.clusters for topic in cluster) == list("abcdef")
    assert found.coverage == 1.0


def test_groups_part_where_links_are_weak() -> None:
    graph = TopicGraph([("a", "b"), ("a",), ("a",), ("b",), ("b", "c")])
    assert graph.groups(graph.topics(), threshold=0.0) == [["a", "b", "c"]]
    assert graph.groups(graph.topics(), threshold=0.4) == [["b", "c"], ["a"]]


@pytest.mark.parametrize(
    ("url", "bare"),
    [
        ("https://A.test/B/?utm_source=x&page=2#top", "a.test/B?page=2"),
        ("a.test", "a.test"),
        ("//a.test/", "a.test"),
        ("http://[oops", "http://[oops"),
    ],
)
def test_a_bare_url_names_the_document_only(url: str, bare: str) -> None:
    assert bare_url(url) == bare
