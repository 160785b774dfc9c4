"""Sends made-up requests to every operation of openapi.json, as a guest and as an administrator.

Wrong is: a fault of the server, a status or content type that the document does not name, a body of another shape than
the document says. The requests are the same in every run.
"""

import concurrent.futures
import contextlib
import http.client
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time

DOCUMENT = pathlib.Path(__file__).resolve().parents[2] / "openapi.json"
READY_SECONDS = 30
# Of each operation, beside what the document shows and every limit that it names.
EXAMPLES = int(os.environ.get("LINLI_FUZZ_EXAMPLES", "10"))
CHECKS = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
]
# They end the session with which the others are tried, or replace it. A guest tries them.
CHANGES_THE_SESSION = [
    "register_account",
    "sign_in",
    "sign_out",
    "end_session",
    "end_sessions",
    "change_password",
    "reset_password",
]
# It answers for as long as somebody listens; tests/it/streams.rs listens. A guest is refused at once, and tries it.
NEVER_ENDS = ["open_stream"]
# What is made before the administrator's turn, so that paths lead somewhere: operation, parameter that names it.
MADE_BEFORE = [
    ("create_project", "project_id"),
    ("create_fact", "fact_id"),
    ("create_building", "building_id"),
    ("create_units", "unit_id"),
    ("create_board", "board_id"),
    ("open_topic", "topic_id"),
    ("write_post", "post_id"),
    ("claim_ownership", "ownership_id"),
]


class Site:
    """The program, on an empty folder and a free port."""

    def __init__(self, binary, folder):
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.folder = folder
        self.printed = folder / "printed"
        self.mails = folder / "data" / "mail"
        self.log = folder / "log"
        settings = {
            "LINLI_DATA_DIR": str(folder / "data"),
            "LINLI_LISTEN": f"127.0.0.1:{self.port}",
            "LINLI_PUBLIC_URL": self.url,
            # One address sends everything: limits of rate would answer in place of the operations.
            "LINLI_GENEROUS_LIMITS": "true",
        }
        kept = {name: value for name, value in os.environ.items() if not name.startswith("LINLI_")}
        with self.printed.open("w") as printed, self.log.open("w") as log:
            self.process = subprocess.Popen(
                [binary, "serve"], cwd=folder, env=kept | settings, stdout=printed, stderr=log
            )
        self.token = None

    def ask(self, method, path, body=None):
        """The status, the headers and the JSON body of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Content-Type": "application/json"}
        if self.token:
            headers["Cookie"] = f"linli_session={self.token}"
        connection.request(method, "/api/v1" + path, None if body is None else json.dumps(body), headers)
        answer = connection.getresponse()
        text = answer.read()
        return answer.status, answer.headers, json.loads(text) if text else None

    def wait_until_ready(self):
        deadline = time.monotonic() + READY_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            with contextlib.suppress(OSError):
                if self.ask("GET", "/readyz")[0] == 200:
                    return
            time.sleep(0.05)
        sys.exit(f"the server did not get ready:\n{self.log.read_text()}")

    def sign_in(self):
        """Becomes the first administrator, by the link that the server prints."""
        token = re.search(r"reset-password\?token=([^&\s]+)", self.printed.read_text())
        if not token:
            sys.exit(f"the server printed no link for the first administrator:\n{self.printed.read_text()}")
        account = {
            "token": token[1],
            "password": "a long way round the lake",
            "name": "administrator",
            "email": "administrator@linli.example",
        }
        status, headers, body = self.ask("POST", "/password-resets", account)
        if status != 201:
            sys.exit(f"the first administrator cannot sign in: {status} {body}")
        cookies = " ".join(headers.get_all("Set-Cookie"))
        self.token = re.search(r"linli_session=([^;]+)", cookies)[1]
        self.prove_email()

    def prove_email(self):
        """Answers with the code that came by mail: some operations are for proven accounts."""
        before = set(self.mails.iterdir())
        self.ask("POST", "/me/email/codes")
        deadline = time.monotonic() + READY_SECONDS
        while not (came := set(self.mails.glob("*.eml")) - before):
            if time.monotonic() > deadline:
                sys.exit("no mail with a code came")
            time.sleep(0.1)
        code = re.search(r"^Subject: (\d{6})", came.pop().read_text(), re.MULTILINE)
        status, _, body = self.ask("POST", "/me/email/proof", {"code": code[1]})
        if status != 200:
            sys.exit(f"the e-mail address cannot be proven: {status} {body}")

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        if self.process.wait(timeout=30) != 0:
            sys.exit(f"the server did not end well:\n{self.log.read_text()}")


def operations(document):
    """Every operation by its id: method, path, description."""
    return {
        operation["operationId"]: (method.upper(), path, operation)
        for path, item in document["paths"].items()
        for method, operation in item.items()
    }


def example_of(document, schema):
    """The example that the document shows of a body."""
    while "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    return schema["example"]


def make_things(site, document):
    """Makes one of each from the document's own examples; answers their ids by the parameter that takes them."""
    ids = {}
    known = operations(document)
    for operation, parameter in MADE_BEFORE:
        method, path, described = known[operation]
        content = next(iter(described["requestBody"]["content"].values()))
        body = example_of(document, content["schema"])
        # What an example leaves out stays out.
        body |= {name: value for name, value in ids.items() if body.get(name) is not None}
        status, _, made = site.ask(method, path.format(**ids), body)
        if status != 201:
            sys.exit(f"{operation}: its own example is answered with {status}: {made}")
        made = made.get("topic", made)
        made = made["items"][0] if "items" in made else made
        ids[parameter] = made["id"]
    return ids


