"""Programs that Kith speaks to, as tests need them: a mail server, a look-alike of GOV.UK Notify, a virus scanner.

The mail server is aiosmtpd, a real one. The other two answer as their makers' descriptions say, and no further.
"""

import base64
import contextlib
import hashlib
import hmac
import http.server
import json
import pathlib
import socketserver
import ssl
import subprocess
import threading

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

NOTIFY_SERVICE = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"
NOTIFY_SECRET = "11111111-2222-3333-4444-555555555555"
NOTIFY_KEY = f"kith-{NOTIFY_SERVICE}-{NOTIFY_SECRET}"
NOTIFY_TEMPLATE = "99999999-8888-7777-6666-555555555555"
# The harmless text that every scanner knows; in two halves, so that none finds it here.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}" + b"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def certificate(folder: pathlib.Path) -> tuple[pathlib.Path, pathlib.Path]:
    """A certificate for localhost that is its own authority."""
    chain, key = folder / "post.pem", folder / "post.key"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(chain)],
        check=True, capture_output=True)
    return chain, key


class Taken:
    """What a mail server took, and how it answers."""

    def __init__(self):
        self.messages, self.answers, self.users = [], {}, []

    async def handle_RCPT(self, server, session, envelope, address, options):
        envelope.rcpt_tos.append(address)
        return self.answers.get("RCPT", "250 OK")

    async def handle_DATA(self, server, session, envelope):
        self.messages.append({
            "from": envelope.mail_from, "to": envelope.rcpt_tos, "bytes": envelope.content,
            "encrypted": session.ssl is not None})
        return self.answers.get("DATA", "250 taken")


@contextlib.contextmanager
def mail_server(port: int, folder: pathlib.Path, user: str | None = None, password: str | None = None):
    """A mail server on localhost that wants STARTTLS and, where a user is given, AUTH PLAIN."""
    taken = Taken()
    chain, key = certificate(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain, key)

    def authenticate(server, session, envelope, mechanism, data):
        good = isinstance(data, LoginPassword) and (data.login, data.password) == (user.encode(), password.encode())
        taken.users.append(mechanism)
        return AuthResult(success=good)

    controller = Controller(
        taken, hostname="127.0.0.1", port=port, tls_context=context, require_starttls=True,
        authenticator=authenticate if user else None, auth_required=user is not None)
    controller.start()
    try:
        yield taken, chain
    finally:
        controller.stop()


class Serving(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True


@contextlib.contextmanager
def notify_server(port: int):
    """A look-alike of Notify: takes e-mail by POST /v2/notifications/email, with a token made by the service's secret."""
    taken = {"requests": [], "status": 201}

    class Answering(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            head, claims, code = self.headers["Authorization"].removeprefix("Bearer ").split(".")
            wanted = hmac.new(NOTIFY_SECRET.encode(), f"{head}.{claims}".encode(), hashlib.sha256).digest()
            good = base64.urlsafe_b64decode(code + "=" * (-len(code) % 4)) == wanted
            said = json.loads(base64.urlsafe_b64decode(claims + "=" * (-len(claims) % 4)))
            status = taken["status"] if good and self.path == "/v2/notifications/email" else 403
            taken["requests"].append({"body": json.loads(body), "claims": said, "good": good})
            answer = json.dumps({"id": "x"}).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_):
            pass

    server = Serving(("127.0.0.1", port), Answering)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield taken
    finally:
        server.shutdown()
        server.server_close()


class Scanning(socketserver.BaseRequestHandler):
    """ClamAV's INSTREAM: parts with their length before them, an empty one at the end."""

    def handle(self):
        stream = self.request.makefile("rwb")
        if stream.read(10) != b"zINSTREAM\0":
            return
        content = b""
        while size := int.from_bytes(stream.read(4), "big"):
            content += stream.read(size)
        self.server.seen.append(len(content))
        found = b"stream: Eicar-Test-Signature FOUND\0" if EICAR in content else b"stream: OK\0"
        stream.write(found)
        stream.flush()


class ScannerByPort(socketserver.ThreadingTCPServer):
    allow_reuse_address, daemon_threads = True, True


@contextlib.contextmanager
def scanner(place):
    """A virus scanner at a port, or at the path of a socket."""
    kind = socketserver.ThreadingUnixStreamServer if isinstance(place, pathlib.Path) else ScannerByPort
    server = kind(str(place) if isinstance(place, pathlib.Path) else ("127.0.0.1", place), Scanning)
    server.seen = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.seen
    finally:
        server.shutdown()
        server.server_close()
        if isinstance(place, pathlib.Path):
            place.unlink(missing_ok=True)
