"""Load on `rhetoric serve`: clients that ask one after the other, each query another one.

    rhetoric serve desk.rhet --port 8181 &
    python3 benchmarks/serve_load.py http://127.0.0.1:8181 --clients 8 --requests 25

Statements are drawn from the corpus itself with a seed; queries are made of words of theirs. Prints for each kind of request
its median, its 90th percentile, the slowest, and how many were answered a second; and, with --pid, the resident memory.
"""

import argparse
import http.client
import json
import random
import re
import statistics
import threading
import time
import urllib.parse


class Client:
    def __init__(self, address):
        self.host = urllib.parse.urlparse(address).netloc
        self.connection = http.client.HTTPConnection(self.host, timeout=120)

    def get(self, path):
        self.connection.request("GET", path)
        response = self.connection.getresponse()
        body = response.read()
        if response.status != 200:
            raise RuntimeError(f"{path}: {response.status} {body[:200]}")
        return json.loads(body)


def drawn_statements(client, count, seed):
    draw = random.Random(seed)
    total = client.get("/api/documents?size=1")["total"]
    found = []
    while len(found) < count:
        page = client.get(f"/api/documents?size=1&page={draw.randint(1, total)}")["records"][0]
        name = urllib.parse.quote(page["document"], safe="")
        records = client.get(f"/api/documents/{name}?size=200")["records"]
        ranked = [r for r in records if r["kind"] == "statement" and 60 < len(r["text"]) < 400]
        for record in draw.sample(ranked, min(4, len(ranked))):
            found.append((name, record["statement"], record["text"]))
    return found[:count]


def paths(kind, statements):
    for document, statement, text in statements:
        if kind == "trace":
            yield f"/api/statements/{document}/{statement}/repeats?top=5"
        else:
            words = [w for w in re.findall(r"[A-Za-z]{4,}", text)][:6] or ["peace"]
            level = "statement" if kind == "statements" else "document"
            yield f"/api/search?top=10&level={level}&q=" + urllib.parse.quote(" ".join(words))


def measure(address, kind, statements, clients):
    asked = list(paths(kind, statements))
    times, lock = [], threading.Lock()

    def work(number):
        client = Client(address)
        for path in asked[number::clients]:
            begun = time.perf_counter()
            client.get(path)
            with lock:
                times.append(time.perf_counter() - begun)

    begun = time.perf_counter()
    threads = [threading.Thread(target=work, args=(n,)) for n in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    elapsed = time.perf_counter() - begun
    times.sort()
    print(
        f"{kind:10} {clients} clients  {len(times):4} requests  median {1e3 * statistics.median(times):6.0f} ms  "
        f"p90 {1e3 * times[int(0.9 * (len(times) - 1))]:6.0f} ms  slowest {1e3 * times[-1]:6.0f} ms  "
        f"{len(times) / elapsed:6.1f} a second"
    )


def resident(pid):
    fields = dict(line.split(":", 1) for line in open(f"/proc/{pid}/status") if line.startswith(("VmRSS", "Rss")))
    return ", ".join(f"{name} {int(value.split()[0]) / 1024:.0f} MB" for name, value in fields.items())


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("address")
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--requests", type=int, default=25, help="of each client")
    parser.add_argument("--kinds", default="trace,search,statements")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pid", type=int, help="of the server, to tell its memory")
    options = parser.parse_args()
    statements = drawn_statements(Client(options.address), options.clients * options.requests, options.seed)
    for kind in options.kinds.split(","):
        measure(options.address, kind, statements, options.clients)
    if options.pid:
        print(resident(options.pid))


if __name__ == "__main__":
    main()
