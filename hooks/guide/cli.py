"""The `guide` command: the rules the build runs, at hand before a pull request."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from guide import hosting, schema, strings
from guide.catalogue import check, falls_due, not_given
from guide.compressed import compress
from guide.load import PRACTICES
from guide.problem import Messages, Problem, as_github, as_json, as_text

FORMATS: dict[str, Callable[[Iterable[Problem], Messages], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit status is 0 when all is well, 1 when there is something to mend."""
    options = _parser(Path.cwd()).parse_args(arguments)
    root = options.root.resolve()
    if options.command == "schema":
        schema.write(root)
        return 0
    if options.command == "hosting":
        return _hosting(root, options.site.resolve())
    if options.command == "due":
        return _due(root, options.by, options.lang)
    return _check(root, options.files, options.format, options.lang)


def _parser(root: Path) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="guide", description=__doc__)
    parser.add_argument("--root", type=Path, default=root, help="the guide's folder (default: this one)")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="check entries and chapters; print what to mend")
    checking.add_argument("files", nargs="*", metavar="FILE", help="show only what is wrong in these files")
    checking.add_argument("--format", choices=sorted(FORMATS), default="text")
    checking.add_argument("--lang", choices=strings.check_languages(root) or None, help="language of the messages")
    falling = commands.add_parser("due", help="list what should be reviewed; always ends well")
    falling.add_argument("--by", type=date.fromisoformat, default=datetime.now(UTC).date(), metavar="YYYY-MM-DD")
    falling.add_argument("--lang", choices=strings.check_languages(root) or None, help="language of the report")
    serving = commands.add_parser("hosting", help="make a built site ready for its host; see HOSTING.md")
    serving.add_argument("site", nargs="?", type=Path, default=root / "site", help="the site's folder (default: site)")
    commands.add_parser("schema", help="write schemas/practice.schema.json anew")
    return parser


def _check(root: Path, files: Sequence[str], form: str, language: str | None) -> int:
    messages = strings.messages(root, language or strings.default_check_language(root))
    checked = check(root)
    problems, count = checked.problems, checked.entries
    if files:
        wanted = {_inside(root, file) for file in files}
        if strange := sorted(wanted - checked.files):
            for file in strange:
                print(messages.report("no-such-file", file=file), file=sys.stderr)
            return 2
        problems = [problem for problem in problems if problem.file in wanted]
        count = sum(file.startswith(PRACTICES) for file in wanted)
    printed = FORMATS[form](problems, messages)
    if printed:
        print(printed)
    if form == "text":
        print(messages.summary(len(problems), count))
    return 1 if problems else 0


def _due(root: Path, by: date, language: str | None) -> int:
    messages = strings.messages(root, language or strings.default_check_language(root))
    checked = check(root)
    if checked.problems:
        return _check(root, [], "text", language)
    found = falls_due(checked, by)
    for file, review in found:
        print(messages.report("due", file=file, date=str(review.due)))
    missing = not_given(checked)
    for file, field in missing:
        print(messages.report("not-given", file=file, field=field))
    if not found and not missing:
        print(messages.report("due-none"))
    return 0


def _hosting(root: Path, site: Path) -> int:
    for path in hosting.write(root, site):
        print(path)
    compress(site)
    return 0


def _inside(root: Path, file: str) -> str:
    """A file as problems name it; one that is not in the guide keeps the name it was given."""
    path = Path(file)
    candidates = (path if path.is_absolute() else Path.cwd() / path, root / path)
    for candidate in candidates:
        # Not resolved: a link in practices/ is a problem of its own and must be found under its own name.
        if candidate.is_relative_to(root) and (candidate.exists() or candidate.is_symlink()):
            return candidate.relative_to(root).as_posix()
    return file


if __name__ == "__main__":
    sys.exit(main())
