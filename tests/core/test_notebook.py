"""Values in notebooks: tables in HTML that contain no markup of a server's and no secret."""

from lytics_async.base.notebook import html_table
from lytics_async.local import LocalLytics
from lytics_async.models import ApiToken, Profile, Segment


def test_a_model_shows_its_members() -> None:
    html = Segment.from_json({"id": "s1", "name": "Fans", "unlisted": 7})._repr_html_()  # type: ignore[attr-defined]
    assert "Segment" in html
    assert "Fans" in html
    assert "unlisted" in html
    assert "slug_name" not in html  # it has none


def test_markup_of_a_server_is_text() -> None:
    html = Profile.from_json({"<b>": "<script>alert(1)</script>"})._repr_html_()
    assert "<script>" not in html
    assert "<b>" not in html
    assert "&lt;script&gt;" in html


def test_a_secret_is_not_shown() -> None:
    token = "at.0a1b2c3d4e5f"
    assert token not in ApiToken.from_json({"id": "t", "token": token})._repr_html_()  # type: ignore[attr-defined]
    assert token not in Profile.from_json({"api_token": token})._repr_html_()


def test_long_values_and_many_members_are_bounded() -> None:
    html = html_table("X", [("a", "x" * 10_000), *((f"n{number}", 1) for number in range(500))])
    assert len(html) < 20_000
    assert "401 more members" in html


async def test_the_report_of_an_upload_shows_its_counts(lytics_local: LocalLytics) -> None:
    async with lytics_local.client() as lytics:
        report = await lytics.upload_json([{"a": 1}, {"a": 2}], stream="<b>")
    html = report._repr_html_()
    assert "records_read" in html
    assert "<b>" not in html
