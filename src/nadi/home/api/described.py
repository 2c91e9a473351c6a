"""The description of the API in words, read off the same document that programs read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from nadi.home.api.service import service


@dataclass(frozen=True, kw_only=True)
class Value:
    """One parameter, or one value of an answer."""

    name: str
    kind: str
    says: str = ""


@dataclass(frozen=True, kw_only=True)
class Operation:
    """One operation as a reader needs it."""

    path: str
    method: str
    summary: str
    parameters: list[Value] = field(default_factory=list)
    values: list[Value] = field(default_factory=list)


def operations() -> list[tuple[str, list[Operation]]]:
    """Return all operations by group."""
    document: Mapping[str, Any] = service().get_openapi_schema(path_prefix="")
    groups: dict[str, list[Operation]] = {}
    for path, methods in document["paths"].items():
        for method, said in methods.items():
            group = said.get("tags", [""])[0]
            groups.setdefault(group, []).append(operation_of(document, path, method, said))
    return list(groups.items())


def operation_of(document: Mapping[str, Any], path: str, method: str, said: Mapping[str, Any]) -> Operation:
    """Return one operation."""
    answer = said["responses"][200]["content"]["application/json"]["schema"]
    return Operation(
        path=path,
        method=method.upper(),
        summary=said["summary"],
        parameters=[
            Value(name=one["name"], kind=kind_of(one["schema"]), says=one["schema"].get("description", ""))
            for one in said.get("parameters", [])
        ],
        values=values_of(document, answer),
    )


def values_of(document: Mapping[str, Any], schema: Mapping[str, Any]) -> list[Value]:
    """Return the values of an answer; of a page or of hits, those of each."""
    properties = resolved(document, schema).get("properties", {})
    for name in ("rows", "hits"):
        if name in properties:
            return values_of(document, properties[name]["items"])
    return [Value(name=name, kind=kind_of(one)) for name, one in properties.items()]


def resolved(document: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the schema that a reference names."""
    if "$ref" not in schema:
        return schema
    name = schema["$ref"].rsplit("/", 1)[1]
    found: Mapping[str, Any] = document["components"]["schemas"][name]
    return found


def kind_of(schema: Mapping[str, Any]) -> str:
    """Return the kind of a value in a word or two."""
    if "anyOf" in schema:
        return " / ".join(dict.fromkeys(kind_of(one) for one in schema["anyOf"]))
    if schema.get("type") == "array":
        return "list"
    return str(schema.get("format") or schema.get("type") or "object")
