#!/bin/sh
# Runs tools from Debian once for each form of their output and stores it as fixtures for the importers, in
# test/fixtures/tool-forms/TOOL. The form counts here, not the numbers, so each run takes a second or two.
# Usage: scripts/make-tool-forms.sh [TOOL ...]
# Tools: hackbench cyclictest dbench perf-bench go fio iperf3 sysbench stress-ng hyperfine pgbench redis
# Packages: rt-tests dbench linux-perf golang-go fio iperf3 sysbench stress-ng hyperfine
# Tools that are not installed are skipped with a message.
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
out=$root/test/fixtures/tool-forms
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; rm -rf "$work"' EXIT INT TERM
only="$*"

have() {
  [ -z "$only" ] || echo " $only " | grep -q " $1 " || return 1
  command -v "${2:-$1}" >/dev/null 2>&1 || { echo "${2:-$1} is not installed: skipped" >&2; return 1; }
  mkdir -p "$out/$1"
}

# Removes what is private.
tidy() { sed -e "s/$(hostname)/host/g" -e 's/"cookie":.*/"cookie": "cookie",/' -e "s#$work#/work#g"; }

# keep TOOL FILE COMMAND...: stores what a command prints
keep() {
  file=$out/$1/$2; shift 2
  (cd "$work" && timeout 60 "$@" 2>&1) | tidy >"$file"
}

if have hackbench; then
  keep hackbench process.txt hackbench -g 2 -l 100
  keep hackbench threads-two-runs.txt sh -c 'for i in 1 2; do echo "$ hackbench -T -p -g 2 -l 100"; hackbench -T -p -g 2 -l 100; done'
fi
if have cyclictest; then
  keep cyclictest quiet.txt cyclictest -q -t 2 -l 300 -i 1000
  keep cyclictest progress.txt cyclictest -t 2 -l 60 -i 1000
  keep cyclictest histogram.txt cyclictest -q -t 2 -l 100 -h 8
  keep cyclictest one.json sh -c 'cyclictest -q -t 1 -l 300 --json=one.json >/dev/null; cat one.json'
fi
if have dbench; then
  keep dbench dbench.txt dbench -t 4 -D "$work" 2
  tbench_srv >/dev/null 2>&1 & server=$!
  sleep 1
  keep dbench tbench.txt sh -c 'echo "$ tbench -t 4 2 127.0.0.1"; tbench -t 4 2 127.0.0.1'
  keep dbench too-short.txt tbench -t 1 1 127.0.0.1
  kill "$server"; server=
fi
if have perf-bench perf; then
  keep perf-bench sched-messaging.txt perf bench sched messaging -g 2 -l 20
  keep perf-bench sched-pipe.txt perf bench sched pipe -l 20000
  keep perf-bench syscall.txt perf bench syscall basic -l 200000
  keep perf-bench memcpy.txt perf bench mem memcpy -s 1MB -l 20
  keep perf-bench futex-hash.txt perf bench futex hash -r 1
  keep perf-bench futex-wake-parallel.txt perf bench futex wake-parallel
  keep perf-bench synthesize.txt perf bench internals synthesize -i 5
  keep perf-bench numa.txt perf bench numa mem -p 1 -t 1 -P 8 -l 2
  keep perf-bench usage-error.txt perf bench futex requeue --no-such-option
fi
if have go; then
  cat >"$work/go.mod" <<'EOF'
module example.org/fold
go 1.19
EOF
  cat >"$work/fold_test.go" <<'EOF'
package fold

import (
	"fmt"
	"testing"
)

var sink uint64

func BenchmarkFold(b *testing.B) {
	for _, n := range []int{64, 4096} {
		b.Run(fmt.Sprintf("n=%d/plain", n), func(b *testing.B) {
			b.SetBytes(int64(n))
			b.ReportAllocs()
			for i := 0; i < b.N; i++ {
				for j := 0; j < n; j++ {
					sink ^= sink*31 + uint64(j)
				}
			}
			b.ReportMetric(float64(n), "p99-latency-ns")
		})
	}
}

func BenchmarkBroken(b *testing.B) { b.Fatal("no device") }
EOF
  keep go count-3-and-a-failure.txt go test -bench . -count 3 -benchtime 20ms
fi
