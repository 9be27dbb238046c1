#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""hostile.py URL COUNT: sends a server requests that mean no good; each gets an answer or a closed connection.

Random and cut requests go over raw sockets: wrong methods, paths, headers, lengths and bodies, and bytes that
are no HTTP. No answer may be a 500, and the server has to answer properly in the end.
"""
import random, socket, sys, urllib.parse, urllib.request

address = urllib.parse.urlsplit(sys.argv[1])
count = int(sys.argv[2])
draw = random.Random(1)
PATHS = ["/", "/v1/related?papers=", "/v1/search?query=", "/v1/recommend?liked=", "/v1/papers/", "/v1/papers?papers=",
         "/v1/clusters?groups=", "/v1/neighbors?limit=", "/v1/library?", "/mcp", "/map?since=", "/papers/",
         "/weeks?until=", "/reading?papers=", "/openapi.json", "/metrics", "/page.css", "/../../etc/passwd", "//", "*"]
BODIES = [b"", b"{", b"[]", b"null", b'{"papers":["a"]}', b'{"jsonrpc":"2.0","id":1,"method":"tools/list"}',
          b"[" * 5000, b'{"a":' * 3000, b"\xff\xfe\x00", b'{"papers":["' + b"x" * 3000 + b'"]}']


def noise(size):
    return bytes(draw.randrange(256) for _ in range(draw.randrange(size)))


def text(size):
    return urllib.parse.quote("".join(chr(draw.choice([draw.randrange(32, 127), draw.randrange(0x2FFF)]))
                                      for _ in range(draw.randrange(size))))


def request():
    kind = draw.randrange(10)
    if kind == 0:
        return noise(300)
    method = draw.choice(["GET", "POST", "HEAD", "PUT", "DELETE", "TRACE", "OPTIONS", "BREW", "get", "CONNECT"])
    path = draw.choice(PATHS) + (text(40) if draw.random() < .7 else "") + draw.choice(
        ["", "&limit=" + text(6), "&least=" + text(4), "&categories=" + text(9), "%", "%ff", "?" * 9, "&since=" + text(12)])
    body = draw.choice(BODIES + [noise(400)])
    headers = [("Host", draw.choice([address.netloc] * 8 + ["evil.example", ""]))]
    if method in ("POST", "PUT") or draw.random() < .2:
        length = len(body) if draw.random() < .85 else draw.choice([-1, 0, 10**12, len(body) + 7, "x"])
        headers.append(("Content-Length", length))
    else:
        body = b""
    for name, values in [("Content-Type", ["application/json", "text/plain", "a/b/c;;;"]),
                         ("Accept", ["*/*", "text/html", "application/json, text/event-stream", ";q=,", "a" * 900]),
                         ("Origin", ["https://evil.example", "null"]), ("If-None-Match", ["*", '"', "W/"]),
                         ("Accept-Encoding", ["gzip", "gzip;q=0", ",,;"]), ("Authorization", ["Basic !!", "Bearer"]),
                         ("MCP-Protocol-Version", ["2026-07-28", "1"]), ("Mcp-Method", ["tools/list", "=?base64?%?="]),
                         ("Transfer-Encoding", ["chunked", "gzip, chunked"])]:
        if draw.random() < .25:
            headers.append((name, draw.choice(values)))
    head = f"{method} {path} HTTP/1.{draw.choice('0111')}\r\n" + "".join(f"{n}: {v}\r\n" for n, v in headers)
    whole = head.encode("utf-8", "replace") + b"Connection: close\r\n\r\n" + body
    return whole[:draw.randrange(len(whole))] if kind == 1 else whole


def main():
    statuses = {}
    for number in range(count):
        sent = request()
        with socket.create_connection((address.hostname, address.port), timeout=20) as connection:
            try:
                connection.sendall(sent)
                connection.shutdown(socket.SHUT_WR)
                answer = b""
                while part := connection.recv(65536):
                    answer += part
            except (ConnectionResetError, BrokenPipeError):
                answer = b"reset"
        status = answer[9:12].decode("latin1") if answer.startswith(b"HTTP/1.") else "closed"
        if status.startswith("5") and status != "503" or answer and status == "closed" and answer != b"reset":
            sys.exit(f"{sent!r}\nwas answered with\n{answer[:2000]!r}")
        statuses[status] = statuses.get(status, 0) + 1
    with urllib.request.urlopen(sys.argv[1] + "/v1/library", timeout=10) as answer:
        assert answer.status == 200
    print(f"{count} hostile requests:", ", ".join(f"{n} x {s}" for s, n in sorted(statuses.items())))


main()
