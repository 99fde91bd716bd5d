"""What tests rely on: a test of many cases runs all of them and reports every failure."""

import pytest
from cases import all_cases


def check_parity(ran: list[int]) -> None:
    with all_cases() as cases:
        for number in range(20):
            with cases.case(f"case {number}"):
                ran.append(number)
                assert number % 2, "it is even"


def test_every_failure_is_reported_and_the_other_cases_run() -> None:
    ran: list[int] = []
    with pytest.raises(BaseExceptionGroup) as caught:
        check_parity(ran)
    assert ran == [*range(20)]
    assert len(caught.value.exceptions) == 10
    for number in range(0, 20, 2):
        assert f"case {number}: it is even" in caught.value.message
    assert caught.value.exceptions[0].__notes__ == ["case: case 0"]


def test_pytest_fail_in_a_case_is_a_failure_and_ctrl_c_is_not() -> None:
    with (
        pytest.raises(BaseExceptionGroup, match="1 of 1 cases failed"),
        all_cases() as cases,
        cases.case("a"),
    ):
        pytest.fail("no")
    with pytest.raises(KeyboardInterrupt), all_cases() as cases, cases.case("a"):
        raise KeyboardInterrupt


def test_cases_that_all_pass_pass_and_none_at_all_fail() -> None:
    with all_cases() as cases, cases.case("a"):
        assert True
    with pytest.raises(AssertionError, match="there is no case"), all_cases():
        pass
