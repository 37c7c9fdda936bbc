"""The base of every model a clerk can write: frozen, strict about keys, Vietnamese aliases."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A frozen pydantic model. Python names are English; aliases are the YAML keys and the template tags."""

    # Deferred: a command builds only the validators that it uses, which every start of the program would else wait for.
    model_config = ConfigDict(
        defer_build=True,
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        serialize_by_alias=True,
        str_strip_whitespace=False,
    )
