"""Lookalike models as records."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from local_lytics import Lytics

PATH = "/api/segmentml"


@pytest.fixture
def people(start: Callable[..., Lytics]) -> Lytics:
    lytics = start(bare_objects="bare")
    rows = "".join(f"{number},{number * 2},{number % 3}\n" for number in range(30))
    lytics.csv("user_id,visits,third\n" + rows)
    lytics.segment("FILTER visits > 30 FROM user ALIAS regulars")
    return lytics


def create(lytics: Lytics, **options: Any) -> Any:
    return lytics.http.post(PATH, json=options)


@pytest.mark.shapes("published")
def test_a_model_is_building_and_then_complete(people: Lytics) -> None:
    response = create(people, source="all", target="regulars", use_scores=True)
    assert response.status_code == 201
    made = response.json()
    assert set(made) == {"name", "state", "reason", "created", "conf"}
    assert (made["state"], made["conf"]["use_scores"]) == ("building", True)
    states = [people.http.get(f"{PATH}/all::regulars").json()["state"] for _ in range(2)]
    assert states == ["building", "complete"]


def test_its_configuration_has_the_published_members(people: Lytics) -> None:
    conf = create(people, source="all", target="regulars").json()["conf"]
    assert set(conf) == {
        *("source", "target", "target_field", "model_name", "additional", "collections"),
        *("collect", "use_scores", "use_content", "build_only", "auto_tune"),
    }
    assert set(conf["target"]) == {
        *("aid", "account_id", "id", "name", "is_public", "slug_name", "description", "author_id"),
        *("updated", "created", "invalid", "invalid_reason", "deleted", "datemath_calc"),
        *("forward_datemath", "save_hist", "schedule_exit", "tags"),
    }


def test_the_options_may_come_in_the_query(people: Lytics) -> None:
    query = {"source": "all", "target_field": "visits", "tags": '["a","b"]', "auto_tune": "true"}
    made = people.http.post(PATH, params=query).json()
    assert (made["name"], made["conf"]["target_field"]) == ("all::visits", "visits")
    assert made["conf"]["auto_tune"] is True


@pytest.mark.shapes("published")
def test_features_are_correlated_with_the_target(people: Lytics) -> None:
    create(people, source="all", target="regulars")
    for _ in range(2):
        model = people.http.get(f"{PATH}/all::regulars").json()
    features = model["features"]
    assert features["visits"]["correlation"] > 0.8
    assert abs(features["third"]["correlation"]) < 0.2


def test_the_prediction_rises_with_the_feature(people: Lytics) -> None:
    create(people, source="all", target="regulars")
    response = people.http.get(f"{PATH}/_dependencies/all::regulars").json()
    steps = response["data"]["fields"]["visits"]
    assert steps == sorted(steps)
    assert (steps[0][1], steps[-1][1]) == (0.0, 1.0)


@pytest.mark.shapes("published")
def test_its_measures_tell_how_well_it_predicts(people: Lytics) -> None:
    create(people, source="all", target="regulars")
    for _ in range(2):
        model = people.http.get(f"{PATH}/all::regulars").json()
    # Who is a member depends on visits alone, so a cut-off parts the users without an error.
    assert (model["auc"], model["accuracy"]) == (1.0, 10.0)
    assert (model["true_positive"], model["true_negative"]) == (14, 16)
    assert (model["false_positive"], model["false_negative"]) == (0, 0)
    assert model["reach"] == pytest.approx(10 * 14 / 30)
    assert 0 < model["threshold"] < 1
    assert 0.5 < model["rsq"] < 1
    assert model["mse"] < 0.25
    assert (sum(model["success"]), sum(model["failure"])) == (30, 0)


@pytest.mark.shapes("published")
def test_a_model_that_predicts_a_field_does_not_take_it_for_a_feature(people: Lytics) -> None:
    create(people, source="all", target_field="visits")
    for _ in range(2):
        model = people.http.get(f"{PATH}/all::visits").json()
    assert set(model["features"]) == {"third", "user_id"}
    assert model["rsq"] == pytest.approx(1)
    assert "auc" not in model


def test_its_id_is_made_of_slugs_though_it_was_requested_by_ids(people: Lytics) -> None:
    segment = people.http.get("/api/segment/regulars").json()["data"]
    assert create(people, source="all", target=segment["id"]).json()["name"] == "all::regulars"


def test_a_model_whose_segment_is_deleted_while_it_is_built_is_invalid(people: Lytics) -> None:
    create(people, source="all", target="regulars")
    people.http.delete("/api/segment/regulars")
    for _ in range(2):
        model = people.http.get(f"{PATH}/all::regulars").json()
    assert model["state"] == "invalid"


@pytest.mark.parametrize("amount", ["nan", "inf", "many"])
def test_the_users_to_train_with_are_a_number(people: Lytics, amount: str) -> None:
    query = {"source": "all", "target": "regulars", "num_to_train": amount}
    assert people.http.post(PATH, params=query).status_code == 400


def test_a_model_without_a_difference_is_invalid(people: Lytics) -> None:
    people.segment("FILTER visits > 1000 FROM user ALIAS empty_one")
    create(people, source="all", target="empty_one")
    for _ in range(2):
        model = people.http.get(f"{PATH}/all::empty_one").json()
    assert model["state"] == "invalid"
    assert model["reason"]


def test_a_model_is_deleted(people: Lytics) -> None:
    create(people, source="all", target="regulars")
    assert people.http.delete(f"{PATH}/all::regulars").status_code == 204
    assert people.http.get(f"{PATH}/all::regulars").status_code == 404
    assert people.http.get(f"{PATH}/_dependencies/all::regulars").status_code == 404


@pytest.mark.parametrize(
    "options",
    [
        {"target": "regulars"},
        {"source": "all"},
        {"source": "all", "target": "regulars", "target_field": "visits"},
        {"source": "nothing", "target": "regulars"},
        {"source": "all", "target": "nothing"},
        {"source": "all", "target": "regulars", "use_scores": "yes"},
        ["all", "regulars"],
    ],
)
def test_one_that_makes_no_sense_is_rejected(
    people: Lytics, options: dict[str, Any] | list[str]
) -> None:
    assert people.http.post(PATH, json=options).status_code == 400


@pytest.mark.shapes("service")
def test_the_service_puts_the_measures_of_a_model_in_a_summary(people: Lytics) -> None:
    create(people, source="all", target="regulars")
    for _ in range(2):
        model = people.http.get(f"{PATH}/all::regulars").json()
    assert model["state"] == "complete"
    assert {"mse", "rsq", "auc", "accuracy", "reach", "conf", "success", "fail"} <= set(
        model["summary"]
    )
    assert set(model["summary"]["conf"]) == {
        *("TruePositive", "TrueNegative", "FalsePositive", "FalseNegative")
    }
    (visits,) = [one for one in model["features"] if one["name"] == "visits"]
    assert (visits["type"], visits["field_prevalence"]["source"]) == ("numeric", 1.0)


def test_models_are_listed_and_have_generations(people: Lytics) -> None:
    for _ in range(2):
        create(people, source="all", target="regulars")
    assert [one["name"] for one in people.http.get(PATH).json()["data"]] == ["all::regulars"]
    assert len(people.http.get("/api/ml").json()["data"]) == 2
    for name in ("all::regulars::2", "all::regulars"):
        assert people.http.delete(f"{PATH}/{name}").status_code == 204
    assert people.http.delete(f"{PATH}/all::regulars").status_code == 404
