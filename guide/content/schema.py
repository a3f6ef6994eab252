"""The JSON Schema of every kind of file, made from the models; what each key says is the docstring below its field."""

from __future__ import annotations

import ast
import inspect
import sys
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import CoreSchema
from pydantic_core.core_schema import ModelSchema

from guide.content.shapes import key_of
from guide.content.validating import FileKind

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(name: str, kind: FileKind) -> dict[str, Any]:
    """The JSON Schema of one kind of file, called by the name of the file or of its folder."""
    made = kind.adapter.json_schema(by_alias=True, schema_generator=_Described)
    return {"$schema": DIALECT, "title": f"{name} of a guide", **{k: v for k, v in made.items() if k != "title"}}


def says(model: type[BaseModel]) -> dict[str, str]:
    """Key → what it says, for the keys that say more than their name."""
    found: dict[str, str] = {}
    for each in reversed(model.__mro__):
        docs = _docstrings(each.__module__).get(each.__name__, {}) if each.__module__.startswith("guide.") else {}
        found |= {key_of(model, name): text for name, text in docs.items() if name in model.model_fields}
    return found


@cache
def _docstrings(module: str) -> dict[str, dict[str, str]]:
    """Class → field → the docstring below it. Read from the source, so that reading a guide need not wait for it."""
    found: dict[str, dict[str, str]] = {}
    for node in ast.parse(inspect.getsource(sys.modules[module])).body:
        if isinstance(node, ast.ClassDef):
            found[node.name] = {}
            for field, below in zip(node.body, node.body[1:], strict=False):
                match field, below:
                    case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                        found[node.name][name] = " ".join(text.split())
    return found


class _Described(GenerateJsonSchema):
    """Adds what keys say, and leaves away titles that only repeat a key."""

    def model_schema(self, schema: ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        for key, text in says(schema["cls"]).items():
            made["properties"][key]["description"] = text
        return made

    def field_title_should_be_set(self, schema: CoreSchema | Any) -> bool:
        return False
