"""A host for built sites, as web hosts are: a missing page is answered with the 404 page of its language."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


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


def serve(folder: Path, headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """The folder's address, for as long as the generator lives."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(folder), headers=headers or {}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
