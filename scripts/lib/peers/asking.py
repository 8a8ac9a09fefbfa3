"""The same questions to several peers: who answers rightly, how fast, and how many of them a second."""

import json
import random
import subprocess

from measuring import load
from measuring.questions import GROUPS, latencies


def quality(parvis, cases, served):
    """Rows of `parvis quality` by peer and kind."""
    command = [parvis, "quality", cases]
    for peer, server in served.items():
        command += ["--url", server.url, "--dialect", peer.dialect]
    peers = {server.url: peer for peer, server in served.items()}
    rows = {peer.name: {} for peer in served}
    said = subprocess.run([*command, "--json"], check=True, stdout=subprocess.PIPE, text=True).stdout
    for row in map(json.loads, said.splitlines()):
        peer = peers[row["server"]]
        if peer.knows(row["kind"]):
            rows[peer.name][row["kind"]] = row
    return rows


def recall(rows):
    """What does not depend on the machine, of the kinds of one peer."""
    names = ("asked", "recall_at_1", "recall_at_5", "errors")
    return {kind: {name: row[name] for name in names} for kind, row in rows.items()}


def once(peer, server, rows, args, scratch):
    """The figures of one pass: latencies that `parvis quality` found, throughput, and memory after both."""
    figures = latencies("http", rows) | {"open.first_answer_ms": server.first_answer_ms}
    for group, kinds in GROUPS.items():
        # mixed, so that a peer that does not come to the end has been asked all kinds as well
        requests = peer.requests(args.cases, kinds)
        random.Random(1).shuffle(requests)
        if requests:
            got = load.wrk(server, scratch, requests, args.seconds, failing=True)
            figures |= {f"wrk.{group}.per_second": got["requests"] / got["seconds"], f"wrk.{group}.p99_ms": got["p99_ms"],
                        f"wrk.{group}.failed": got["failed"]}
    figures["wrk.failed"] = sum(value for name, value in figures.items() if name.startswith("wrk.") and name.endswith(".failed"))
    return figures | {"memory.pss_mb": server.memory_mb()}
