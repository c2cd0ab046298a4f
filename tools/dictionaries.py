"""Prepare the dictionaries of the guide's languages, which builds then find ready. Run when the environment is made."""

from pathlib import Path

import yaml

from guide.search.dictionary import Dictionaries

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Takes a quarter of a minute."""
    guide = yaml.safe_load((ROOT / "docs/data/guide.yml").read_text("utf-8"))
    Dictionaries().prepare(language["id"] for language in guide["languages"])


if __name__ == "__main__":
    main()
