"""A server under load: requests a second, and its memory after many of them."""

import json
import os
import subprocess
import sys

from .questions import GROUPS, paths

# wrk asks the lines of a file in turn
WRK_SCRIPT = """
local paths, i = {}, 0
for line in io.lines(os.getenv("WRK_PATHS")) do paths[#paths + 1] = line end
request = function()
  i = i + 1
  return wrk.format("GET", paths[(i - 1) % #paths + 1])
end
done = function(summary, latency)
  io.write(string.format('\\nFIGURES {"requests": %d, "seconds": %.6f, "p50_ms": %.4f, "p99_ms": %.4f, "failed": %d}\\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout))
end
"""


def wrk(server, scratch, requests, seconds, connections=8, failing=False):
    """Asks the requests in turn for some seconds; ends the program when one fails, unless `failing` is to be told only."""
    listed, script = scratch / "paths.txt", scratch / "paths.lua"
    listed.write_text("\n".join(requests) + "\n", encoding="utf-8")
    script.write_text(WRK_SCRIPT, encoding="utf-8")
    done = subprocess.run(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", script, server.url], check=True,
                          stdout=subprocess.PIPE, text=True, env=os.environ | {"WRK_PATHS": str(listed)})
    figures = json.loads(done.stdout.rpartition("FIGURES ")[2])
    if figures["failed"] and not failing:
        sys.exit(f"wrk: {figures['failed']} of {figures['requests']} requests failed")
    return figures


def throughput(server, cases, scratch, seconds):
    status = wrk(server, scratch, ["/status"], seconds)
    rate = status["requests"] / status["seconds"]
    figures = {"wrk.status.per_second": rate}
    for group in GROUPS:
        if requests := paths(cases, GROUPS[group]):
            got = wrk(server, scratch, requests, seconds)
            figures[f"wrk.{group}.per_second"] = got["requests"] / got["seconds"]
            figures[f"wrk.{group}.share_of_status"] = figures[f"wrk.{group}.per_second"] / rate
            figures[f"wrk.{group}.p99_ms"] = got["p99_ms"]
    return figures


def memory(server, cases, scratch, wanted):
    """Memory of the server after `wanted` mixed requests, and how much it grew over the last half of them."""
    mixed = paths(cases, {name for names in GROUPS.values() for name in names})
    asked, half = 0, None
    while asked < wanted:
        asked += wrk(server, scratch, mixed, 2)["requests"]
        if half is None and asked >= wanted / 2:
            half = server.anonymous_mb()
    end = server.anonymous_mb()
    return {"memory.requests": asked, "memory.anonymous_mb": end, "memory.growth_of_last_half_mb": end - half}
