"""XML read a piece at a time: no entity may be defined, and no tag may go on without an end."""

from typing import IO, Any, Final
from xml.parsers import expat

CHUNK_BYTES: Final = 1 << 18
MAX_TOKEN_BYTES: Final = 2_000_000  # a tag or a definition that goes on for longer is none
MAX_DEPTH: Final = 64
MAX_NAMES: Final = 2_000  # of elements and attributes; an export has some hundred


def create_xml_parser() -> expat.XMLParserType:
    """A parser that raises ValueError where an entity is defined."""
    parser = expat.ParserCreate()
    parser.EntityDeclHandler = _refuse_entity
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    return parser


def feed(parser: expat.XMLParserType, file: IO[bytes]) -> None:
    """Parse all of a file; whether the XML is complete shows `parser.Parse(b"", True)`.

    Raises
    ------
    ValueError
        An entity is defined, or a tag has no end.
    """
    fed = 0
    while chunk := file.read(CHUNK_BYTES):
        parser.Parse(chunk, False)
        fed += len(chunk)
        if fed - parser.CurrentByteIndex > MAX_TOKEN_BYTES:
            raise ValueError("a tag without an end")


def _refuse_entity(*_: Any) -> None:
    raise ValueError("an entity is defined")
