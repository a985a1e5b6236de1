"""How pydantic reads and writes a record in a field of a model."""

from typing import TYPE_CHECKING, Any

from .converter import converter

if TYPE_CHECKING:
    from pydantic_core import CoreSchema


def schema_of(cls: type[Any]) -> "CoreSchema":
    """Returns the schema that takes a record of a class, or its `to_dict()`, and writes the latter.

    Pydantic asks each record class for it, so that pydantic is installed then. What does not fit becomes one
    of the errors of its `ValidationError`, with all findings.
    """
    from pydantic_core import core_schema

    convert = converter()

    def read(value: object) -> object:
        return value if isinstance(value, cls) else convert.structure(value, cls)

    table = core_schema.dict_schema()
    return core_schema.no_info_plain_validator_function(
        read,
        # What the descriptions of an interface say, such as those of FastAPI.
        json_schema_input_schema=table,
        serialization=core_schema.plain_serializer_function_ser_schema(convert.unstructure, return_schema=table),
    )
