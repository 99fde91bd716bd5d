"""The predefined account settings: those that the vendor's pages and other clients name.

The service has more than 99. Descriptions are in our own words.
"""

from __future__ import annotations

from typing import Any

import attrs

ALLOWLIST = "api_ip_whitelist"
TOPIC_BLOCKLIST = "topic_blacklist"


@attrs.frozen(kw_only=True)
class Setting:
    """A predefined setting.

    Attributes:
        sub_category: empty where none is published.
        type: `boolean`, `number`, `string` or `list`, of strings.
        assignable: whether the API may change it.
        immutable: whether each write is a 400, even one of the present value.
        public: whether the API shows it.
        default: its value while the account has none of its own.
    """

    slug: str
    category: str
    sub_category: str = ""
    name: str
    description: str
    type: str
    assignable: bool = True
    immutable: bool = False
    public: bool = True
    default: Any = None


def _group(category: str, sub_category: str, *rows: tuple[str, str, str, Any]) -> list[Setting]:
    return [
        Setting(
            slug=slug,
            category=category,
            sub_category=sub_category,
            name=slug.replace("_", " ").title(),
            description=description,
            type=kind,
            default=default,
        )
        for slug, kind, description, default in rows
    ]


def _read_only(settings: list[Setting]) -> list[Setting]:
    return [attrs.evolve(setting, assignable=False) for setting in settings]


_ALL: list[Setting] = [
    *_read_only(
        _group(
            "security",
            "passwords",
            ("enforce_password_history", "boolean", "Earlier passwords are rejected.", None),
            ("enforce_password_complexity", "boolean", "Simple passwords are rejected.", None),
            ("enforce_two_factor_auth", "boolean", "Logins need a second factor.", None),
        )
    ),
    *_group(
        "security",
        "login",
        ("enforce_password_maxbad", "number", "Failed logins before an account is locked.", None),
        ("password_maxage_days", "number", "Days after which a password must change.", None),
        ("logon_session_days", "number", "Days after which users must log in again.", 30),
        ("security_session_timeout", "number", "Idle minutes after which a session ends.", None),
    ),
    Setting(
        slug=ALLOWLIST,
        category="API",
        name="API IP Whitelist",
        description="CIDR ranges from which authenticated requests are accepted; all if empty.",
        type="list",
    ),
    *_group(
        "API",
        "personalization",
        ("api_whitelist_domains", "list", "Domains from which browsers read profiles.", None),
        ("api_whitelist_fields", "list", "Profile fields that browsers may read.", None),
    ),
    *_group(
        "content",
        "topics",
        (TOPIC_BLOCKLIST, "list", "Topics of the default layer that are hidden.", None),
        ("topic_whitelist", "list", "Topics of the default layer that take places first.", None),
        ("content_allowlist_field", "string", "Field that marks the content to keep.", None),
        ("content_blocklist_field", "string", "Field that marks the content to drop.", None),
    ),
    *_group(
        "content",
        "collection",
        ("content_blocked_pages", "list", "Exact URLs, with domain, not collected.", None),
        ("content_allowed_params", "list", "Query parameters that belong to a URL.", None),
        ("content_blacklist_domains", "list", "Hosts whose pages are deleted.", None),
        ("content_blacklist_paths", "list", "Parts of URLs whose pages are deleted.", None),
        ("content_whitelist_domains", "list", "The only hosts that are collected.", None),
        ("content_whitelist_paths", "list", "The only paths that are collected.", None),
    ),
    *_read_only(
        _group(
            "content",
            "enrichment",
            ("content_max_topics", "number", "Topics that are kept.", 500),
            ("content_customprops", "list", "Meta tags that name topics.", None),
            ("content_custom_delimiter", "string", "Separator in such meta tags.", ","),
            ("enrich_content_sources", "list", "Classifiers that are used.", None),
            ("enrich_content_maxurls", "number", "URLs classified in a month.", 20000),
        )
    ),
    *(
        attrs.evolve(setting, public=False)
        for setting in _group(
            "content",
            "enrichment",
            ("supported_languages", "list", "Languages that are classified.", None),
            ("enrich_content", "boolean", "Whether content is classified.", True),
        )
    ),
    *_group(
        "schema",
        "profiles",
        ("cull_user_filter", "string", "FilterQL; matching profiles are dropped nightly.", None),
        ("enable_schema_patches", "boolean", "Schema changes are made in patches.", None),
    ),
    Setting(
        slug="schema_user_private_fields",
        category="schema",
        sub_category="profiles",
        name="Schema User Private Fields",
        description="Fields that exports and browsers do not get.",
        type="list",
        immutable=True,
    ),
    *_group(
        "workflow",
        "exports",
        ("workflow_exclude_segments", "list", "Ids of segments that are never exported.", None),
    ),
    *_group(
        "onboarding",
        "questions",
        ("onboarding_question_vertical", "string", "The customer's line of business.", None),
        ("onboarding_question_channels", "list", "The channels that the customer uses.", None),
    ),
]

SETTINGS = {setting.slug: setting for setting in _ALL}
"""By slug."""

PUBLISHED = (
    *("enforce_password_history", "enforce_password_complexity", "enforce_two_factor_auth"),
    *("logon_session_days", ALLOWLIST),
)
"""Slugs of the settings that the reference names."""
