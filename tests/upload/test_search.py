"""Locating bad records by asking about parts of a chunk."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from lytics_async.upload.deliver.search import RecordRange, SuspectCount, search

Oracle = Callable[[list[int], int], SuspectCount]


def exact(bad: list[int], size: int) -> SuspectCount:
    """A server that drops what is bad and counts it."""
    return SuspectCount(len(bad), len(bad))


def vague(bad: list[int], size: int) -> SuspectCount:
    """A server that only says whether it takes a body."""
    return SuspectCount(1, size) if bad else SuspectCount(0, 0)


def stopping(bad: list[int], size: int) -> SuspectCount:
    """A server that stops at the first bad record, and says how many it took before."""
    return SuspectCount(1, size, taken=bad[0]) if bad else SuspectCount(0, 0)


ORACLES = {"exact": exact, "vague": vague, "stopping": stopping}


def run(size: int, bad: set[int], oracle: Oracle, budget: int) -> tuple[list[RecordRange], int]:
    def ask(start: int, end: int) -> SuspectCount:
        return oracle(sorted(n - start for n in bad if start <= n < end), end - start)

    questions = search(RecordRange(0, size, ask(0, size)), budget)
    asked = 0
    try:
        question = next(questions)
        while True:
            asked += 1
            question = questions.send(ask(*question))
    except StopIteration as stop:
        return stop.value, asked


cases = st.integers(1, 200).flatmap(
    lambda size: st.tuples(st.just(size), st.sets(st.integers(0, size - 1), max_size=12))
)


@given(cases, st.sampled_from(sorted(ORACLES)))
def test_every_bad_record_is_found_when_there_are_questions_enough(
    case: tuple[int, set[int]], oracle: str
) -> None:
    size, bad = case
    stretches, _ = run(size, bad, ORACLES[oracle], budget=10_000)
    found = [n for each in stretches for n in range(each.start, each.end)]
    assert found == sorted(bad)
    assert all(each.bad.low == each.size for each in stretches)


@given(cases, st.sampled_from(sorted(ORACLES)), st.integers(0, 20))
def test_with_few_questions_the_ranges_hold_all_that_is_bad_and_no_question_is_asked_beyond(
    case: tuple[int, set[int]], oracle: str, budget: int
) -> None:
    size, bad = case
    stretches, asked = run(size, bad, ORACLES[oracle], budget)
    covered = [n for each in stretches for n in range(each.start, each.end)]
    assert covered == sorted(set(covered))
    assert bad <= set(covered)
    assert asked <= budget
    for each in stretches:
        inside = len(bad & set(range(each.start, each.end)))
        assert each.bad.low <= inside <= each.bad.high


def test_one_bad_record_in_a_hundred_thousand_takes_17_questions_with_counts() -> None:
    stretches, asked = run(100_000, {77_777}, exact, budget=64)
    assert [(each.start, each.end) for each in stretches] == [(77_777, 77_778)]
    assert asked <= 17


def test_a_server_that_stops_at_the_first_bad_record_shows_where_to_look() -> None:
    bad = {500, 20_000, 20_001, 99_999}
    stretches, asked = run(100_000, bad, stopping, budget=64)
    assert [each.start for each in stretches] == sorted(bad)
    assert asked <= 3 * len(bad)


def test_a_server_that_contradicts_itself_does_not_keep_the_search_from_ending() -> None:
    answers = iter(range(10_000))
    questions = search(RecordRange(0, 1000, SuspectCount(3, 3)), budget=64)
    next(questions)
    asked = 1
    try:
        while True:
            asked += 1
            many = next(answers) % 7
            questions.send(SuspectCount(many, many))
    except StopIteration:
        assert asked <= 65
