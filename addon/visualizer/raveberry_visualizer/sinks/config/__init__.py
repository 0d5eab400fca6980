"""The option `lights`: from untyped JSON to planned lights."""