def send(schemathesis, site, who, examples, ids):
    """One run of schemathesis; answers whether all was well."""
    settings = site.folder / "schemathesis.toml"
    parameters = "".join(f'"path.{name}" = {value}\n' for name, value in ids.items())
    session = f'[auth.openapi.Session]\napi_key = "{site.token}"\n' if site.token else ""
    generation = "[generation]\nwith-security-parameters = false\n"
    settings.write_text(f"{generation}{session}[parameters]\n{parameters}")
    command = [
        schemathesis,
        f"--config-file={settings}",
        "run",
        str(DOCUMENT),
        f"--url={site.url}/api/v1",
        "--phases=examples,coverage,fuzzing",
        f"--max-examples={examples}",
        f"--checks={','.join(CHECKS)}",
        "--generation-deterministic",
        "--suppress-health-check=all",
        "--continue-on-failure",
        "--warnings=off",
        "--no-color",
    ]
    if site.token:
        command += [f"--exclude-operation-id={operation}" for operation in CHANGES_THE_SESSION + NEVER_ENDS]
    run = subprocess.run(command, cwd=site.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    print(f"---- as {who}\n{run.stdout}", flush=True)
    if site.token and site.ask("GET", "/me")[0] != 200:
        sys.exit("the session ended on the way: what came after was tried as a guest")
    return run.returncode == 0


def as_guest(site, schemathesis):
    """Everything, by somebody who is not signed in, where there is nothing."""
    return send(schemathesis, site, "guest", EXAMPLES // 2, {})


def as_administrator(site, schemathesis):
    """Everything but what ends the session, by an administrator, where there is one of each."""
    site.sign_in()
    ids = make_things(site, json.loads(DOCUMENT.read_text()))
    return send(schemathesis, site, "administrator", EXAMPLES, ids)


def tried(part, binary, schemathesis):
    """Whether all was well of a part, on a site of its own."""
    with tempfile.TemporaryDirectory(prefix="linli-fuzz-") as folder:
        site = Site(binary, pathlib.Path(folder))
        try:
            site.wait_until_ready()
            well = part(site, schemathesis)
            site.stop()
        finally:
            site.process.kill()
        faults = [line for line in site.log.read_text().splitlines() if "ERROR" in line or "panicked" in line]
        print("".join(f"the server logs: {line}\n" for line in faults[:20]), end="")
        return well and not faults


def main(binary, schemathesis):
    # Each leaves a processor idle for long.
    with concurrent.futures.ThreadPoolExecutor() as pool:
        parts = [pool.submit(tried, part, binary, schemathesis) for part in (as_guest, as_administrator)]
        return 0 if all([part.result() for part in parts]) else 1


sys.exit(main(sys.argv[1], sys.argv[2]))
