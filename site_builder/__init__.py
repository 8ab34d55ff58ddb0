"""The generator of Briefing Record."""

VERSION = "0.1.0"  # as in pyproject.toml
