"""A host for built sites, as web hosts are: a missing page is answered with the 404 page of its language."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from guide.hosting import immutable


class Host(SimpleHTTPRequestHandler):
    """Serves a folder; every answer carries `headers`."""

    def __init__(self, *args: Any, headers: Mapping[str, str], **options: Any) -> None:
        self._headers = headers
        super().__init__(*args, **options)

    def end_headers(self) -> None:
        for name, value in self._headers.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def send_error(self, code: int, *_: str | None) -> None:
        language = self.path.split("/")[1]
        page = Path(self.directory) / language / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            page = Path(self.directory) / "404.html"
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())


class ThriftyHost(Host):
    """As hosts do that were set up with the guide's files: sends smaller copies, and says what may be kept."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        kept = self.path.lstrip("/").startswith(immutable(Path(self.directory)))
        self.send_header("Cache-Control", "public, max-age=31536000, immutable" if kept else "no-cache")
        super().end_headers()

    def send_head(self) -> BytesIO | BinaryIO | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        small = path.with_name(f"{path.name}.gz")
        if not small.is_file() or "If-Modified-Since" in self.headers:
            return super().send_head()
        data = small.read_bytes()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Last-Modified", self.date_time_string(int(path.stat().st_mtime)))
        self.end_headers()
        return BytesIO(data)


def serve(folder: Path, headers: Mapping[str, str] | None = None, kind: type[Host] = Host) -> Iterator[str]:
    """The folder's address, for as long as the generator lives."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(kind, directory=str(folder), headers=headers or {}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
