"""A personalization backend: what a shop's pages ask for, answered from Lytics."""

from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException, Request, Response

from lytics_async import ArgumentError, AsyncLytics, LyticsError, webhooks
from lytics_async.integrations.fastapi import (
    LyticsDep,
    add_error_handlers,
    get_events,
    lytics_lifespan,
    lytics_with,
)
from lytics_async.models import Profile, Segment
from lytics_async.upload.events.stream import Events

app = FastAPI(title="Personalization", lifespan=lytics_lifespan(events=["web"]))
add_error_handlers(app)

QuickLytics = Annotated[AsyncLytics, Depends(lytics_with({"timeout": 0.15, "max_attempts": 1}))]
"""For calls that a page waits for: a response within 150 ms, or none."""
WebEvents = Annotated[Events, Depends(get_events("web"))]


@app.get("/greeting/{email}")
async def greeting(email: str, lytics: QuickLytics) -> dict[str, Any]:
    """Return the greeting of a page, which neither waits for Lytics nor fails because of it."""
    try:
        profile = await lytics.personalization.find_entity("user", "email", email)
    except LyticsError:
        return {"greeting": "Welcome!", "personal": False}
    if profile is None or "city" not in profile:
        return {"greeting": "Welcome!", "personal": False}
    return {"greeting": f"Good to see you, friend from {profile['city']}!", "personal": True}


@app.get("/people/{email}")
async def person(email: str, lytics: LyticsDep) -> Profile:
    """Return a profile; 404 for people that Lytics does not know."""
    return await lytics.personalization.get_entity("user", "email", email)


@app.get("/segments/{segment}")
async def segment(segment: str, lytics: LyticsDep) -> Segment:
    """Return a segment, with its fields described in the OpenAPI document."""
    return await lytics.segments.get(segment)


@app.post("/events", status_code=202)
async def collect(event: dict[str, Any], events: WebEvents) -> dict[str, str]:
    """Take an event; it goes to Lytics in a batch with others, within a second."""
    await events.send(event)
    return {"status": "taken"}


@app.get("/people/{email}/segments/{segment}")
async def membership(email: str, segment: str, lytics: LyticsDep) -> dict[str, bool]:
    """Say whether a person is in a segment; 404 for people that Lytics does not know."""
    profile = await lytics.personalization.get_entity("user", "email", email)
    return {"member": segment in profile.segments}


@app.get("/people/{email}/city")
async def city(email: str, lytics: LyticsDep) -> dict[str, Any]:
    """Say where a person lives; 404 for people that Lytics does not know."""
    found = await lytics.v2.profiles.lookup(table="user", key="email", value=email)
    return {"city": found.entity.get("city")}


@app.put("/people/{email}/city")
async def move(email: str, city: str, lytics: LyticsDep) -> dict[str, Any]:
    """Write where a person lives; the next look-up finds it."""
    attributes = {"city": city}
    changed = await lytics.v2.profiles.update_attributes("user", "email", email, attributes)
    return {"city": changed["city"]}


@app.post("/webhooks/lytics", status_code=204)
async def webhook(request: Request) -> Response:
    """Take what a webhook subscription of Lytics delivers."""
    try:
        message = webhooks.decode(await request.body())
    except ArgumentError as error:
        raise HTTPException(400, "no message of a subscription") from error
    app.state.last_message = message
    return Response(status_code=204)
