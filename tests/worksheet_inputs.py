"""The cases of `worksheets/hostile.yml` as what a browser is given; worksheets of all kinds for property tests."""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

FORMAT = "good-relations-worksheets"
CHOICES = ["yes", "partly", "not-yet", "not-relevant"]

SOUND: dict[str, Any] = {
    "id": "sheet-1",
    "name": "Sound",
    "created": "2026-01-01T00:00:00.000Z",
    "changed": "2026-01-02T00:00:00.000Z",
    "from": None,
    "own": [],
    "answers": {},
}

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "worksheets/hostile.yml").read_text("utf-8"))

_MANY: dict[str, Callable[[int], object]] = {
    "{}": lambda count: [{}] * count,
    "answer": lambda count: {f"housing-{number}": {"answer": "yes"} for number in range(count)},
    "own": lambda count: [{"id": f"own-{number:017}", "text": "?"} for number in range(count)],
}


def unfolded(value: Any) -> Any:
    """`«ab×3»` written out, wherever it stands."""
    if isinstance(value, dict):
        return {key: unfolded(item) for key, item in value.items()}
    if isinstance(value, list):
        return [unfolded(item) for item in value]
    if not isinstance(value, str):
        return value
    whole = re.fullmatch(r"«(.+)×(\d+)»", value)
    if whole and whole[1] in _MANY:
        return _MANY[whole[1]](int(whole[2]))
    return re.sub(r"«(.+?)×(\d+)»", lambda found: found[1] * int(found[2]), value, flags=re.DOTALL)


def packed(text: str) -> str:
    """A fragment as `share.mjs` writes it, by another hand."""
    return "w1." + base64.urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")


def file_of(case: dict[str, Any]) -> bytes | None:
    """What the file of a case holds; None where it is a link."""
    if "hex" in case:
        return bytes.fromhex(case["hex"])
    if "text" in case:
        return str(unfolded(case["text"])).encode()
    if "document" in case:
        return json.dumps(unfolded(case["document"])).encode()
    if "worksheet" in case:
        worksheet = SOUND | unfolded(case["worksheet"])
        text = json.dumps({"format": FORMAT, "version": 1, "worksheets": [worksheet]})
        depth = case.get("deep", 0)
        return text.replace('"deep"', "[" * depth + "]" * depth).encode() if depth else text.encode()
    return None


def fragment_of(case: dict[str, Any]) -> str:
    """The fragment of a case that is a link."""
    if "fragment" in case:
        return str(unfolded(case["fragment"]))
    whole = packed(unfolded(case["packed"]) if "packed" in case else json.dumps(case["rows"]))
    cut = whole[: case.get("keep", len(whole) - case.get("cut", 0))]
    return cut + str(case.get("behind", ""))


# Worksheets of all kinds, in the one form in which they are kept: plain text, every part dated.

_SIGNS = st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff") | st.sampled_from(
    "\n\t=+-@'\"<>&|,;\\`*_[]#ä€🎈"
)
_TEXTS = st.text(_SIGNS, max_size=60)
_TIMES = st.datetimes(datetime(2020, 1, 1), datetime(2025, 12, 31)).map(  # noqa: DTZ001  hypothesis wants naive bounds
    lambda time: time.replace(tzinfo=UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
)
_DAYS = st.just("") | st.dates(datetime(2020, 1, 1).date(), datetime(2040, 1, 1).date()).map(str)  # noqa: DTZ001
_QUESTIONS = st.sampled_from(["housing-1", "housing-2", "own-interest-1a", "branches-5s", "retired-9z"])
_OWN = st.text("0123456789abcdefghijklmnopqrstuvwxyz", min_size=17, max_size=17).map("own-{}".format)


def _answers(*, blank: bool) -> st.SearchStrategy[dict[str, Any]]:
    answers = st.fixed_dictionaries(
        {
            "answer": st.none() | st.sampled_from(CHOICES),
            "note": _TEXTS,
            "responsible": _TEXTS,
            "date": _DAYS,
            "changed": _TIMES,
        }
    )
    said = ("answer", "note", "responsible", "date")
    return answers if blank else answers.filter(lambda answer: any(answer[part] for part in said))


def worksheets(*, blank: bool = False) -> st.SearchStrategy[dict[str, Any]]:
    """`blank`: also with what was taken away."""
    texts = _TEXTS if blank else _TEXTS.filter(bool)
    own = st.fixed_dictionaries({"id": _OWN, "text": texts, "changed": _TIMES})
    return st.fixed_dictionaries(
        {
            "id": st.sampled_from(["sheet-1", "sheet-2"]),
            "name": _TEXTS,
            "created": _TIMES,
            "changed": _TIMES,
            "from": st.none() | st.sampled_from(["all", "theme:housing", "plan:equality"]),
            "own": st.lists(own, max_size=3, unique_by=lambda question: str(question["id"])),
            "answers": st.dictionaries(_QUESTIONS | _OWN, _answers(blank=blank), max_size=5),
        }
    )
