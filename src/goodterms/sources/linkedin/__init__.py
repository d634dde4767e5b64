"""The archive that LinkedIn gives its members ("Get a copy of your data"), in the shapes of 2018 to 2026."""

from goodterms.sources.linkedin.source import LinkedIn

__all__ = ["LinkedIn"]
