"""A Secret shows its value only when it is asked to."""

import copy
import pickle

import attrs
import pytest

from lytics_async import ConfigurationError, Secret
from lytics_async.config import load_config

VALUE = "at.0a1b2c3d4e5f"


def test_a_pickle_does_not_hold_the_value() -> None:
    pickled = pickle.dumps(Secret(VALUE))
    assert VALUE.encode() not in pickled
    revived = pickle.loads(pickled)
    assert repr(revived) == "Secret('***')"
    with pytest.raises(ConfigurationError, match="LYTICS_API_TOKEN"):
        revived.reveal()


def test_a_pickled_configuration_does_not_hold_the_token() -> None:
    config = load_config(token=VALUE, data_token=f"{VALUE}6", environ={})
    pickled = pickle.dumps(config)
    assert VALUE.encode() not in pickled
    revived = pickle.loads(pickled)
    assert revived.base_url == config.base_url
    with pytest.raises(ConfigurationError, match="unpickled"):
        revived.token.reveal()


def test_unpickled_secrets_equal_nothing_but_themselves() -> None:
    one, two = (pickle.loads(pickle.dumps(Secret(VALUE))) for _ in range(2))
    assert one == one
    assert one != two
    assert one != Secret(VALUE)


@pytest.mark.parametrize("clone", [copy.copy, copy.deepcopy])
def test_copies_in_one_process_keep_the_value(clone) -> None:  # type: ignore[no-untyped-def]
    assert clone(Secret(VALUE)).reveal() == VALUE


def test_a_value_in_a_dict_form_stays_hidden() -> None:
    @attrs.frozen
    class Holder:
        token: Secret

    assert VALUE not in repr(attrs.asdict(Holder(Secret(VALUE))))
