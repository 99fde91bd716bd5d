"""The form of the rows of configurations: providers, and what all of them share."""

from __future__ import annotations

from typing import Literal

import attrs


@attrs.frozen(kw_only=True)
class GroupRow:
    """Fields that several configurations have in common.

    Attributes:
        name: what `include` calls it.
        fields: name on the wire -> field text, see `lytics_async.codegen.field_text`.
    """

    name: str
    fields: dict[str, str]


@attrs.frozen(kw_only=True)
class CommonRow:
    """The file that all providers share.

    Attributes:
        groups: `group` in the table.
        docs: name on the wire -> what such a field means, wherever it occurs.
    """

    groups: tuple[GroupRow, ...] = ()
    docs: dict[str, str] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class ConfigRow:
    """One configuration: of a job, or a credential.

    Attributes:
        kind: `job` or `auth`.
        slug: what the path calls it.
        name: the class name; the slug in CamelCase by default.
        doc: one sentence; a common one by default.
        include: names of groups whose fields it has.
        fields: name on the wire -> field text.
        docs: name on the wire -> what the field means here.
        because: see FieldRow.
    """

    kind: Literal["job", "auth"]
    slug: str
    name: str = ""
    doc: str = ""
    include: tuple[str, ...] = ()
    fields: dict[str, str] = attrs.field(factory=dict)
    docs: dict[str, str] = attrs.field(factory=dict)
    because: str = ""

    @property
    def class_name(self) -> str:
        """The name of the class."""
        return self.name or "".join(part[:1].upper() + part[1:] for part in self.slug.split("-"))


@attrs.frozen(kw_only=True)
class ProviderRow:
    """One TOML file below `v2/configs/`: the configurations of one provider.

    Attributes:
        provider: its name for people.
        configs: `config` in the table.
        source: the file, such as `v2/configs/webhook.toml`; its stem names the module.
    """

    provider: str
    configs: tuple[ConfigRow, ...]
    source: str = ""

    @property
    def module(self) -> str:
        """The name of the module and of the page."""
        return self.source.rpartition("/")[2].removesuffix(".toml")
