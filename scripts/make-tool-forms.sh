#!/bin/sh
# Runs tools from Debian once for each form of their output and stores it as fixtures for the importers, in
# test/fixtures/tool-forms/TOOL. The form counts here, not the numbers, so each run takes a second or two.
# Usage: scripts/make-tool-forms.sh [TOOL ...]
# Tools: hackbench cyclictest dbench perf-bench perf-stat stress-ng hyperfine go fio iperf3 sysbench qemu-migrate openssl
# qemu-img hpcc time
# Packages: rt-tests dbench linux-perf stress-ng hyperfine golang-go fio iperf3 sysbench qemu-system-x86 openssl
# qemu-utils hpcc time
# pgbench/ is of pgbench 15 against a server of its own: -c 2 -j 1 -T 3 -P 1; the same without standard output;
# -c 2 -t 100 -R 200 -L 20; -c 2 -T 3 -P 1 -r -S -M prepared; -n -c 2 -t 100 with a script that divides by zero.
# Criterion needs a Rust crate of its own; its outputs in criterion/ are of librust-criterion-dev 0.3.6, with 10 samples.
# ab/ is of ab 2.3: -n 500 -c 4 against python3 -m http.server, as in make-tool-failures.sh.
# kvm-selftests/, perf-kvm/ and cloud-hypervisor/ have numbers of our own in the form that mails of kvm@vger.kernel.org
# and cloud-hypervisor's docs/performance_metrics.md show: they need guests that this machine does not have.
# Tools that are not installed are skipped with a message.
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
out=$root/test/fixtures/tool-forms
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; rm -rf "$work"' EXIT INT TERM
only="$*"

. "$root/scripts/lib/tool-fixtures.sh"

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
  keep cyclictest nanoseconds.txt cyclictest -q -N -t 1 -l 200 -i 1000
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
if have perf-stat perf; then
  events=task-clock,context-switches,page-faults,cycles
  keep perf-stat repeated.csv perf stat -x, -r 3 -e $events true
  keep perf-stat repeated.ndjson perf stat -j -r 3 -e $events true
  keep perf-stat repeated.txt perf stat -r 3 -e $events true
  keep perf-stat intervals.csv perf stat -x, -I 100 -e $events sleep 0.35
  busy='i=0; while [ $i -lt 60000 ]; do i=$((i+1)); done'
  keep perf-stat intervals.ndjson perf stat -j -I 100 -e $events sh -c "$busy"
  keep perf-stat intervals.txt perf stat -I 100 -e $events sh -c "$busy"
fi
if have stress-ng; then
  keep stress-ng two.yaml sh -c 'stress-ng --cpu 1 --pipe 1 --timeout 1 --metrics --yaml s.yaml >/dev/null 2>&1; cat s.yaml'
  keep stress-ng two.txt stress-ng --cpu 1 --pipe 1 --timeout 1 --metrics
fi
if have dd; then
  keep dd four.txt sh -c 'for o in "bs=1M count=64 conv=fsync" "bs=4k count=100 oflag=dsync" "bs=512 count=1"; do echo "$ dd if=/dev/zero of=dd.dat $o"; dd if=/dev/zero of=dd.dat $o; done; echo "$ dd if=/dev/zero of=/dev/full bs=1M count=4"; dd if=/dev/zero of=/dev/full bs=1M count=4'
  keep dd progress.txt dd if=/dev/zero of=dd.dat bs=1M count=400 status=progress
fi
if have hyperfine; then
  keep hyperfine commands.csv sh -c 'hyperfine -r 3 "sleep 0.01" "sleep 0.02" --export-csv h.csv >/dev/null 2>&1; cat h.csv'
  keep hyperfine console.txt hyperfine -r 3 'sleep 0.01' 'sleep 0.02'
  keep hyperfine one-run.txt hyperfine -r 1 -n 'one run' 'sleep 1.1'
  keep hyperfine table.md sh -c 'hyperfine -r 3 "sleep 0.01" "sleep 0.02" --export-markdown h.md >/dev/null 2>&1; cat h.md'
  keep hyperfine parameter.csv sh -c 'hyperfine -r 3 -P n 1 2 "sleep 0.0{n}" --export-csv h.csv >/dev/null 2>&1; cat h.csv'
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
if have fio; then
  job="--size=4m --ioengine=psync --runtime=1 --time_based --filename=$work/fio.dat"
  keep fio mixed.txt fio --name=mixed --rw=randrw --bs=4k $job
  keep fio clones.txt fio --name=clones --rw=read --bs=64k --numjobs=2 $job
  keep fio grouped.txt fio --name=grouped --rw=write --bs=64k --numjobs=2 --group_reporting $job
  keep fio two-runs-in-one-log.txt sh -c "for i in 1 2; do fio --name=again --rw=randread --bs=4k $job; done"
  keep fio interim-reports.txt fio --name=interim --rw=randread --bs=4k --status-interval=1 $job --runtime=3
  keep fio bad-option.txt fio --name=bad --rw=read --filename=/work/absent/fio.dat
  for v in 3 4 5; do
    keep fio terse-$v-and-json.txt sh -c "fio --output-format=terse,json --terse-version=$v --name=rr --rw=randrw --bs=4k $job --name=w --rw=write --bs=64k $job | grep -v '^fio: '"
  done
  keep fio terse-two-runs.txt sh -c "for i in 1 2; do fio --minimal --name=rr --rw=randread --bs=4k $job --name=w --rw=write --bs=64k $job; done"
  keep fio rate.json fio --output-format=json --name=rate --rw=randread --rate_iops=100 --bs=4k $job
  keep fio terse-2.txt fio --minimal --terse-version=2 --name=rr --rw=randread --bs=4k $job
  keep fio terse-failed.txt fio --minimal --name=bad --rw=read --filename=/work/absent/fio.dat
  keep fio terse.txt fio --minimal --name=terse --rw=read --bs=4k --size=64k --filename="$work/fio.dat"
