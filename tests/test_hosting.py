"""Files for hosts: what they promise, and what real hosts make of them where they are installed."""

from __future__ import annotations

import base64
import gzip
import hashlib
import os
import re
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.error import HTTPError

import brotli
import pytest
import yaml

from building import ROOT, build
from guide import cli
from guide.compressed import compress
from guide.hosting import BESIDE, headers, immutable
from guide.policy import guarded, hashes
from pages import read

NGINX = """\
daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
    access_log off; default_type application/octet-stream;
    types {{ text/html html; text/css css; application/javascript js; image/svg+xml svg; }}
    client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder}; uwsgi_temp_path {folder};
    scgi_temp_path {folder};
    include {file};
}}
"""
"""What stands around the guide's server block."""


@pytest.fixture(scope="module")
def hosted(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, made ready for its host."""
    copy = Path(shutil.copytree(site, tmp_path_factory.mktemp("hosted") / "site"))
    assert cli.main(["--root", str(ROOT), "hosting", str(copy)]) == 0
    return copy


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def host(hosted: Path, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real host with our files."""
    if not shutil.which(request.param):
        pytest.skip(f"{request.param} is not installed")
    folder = tmp_path_factory.mktemp(request.param)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    name = {"nginx": "nginx.conf", "caddy": "Caddyfile"}[request.param]
    text = hosted.with_name(hosted.name + BESIDE).joinpath(name).read_text("utf-8")
    file = folder / name
    file.write_text(text.replace("8080", str(port)).replace("/srv/guide", str(hosted)))
    if request.param == "nginx":
        around = folder / "around.conf"
        around.write_text(NGINX.format(folder=folder, file=file))
        command = ["nginx", "-e", str(folder / "error.log"), "-c", str(around)]
    else:
        command = ["caddy", "run", "--config", str(file), "--adapter", "caddyfile"]
    log = folder / "log"
    process = subprocess.Popen(command, stdout=log.open("w"), stderr=subprocess.STDOUT)
    yield _answering(f"http://127.0.0.1:{port}", process, log)
    process.terminate()
    process.wait()


def _answering(address: str, process: subprocess.Popen[bytes], log: Path) -> str:
    for _ in range(100):
        assert process.poll() is None, log.read_text()
        try:
            socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2]))).close()
        except OSError:
            time.sleep(0.1)
        else:
            return address
    raise AssertionError(log.read_text())


