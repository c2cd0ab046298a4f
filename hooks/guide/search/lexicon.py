"""What was worked out for a word is kept from build to build, so that dictionaries are loaded for new words only."""

from __future__ import annotations

import functools
import hashlib
import json
import re
import tempfile
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path

from guide.search import words
from guide.search.words import Analyser, Grammar

_FORM = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Lexicon:
    """One language's words with the further words each is found by."""

    def __init__(self, language: str, grammar: Grammar, own: Iterable[str], folder: Path) -> None:
        """`own`: the guide's own terms; `folder`: where words are kept. What is kept there is used if it is sound."""
        self._language = language
        self._grammar = grammar
        # A term of several words holds inflected forms, which are no dictionary forms.
        self._own = frozenset(text.casefold() for text in own if _FORM.fullmatch(text))
        self._path = folder / f"{language}.json"
        self._made_with = self._fingerprint()
        self._known = self._kept()
        self._tokens: dict[str, tuple[str, ...]] = {}

    def learn(self, texts: Iterable[str]) -> None:
        """Work out every word of the texts that is not known yet, and keep it."""
        tokens = {token for text in texts for token in text.split()}
        forms = {form.casefold(): None for token in tokens for form in _FORM.findall(token)}
        new = sorted(form for form in forms if form not in self._known)
        if not new:
            return
        self._known.update((form, self._analyser.words(form)) for form in new)
        self._keep()

    @functools.cached_property
    def _analyser(self) -> Analyser:
        return Analyser(self._language, self._grammar, self._own)

    def beside(self, token: str) -> tuple[str, ...]:
        """The further words of a token (what stands between two spaces), all of whose words have been learnt."""
        found = self._tokens.get(token)
        if found is None:
            forms = _FORM.findall(token.casefold())
            found = tuple(dict.fromkeys(word for form in forms for word in self._known.get(form, ())))
            self._tokens[token] = found
        return found

    def _fingerprint(self) -> str:
        """Whatever changes what is worked out: the libraries, our own rules, the language's grammar and terms."""
        parts = [version("simplemma"), version("snowballstemmer"), Path(words.__file__).read_text("utf-8")]
        parts += [self._grammar.told, *sorted(self._own)]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    def _kept(self) -> dict[str, list[str]]:
        try:
            kept = json.loads(self._path.read_bytes())
        except (OSError, ValueError, RecursionError):
            return {}  # nothing kept, or damaged: it is worked out again
        sound = isinstance(kept, dict) and kept.get("made_with") == self._made_with and _is_lexicon(kept.get("words"))
        return dict(kept["words"]) if sound else {}

    def _keep(self) -> None:
        """Put the new file in the old one's place in one step. A folder that cannot be written costs time only."""
        text = json.dumps({"made_with": self._made_with, "words": self._known}, ensure_ascii=False)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=self._path.parent, delete=False) as file:
                file.write(text)
            Path(file.name).replace(self._path)
        except OSError:
            return


def _is_lexicon(given: object) -> bool:
    return isinstance(given, Mapping) and all(
        isinstance(found, list) and all(isinstance(word, str) for word in found) for found in given.values()
    )