fi
if have iperf3; then
  serve() { iperf3 -s -1 -p 5301 >/dev/null 2>&1 & sleep 1; }
  serve; keep iperf3 tcp.txt iperf3 -c 127.0.0.1 -p 5301 -t 2
  serve; keep iperf3 parallel-reverse.txt iperf3 -c 127.0.0.1 -p 5301 -t 2 -P 2 -R
  serve; keep iperf3 udp.txt iperf3 -c 127.0.0.1 -p 5301 -t 2 -u -b 100M
  serve; keep iperf3 bidir.txt iperf3 -c 127.0.0.1 -p 5301 -t 2 --bidir
  serve; keep iperf3 bytes.txt iperf3 -c 127.0.0.1 -p 5301 -t 1 -f M
  serve; keep iperf3 timestamps.txt iperf3 -c 127.0.0.1 -p 5301 -t 2 -O 1 --timestamps
  serve; keep iperf3 title.txt iperf3 -c 127.0.0.1 -p 5301 -t 1 -P 2 -T kvm
  keep iperf3 refused.txt iperf3 -c 127.0.0.1 -p 5309 -t 1
fi
if have sysbench; then
  keep sysbench progress.txt sysbench cpu --cpu-max-prime=2000 --time=2 --report-interval=1 run
  keep sysbench threads-and-mutex.txt sh -c 'for t in threads mutex; do echo "$ sysbench $t --time=1 run"; sysbench $t --time=1 run; done'
  keep sysbench memory.txt sysbench memory --memory-total-size=512M run
fi
if have qemu-migrate qemu-system-x86_64; then
  qemu="qemu-system-x86_64 -accel tcg -m 128 -display none -serial none -nodefaults"
  # say PART...: what is typed, with time to answer
  say() { for part in "$@"; do printf '%s\n' "$part"; sleep 1; done; }
  query='{"execute":"query-migrate"}'
  ask() { say '{"execute":"qmp_capabilities"}' "$query" "{\"execute\":\"migrate\",\"arguments\":{\"uri\":\"$1\"}}" "$query" '{"execute":"quit"}'; }
  type() { say "migrate -d $1" 'info migrate' quit; }
  ask 'exec:cat >/dev/null' | keep qemu-migrate qmp.jsonl $qemu -monitor none -qmp stdio
  ask 'tcp:127.0.0.1:1' | keep qemu-migrate qmp-failed.jsonl $qemu -monitor none -qmp stdio
  type 'exec:cat>/dev/null' | keep qemu-migrate monitor.txt $qemu -monitor stdio
  type 'tcp:127.0.0.1:1' | keep qemu-migrate monitor-failed.txt $qemu -monitor stdio
fi
if have openssl; then
  keep openssl table.txt sh -c 'echo "$ openssl speed -seconds 1 -bytes 1024 sha256 rsa2048 ecdsap256 ed25519"; openssl speed -seconds 1 -bytes 1024 sha256 rsa2048 ecdsap256 ed25519'
  keep openssl elapsed.txt openssl speed -elapsed -seconds 1 -evp aes-256-gcm
  keep openssl machine.txt openssl speed -seconds 1 -mr -bytes 1024 sha256 rsa2048 dsa2048 ecdsap256 ecdhx25519 ed25519
  keep openssl multi.txt openssl speed -seconds 1 -multi 2 -bytes 1024 -evp aes-256-gcm
  keep openssl multi-machine.txt openssl speed -seconds 1 -multi 2 -mr -bytes 1024 -evp aes-256-gcm
fi
if have qemu-img; then
  qemu-img create -f raw "$work/bench.raw" 64M >/dev/null
  keep qemu-img three.txt sh -c 'for o in "-c 50000 -d 8 -s 4k -w" "-c 50000 -d 8 -s 4k -w" "-c 20000 -s 16k -S 8k -o 64k --flush-interval=100 -w"; do echo "$ qemu-img bench $o -f raw bench.raw"; qemu-img bench $o -f raw bench.raw; done'
fi
if have hpcc; then
  sed -e 's/^1000 /200 /' -e 's/^2 \( *\)\([PQ]s\)/1 \1\2/' /usr/share/doc/hpcc/examples/_hpccinf.txt >"$work/hpccinf.txt"
  keep hpcc one.txt sh -c 'hpcc && cat hpccoutf.txt'
fi
if have time bash; then
  keep time own-format.txt bash -c 'for i in 1 2; do echo "$ TIMEFORMAT=\"%R %U %S\"; time sleep 0.1"; TIMEFORMAT="%R %U %S"; time sleep 0.1; done'
  keep time gnu-format.txt bash -c 'for i in 1 2; do echo "$ /usr/bin/time -f \"%e s, %M kB, status %x\" sleep 0.1"; /usr/bin/time -f "%e s, %M kB, status %x" sleep 0.1; done; echo "$ /usr/bin/time -f \"%e s, %M kB, status %x\" false"; /usr/bin/time -f "%e s, %M kB, status %x" false'
fi
