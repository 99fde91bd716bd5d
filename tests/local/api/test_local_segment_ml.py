"""Lookalike models as records."""

import pytest

PATH = "/api/segmentml"


@pytest.fixture
def people(start):
    lytics = start(bare_objects="bare")
    rows = "".join(f"{number},{number * 2},{number % 3}\n" for number in range(30))
    lytics.csv("user_id,visits,third\n" + rows)
    lytics.segment("FILTER visits > 30 FROM user ALIAS regulars")
    return lytics


def create(lytics, **options):
    return lytics.http.post(PATH, json=options)


def test_a_model_is_building_and_then_complete(people):
    response = create(people, source="all", target="regulars", use_scores=True)
    assert response.status_code == 201
    made = response.json()
    assert set(made) == {"name", "state", "reason", "created", "conf"}
    assert (made["state"], made["conf"]["use_scores"]) == ("building", True)
    states = [people.http.get(f"{PATH}/all::regulars").json()["state"] for _ in range(2)]
    assert states == ["building", "complete"]


def test_its_configuration_has_the_published_members(people):
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


def test_the_options_may_come_in_the_query(people):
    query = {"source": "all", "target_field": "visits", "tags": '["a","b"]', "auto_tune": "true"}
    made = people.http.post(PATH, params=query).json()
    assert (made["name"], made["conf"]["target_field"]) == ("all::visits", "visits")
    assert made["conf"]["auto_tune"] is True


def test_features_are_correlated_with_the_target(people):
    create(people, source="all", target="regulars")
    for _ in range(2):
        model = people.http.get(f"{PATH}/all::regulars").json()
    features = model["features"]
    assert features["visits"]["correlation"] > 0.8
    assert abs(features["third"]["correlation"]) < 0.2


def test_the_prediction_rises_with_the_feature(people):
    create(people, source="all", target="regulars")
    answer = people.http.get(f"{PATH}/_dependencies/all::regulars").json()
    steps = answer["data"]["fields"]["visits"]
    assert steps == sorted(steps)
    assert (steps[0][1], steps[-1][1]) == (0.0, 1.0)


def test_a_model_without_a_difference_is_invalid(people):
    people.segment("FILTER visits > 1000 FROM user ALIAS nobody")
    create(people, source="all", target="nobody")
    for _ in range(2):
        model = people.http.get(f"{PATH}/all::nobody").json()
    assert model["state"] == "invalid"
    assert model["reason"]


def test_a_model_is_deleted(people):
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
    ],
)
def test_one_that_makes_no_sense_is_refused(people, options):
    assert create(people, **options).status_code == 400
