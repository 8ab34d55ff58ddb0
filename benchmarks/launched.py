"""A command in; the seconds and the memory that it took, as JSON on a descriptor, out.

It is a program of its own because the kernel counts to a process what it was forked from, and a benchmark
that has made a corpus is large.
"""

import json
import os
import subprocess
import sys
import time


def main(told: int, command: list[str]) -> int:
    begun = time.perf_counter()
    with subprocess.Popen(command) as process:
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
    cost = {"wall": wall, "processor": used.ru_utime + used.ru_stime, "largest": used.ru_maxrss * 1024}
    os.write(told, json.dumps(cost).encode())
    return process.returncode


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2:]))