def ask(address: str) -> tuple[int, Mapping[str, str], bytes]:
    """Status, headers and decoded body of the answer to a browser that takes gzip."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})  # noqa: S310  our own address
    try:
        answer = urllib.request.urlopen(request)  # noqa: S310
    except HTTPError as error:
        answer = error
    with answer:
        body = answer.read()
        is_small = answer.headers["Content-Encoding"] == "gzip"
        return answer.status, dict(answer.headers), gzip.decompress(body) if is_small else body


def digest(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def inline_scripts(page: Path) -> set[str]:
    data = {"application/json", "application/ld+json"}
    return {
        script.text for script in read(page).all("script") if not script.get("src") and script.get("type") not in data
    }


def test_every_page_allows_its_own_scripts_and_no_others(site: Path) -> None:
    for page in site.rglob("*.html"):
        if page.name == "panel.html":
            continue  # a piece that scripts put into a page
        rules = read(page).one("meta", http_equiv="Content-Security-Policy").get("content")
        assert set(re.findall(r"'sha256-[^']*'", rules)) == set(map(digest, inline_scripts(page))), page
        assert "unsafe-inline" not in rules
        assert "'unsafe-eval'" not in rules


def test_header_allows_the_scripts_of_all_pages_and_no_others(site: Path) -> None:
    needed = set().union(*map(inline_scripts, site.rglob("*.html")))
    assert len(needed) <= 3, "the header grows with every script that stands in a page"
    rules = headers(site)["Content-Security-Policy"]
    assert set(re.findall(r"'sha256-[^']*'", rules)) == set(map(digest, needed))
    assert rules.endswith("frame-ancestors 'none'")


def test_policy_stands_before_what_it_governs(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        policy = text.find('http-equiv="Content-Security-Policy"')
        assert not re.search(r"<(script|link|style|img)\b", text[: max(policy, 0)]), page


def test_data_and_scripts_with_an_address_need_no_hash() -> None:
    assert hashes('<script src="a.js"></script><script type="application/json">{}</script>') == set()
    assert hashes("<script>a()</script><script type=module>b()</script>") == {digest("a()"), digest("b()")}


def test_page_without_a_place_for_its_policy_is_not_published() -> None:
    with pytest.raises(ValueError, match="charset"):
        guarded("<!doctype html><title>x</title><script>a()</script>")


def test_draft_is_not_guarded(guide: Path, tmp_path: Path) -> None:
    """`make serve` writes a script into each page that reloads it."""
    site = tmp_path / "site"
    assert build(guide / "mkdocs.yml", site, strict=False).returncode == 0
    assert not read(site / "index.html").all("meta", http_equiv="Content-Security-Policy")


def test_what_may_be_kept_for_ever_tells_its_content_in_its_name(site: Path) -> None:
    kept = [path for folder in immutable(site) for path in (site / folder).rglob("*") if path.is_file()]
    assert kept
    names = [path.relative_to(site).as_posix() for path in kept]
    assert [name for name in names if not re.search(r"[./_-][0-9a-f]{7,}[./]", name)] == []


def test_scripts_and_what_they_load_have_another_address_when_one_of_them_changes(guide: Path, tmp_path: Path) -> None:
    found = []
    for name in ("before", "same", "after"):
        assert build(guide / "mkdocs.yml", tmp_path / name).returncode == 0
        (folder,) = (tmp_path / name).glob("assets-*")
        found.append(folder.name)
        pages = [path.read_text("utf-8") for path in (tmp_path / name).rglob("*.html")]
        assert all(set(re.findall(r"assets-[0-9a-f]+", page)) <= {folder.name} for page in pages)
        assert not [path for kind in ("css", "js", "vendor") for path in (tmp_path / name / "assets").glob(kind)]
        if name == "same":
            module = guide / "docs/assets/js/once.mjs"
            module.write_text(module.read_text("utf-8") + "\n")
    assert found[0] == found[1] != found[2]


def test_second_guide_has_files_of_its_own(tiny_guide: Path, tiny_site: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(tiny_site, tmp_path / "site"))
    assert cli.main(["--root", str(tiny_guide), "hosting", str(copy)]) == 0
    assert "location /fr/ { error_page 404 /fr/404.html; }" in (tmp_path / "site.hosting/nginx.conf").read_text("utf-8")


def test_netlify_and_cloudflare_can_read_their_file(hosted: Path) -> None:
    lines = (hosted / "_headers").read_text("utf-8").splitlines()
    given = [line for line in lines if line and not line.startswith("#")]
    assert given[0] == "/*"
    assert all(line.startswith("/") or re.fullmatch(r"  [A-Z][A-Za-z-]+: \S.*", line) for line in given)
    assert max(map(len, given)) < 2_000
    for name, value in headers(hosted).items():
        assert f"  {name}: {value}" in given


@pytest.mark.parametrize("path", ["/", "/sv/basics/", "/assets/img/mark.svg", "/nowhere/", "/en/nowhere/"])
def test_host_sends_the_headers_with_every_answer(host: str, hosted: Path, path: str) -> None:
    status, sent, _ = ask(host + path)
    assert status == (404 if "nowhere" in path else 200)
    for name, value in headers(hosted).items():
        assert sent[name] == value


def test_host_answers_a_missing_page_in_its_language(host: str) -> None:
    for path, language in {"/nowhere/": "fi", "/sv/nowhere/": "sv", "/en/practices/nothing/": "en"}.items():
        assert f'<html lang="{language}"'.encode() in ask(host + path)[2]


def test_host_lets_browsers_keep_only_what_never_changes(host: str, hosted: Path) -> None:
    style = next((hosted / "assets/stylesheets").glob("*.css")).name
    (script,) = hosted.glob("assets-*/js/keyboard.js")
    for path in (f"assets/stylesheets/{style}", script.relative_to(hosted).as_posix()):
        assert "immutable" in ask(f"{host}/{path}")[1]["Cache-Control"]
    for path in ("/", "/assets/img/mark.svg", "/pagefind/pagefind-entry.json"):
        assert ask(host + path)[1]["Cache-Control"] == "no-cache"


def test_host_calls_modules_javascript(host: str, hosted: Path) -> None:
    for module in hosted.rglob("*.mjs"):
        kind = ask(f"{host}/{module.relative_to(hosted).as_posix()}")[1]["Content-Type"]
        assert kind.startswith("text/javascript")


def test_host_completes_an_address_without_naming_itself(host: str) -> None:
    """Behind a proxy it does not know its public name."""
    with socket.create_connection(("127.0.0.1", int(host.rpartition(":")[2]))) as line:
        line.sendall(b"GET /basics HTTP/1.1\r\nHost: guide.example\r\nConnection: close\r\n\r\n")
        answer = b"".join(iter(lambda: line.recv(4096), b""))
    location = re.search(rb"(?i)^location: (.*?)\r$", answer, re.MULTILINE)
    assert location is not None
    assert location[1] == b"/basics/"


def test_host_sends_the_smaller_copy(host: str, hosted: Path) -> None:
    (style,) = (path.relative_to(hosted) for path in hosted.glob("assets-*/css/search.css"))
    for path in ("/", "/sv/basics/", f"/{style.as_posix()}"):
        _, sent, body = ask(host + path)
        assert sent["Content-Encoding"] == "gzip"
        file = hosted / path.strip("/")
        assert body == (file / "index.html" if file.is_dir() else file).read_bytes()


def test_smaller_copies_hold_the_same_and_are_the_same_every_time(tmp_path: Path) -> None:
    page, short = tmp_path / "index.html", tmp_path / "short.txt"
    page.write_text("Hyvät väestösuhteet. " * 100, encoding="utf-8")
    short.write_text("x")
    assert compress(tmp_path) == 2
    small = [page.with_name(f"index.html.{ending}").read_bytes() for ending in ("gz", "br")]
    assert [gzip.decompress(small[0]), brotli.decompress(small[1])] == [page.read_bytes()] * 2
    os.utime(page, (0, 0))
    compress(tmp_path)
    assert [page.with_name(f"index.html.{ending}").read_bytes() for ending in ("gz", "br")] == small


def test_style_sheets_are_one_file_named_by_its_content(site: Path) -> None:
    listed = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8").replace("!ENV", ""))["extra_css"]
    (style,) = (site / "assets/stylesheets").glob("guide.*.css")
    assert style.read_text("utf-8").endswith("\n".join((ROOT / "docs" / path).read_text("utf-8") for path in listed))
    assert style.name == f"guide.{hashlib.sha256(style.read_bytes()).hexdigest()[:8]}.css"
    assert not [path for path in listed if (site / path).exists()]


def test_workflow_is_pinned_and_gives_changes_of_strangers_nothing() -> None:
    for path in (ROOT / ".github/workflows").glob("*.yml"):
        text = path.read_text("utf-8")
        used = re.findall(r"uses: (\S+)", text)
        assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action) for action in used)
        assert used
        assert "pull_request_target" not in text
        assert "secrets." not in text
        workflow = yaml.safe_load(text)
        assert workflow["permissions"] == {}
        writing = {name for name, job in workflow["jobs"].items() if "write" in job["permissions"].values()}
        for name in writing:
            assert not any("run" in step or "checkout" in step["uses"] for step in workflow["jobs"][name]["steps"])


def test_container_runs_without_rights_and_names_no_registry() -> None:
    lines = (ROOT / "hosting/Containerfile").read_text("utf-8").splitlines()
    base = next(line for line in lines if line.startswith("FROM "))
    assert re.fullmatch(r"FROM [a-z]+/[a-z-]+-unprivileged:\d+\.\d+\S*", base)
    assert not [line for line in lines if line.startswith(("USER root", "RUN ", "ADD "))]
