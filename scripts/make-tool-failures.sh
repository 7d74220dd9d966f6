#!/bin/sh
# Makes tools from Debian fail in the ways in which they fail for people, and stores what they print as fixtures for the
# importers, in test/fixtures/tool-failures/TOOL/HOW.txt. The first line of each is the command.
# Usage: scripts/make-tool-failures.sh [TOOL ...]
# Needs to be root: a full disk is a small file system of its own.
# Packages: fio sysbench iperf3 stress-ng hyperfine redis-tools redis-server apache2-utils wrk postgresql rt-tests dbench
# linux-perf golang-go time openssl qemu-utils hpcc. netperf is not in Debian. Tools that are not installed are skipped with a message.
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
out=$root/test/fixtures/tool-failures
work=$(mktemp -d)
chmod 755 "$work"
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; umount "$work/full" 2>/dev/null; rm -rf "$work"' EXIT INT TERM
only="$*"

. "$root/scripts/lib/tool-fixtures.sh"

# fails TOOL HOW COMMAND: stores the command and what a shell prints for it
fails() {
  file=$out/$1/$2.txt
  # In a session of its own: what a killed tool leaves behind is killed with it.
  (cd "$work" && exec setsid timeout -k 1 90 bash -c "$3
:" >"$work/printed" 2>&1) & session=$!
  wait "$session"
  pkill -KILL -s "$session"
  { echo "\$ $3"; cat "$work/printed"; } | tidy >"$file"
}

# A disk of 3 MB
mkdir "$work/full"
mount -t tmpfs -o size=3m tmpfs "$work/full" 2>/dev/null || echo "cannot mount a small disk" >&2

if have fio; then
  job='--ioengine=psync --size=8m --bs=4k --runtime=20 --time_based'
  json=--output-format=json
  fails fio full-disk "fio $json --name=w --rw=write --filename=$work/full/fio.dat $job"
  fails fio full-disk-normal "fio --name=w --rw=write --filename=$work/full/fio.dat $job"
  fails fio interrupted "timeout -s INT 1 fio $json --name=r --rw=randread --filename=$work/fio.dat $job"
  fails fio interrupted-normal "timeout -s INT 1 fio --name=r --rw=randread --filename=$work/fio.dat $job"
  fails fio terminated "timeout -s TERM 1 fio $json --name=r --rw=randread --filename=$work/fio.dat $job"
  fails fio killed "timeout -s KILL 1 fio $json --name=r --rw=randread --filename=$work/fio.dat $job"
  fails fio killed-with-status "timeout -s KILL 3 fio $json --status-interval=1 --name=r --rw=randread --filename=$work/fio.dat $job"
  fails fio no-such-file "fio $json --name=r --rw=read --filename=/proc/absent/fio.dat $job"
  fails fio no-such-engine "fio $json --name=r --rw=read --ioengine=absent --filename=$work/fio.dat --size=1m"
  fails fio one-of-two "fio $json --name=good --rw=read --size=4m --filename=$work/fio.dat --name=bad --rw=read --size=4m --filename=/proc/absent/fio.dat"
  fails fio verify "fio $json --name=v --rw=write --bs=4k --size=64k --verify=crc32c --do_verify=0 --filename=$work/v.dat >/dev/null; printf x | dd of=$work/v.dat bs=1 seek=9000 conv=notrunc 2>/dev/null; fio $json --name=v --rw=read --bs=4k --size=64k --verify=crc32c --filename=$work/v.dat"
fi
if have sysbench; then
  fails sysbench unknown-test 'sysbench absent --time=1 run'
  fails sysbench interrupted 'timeout -s INT 2 sysbench cpu --time=20 --report-interval=1 run'
  fails sysbench killed 'timeout -s KILL 3 sysbench cpu --time=20 --report-interval=1 run'
  fails sysbench no-files 'sysbench fileio --file-total-size=1M --file-num=2 --file-test-mode=rndrd --time=1 run'
  fails sysbench full-disk "cd $work/full && sysbench fileio --file-total-size=8M --file-num=2 --file-test-mode=rndwr prepare; sysbench fileio --file-total-size=8M --file-num=2 --file-test-mode=rndwr --time=1 run"
  fails sysbench no-database 'sysbench oltp_read_only --mysql-host=127.0.0.1 --mysql-port=3999 --time=1 run'
  rm -f "$work"/full/test_file*
fi
if have iperf3; then
  fails iperf3 refused 'iperf3 -c 127.0.0.1 -p 5309 -t 1'
  fails iperf3 refused-json 'iperf3 -c 127.0.0.1 -p 5309 -t 1 -J'
  fails iperf3 no-such-host 'iperf3 -c absent.invalid -t 1 -J'
  fails iperf3 interrupted 'iperf3 -s -1 -p 5310 >/dev/null & sleep 1; timeout -s INT 2.5 iperf3 -c 127.0.0.1 -p 5310 -t 20; wait'
  fails iperf3 interrupted-json 'iperf3 -s -1 -p 5310 >/dev/null & sleep 1; timeout -s INT 2.5 iperf3 -c 127.0.0.1 -p 5310 -t 20 -J; wait'
  fails iperf3 killed 'iperf3 -s -1 -p 5310 >/dev/null & sleep 1; timeout -s KILL 3 iperf3 -c 127.0.0.1 -p 5310 -t 20 --forceflush; kill %1; wait'
  fails iperf3 server-gone 'iperf3 -s -1 -p 5310 >/dev/null & server=$!; sleep 1; (sleep 2; kill -TERM $server) & iperf3 -c 127.0.0.1 -p 5310 -t 6; wait'
  fails iperf3 server-gone-json 'iperf3 -s -1 -p 5310 >/dev/null & server=$!; sleep 1; (sleep 2; kill -TERM $server) & iperf3 -c 127.0.0.1 -p 5310 -t 6 -J; wait'
  fails iperf3 busy-json 'iperf3 -s -1 -p 5310 >/dev/null & sleep 1; iperf3 -c 127.0.0.1 -p 5310 -t 4 >/dev/null & sleep 1; iperf3 -c 127.0.0.1 -p 5310 -t 1 -J; wait'
fi
if have stress-ng; then
  fails stress-ng terminated 'timeout -s TERM 2 stress-ng --cpu 1 --timeout 20 --metrics'
  fails stress-ng killed 'timeout -s KILL 2 stress-ng --cpu 1 --timeout 20 --metrics'
  fails stress-ng stressor-killed 'stress-ng --cpu 1 --timeout 4 --metrics & sleep 1; kill -KILL $(pgrep -P $!) ; wait'
  fails stress-ng no-such-stressor 'stress-ng --absent 1 --timeout 1 --metrics'
  fails stress-ng skipped 'stress-ng --rdrand 1 --bad-ioctl 1 --timeout 1 --metrics'
fi
if have hyperfine; then
  fails hyperfine nonzero-exit "hyperfine -N -r 3 --export-json h.json true false; cat h.json"
  fails hyperfine nonzero-ignored "hyperfine -i -r 3 --export-json h.json 'exit 2' >/dev/null 2>&1; cat h.json"
  fails hyperfine killed-child "hyperfine -i -r 2 --export-json h.json 'kill -KILL \$\$' >/dev/null 2>&1; cat h.json"
  fails hyperfine nonzero-csv "hyperfine -i -r 3 --export-csv h.csv 'exit 2' 'true' 2>&1; cat h.csv"
  fails hyperfine no-such-command 'hyperfine -N -r 2 /absent/command'
  fails hyperfine interrupted "timeout -s INT 1 hyperfine -r 20 --export-json i.json 'sleep 0.3'; cat i.json"
fi
if have redis-benchmark redis-benchmark; then
  fails redis-benchmark refused 'redis-benchmark -p 6398 -t set -n 10 -q'
  fails redis-benchmark refused-csv 'redis-benchmark -p 6398 -t set -n 10 --csv'
  if command -v redis-server >/dev/null; then
    redis-server --port 6397 --save '' --maxmemory 1mb --maxmemory-policy noeviction --requirepass x --dir "$work" >/dev/null 2>&1 & server=$!
    sleep 2
    fails redis-benchmark no-password 'redis-benchmark -p 6397 -t set,get -n 1000 --csv'
    fails redis-benchmark out-of-memory 'redis-benchmark -p 6397 -a x -t set -n 100000 -r 100000 -d 1000 --csv'
    fails redis-benchmark out-of-memory-text 'redis-benchmark -p 6397 -a x -t set -n 100000 -r 100000 -d 1000'
    fails redis-benchmark server-gone "(sleep 2; kill $server) & redis-benchmark -p 6397 -a x -t get -n 10000000 --csv"
    fails redis-benchmark killed 'timeout -s KILL 1 redis-benchmark -p 6398 -t get -n 10000000'
    server=
  fi
fi
if have wrk; then
  fails wrk refused 'wrk -t1 -c2 -d1s http://127.0.0.1:8398/'
  fails wrk no-such-host 'wrk -t1 -c2 -d1s http://absent.invalid/'
  mkdir -p "$work/www"; echo ok >"$work/www/index.html"
  python3 -m http.server --bind 127.0.0.1 --directory "$work/www" 8397 >/dev/null 2>&1 & server=$!
  sleep 2
  fails wrk not-found 'wrk -t1 -c2 -d1s http://127.0.0.1:8397/absent'
  fails wrk interrupted 'timeout -s INT 1 wrk -t1 -c2 -d20s http://127.0.0.1:8397/'
  fails wrk server-gone "(sleep 1; kill $server) & wrk -t1 -c2 -d3s http://127.0.0.1:8397/"
  server=
  fails wrk timeouts "python3 -c 'import socket,time; s=socket.socket(); s.setsockopt(1,2,1); s.bind((\"127.0.0.1\",8396)); s.listen(9); time.sleep(5)' & sleep 1; wrk -t1 -c4 -d3s --timeout 1s http://127.0.0.1:8396/; wait"
fi
initdb=$(ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null | tail -1)
if have pgbench && [ -n "$initdb" ]; then
  bin=$(dirname "$initdb"); mkdir "$work/db"
  # The server refuses to run as root.
  as() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
  [ "$(id -u)" != 0 ] || chown postgres "$work" "$work/db"
  as "$bin/initdb" -D "$work/db" -U postgres -A trust >/dev/null
  as "$bin/pg_ctl" -D "$work/db" -o "-p 5498 -k $work -c listen_addresses=" -w start >/dev/null
  pg="-h $work -p 5498 -U postgres"
  fails pgbench no-server "pgbench -h $work -p 5497 -U postgres -c 2 -T 1 postgres"
  fails pgbench no-tables "pgbench $pg -c 2 -T 1 postgres"
  pgbench $pg -i -q postgres >/dev/null 2>&1
  fails pgbench interrupted "timeout -s INT 2 pgbench $pg -n -S -c 2 -T 20 -P 1 postgres"
  fails pgbench killed "timeout -s KILL 3 pgbench $pg -n -S -c 2 -T 20 -P 1 postgres"
  echo 'select 1/(random() < 0.99)::int;' >"$work/zero.sql"
  fails pgbench some-clients-aborted "pgbench $pg -n -c 4 -t 100 -f $work/zero.sql postgres"
  fails pgbench server-gone "(sleep 1; runuser -u postgres -- $bin/pg_ctl -D $work/db -m immediate stop >/dev/null) & pgbench $pg -n -S -c 2 -T 4 -P 1 postgres"
fi
if have perf-stat perf; then
  fails perf-stat no-such-event 'perf stat -e absent-event true'
  fails perf-stat no-such-command 'perf stat /absent/command'
  fails perf-stat no-such-command-csv 'perf stat -x, /absent/command'
  fails perf-stat nonzero-exit 'perf stat -e task-clock,page-faults false'
  fails perf-stat killed-child "perf stat -e task-clock,page-faults sh -c 'kill -SEGV \$\$'"
  fails perf-stat killed-child-json "perf stat -j -e task-clock,page-faults sh -c 'kill -SEGV \$\$'"
  fails perf-stat interrupted 'timeout -s INT 1 perf stat -e task-clock,page-faults sleep 20'
  fails perf-stat interrupted-repeat 'timeout -s INT 1 perf stat -r 20 -e task-clock,page-faults sleep 0.3'
fi
if have ab; then
  mkdir -p "$work/www"; echo ok >"$work/www/index.html"
  python3 -m http.server --bind 127.0.0.1 --directory "$work/www" 8399 >/dev/null 2>&1 & server=$!
  sleep 2
  fails ab not-found 'ab -n 50 -c 4 http://127.0.0.1:8399/absent'
  kill "$server"; server=
  fails ab refused 'ab -n 50 http://127.0.0.1:8398/'
fi
if have time bash; then
  fails time nonzero-exit 'time false'
  fails time killed "time sh -c 'kill -KILL \$\$'"
  fails time not-found 'time absent-command'
  fails time make-failed "printf 'all:\n\tfalse\n' >Makefile; time make"
  if command -v /usr/bin/time >/dev/null; then
    fails time gnu-nonzero-exit '/usr/bin/time -v false'
    fails time gnu-killed "/usr/bin/time -v sh -c 'kill -SEGV \$\$'"
    fails time gnu-not-found '/usr/bin/time -v /absent/command'
    fails time gnu-short '/usr/bin/time false'
  fi
fi
if have cyclictest; then
  fails cyclictest killed 'timeout -s KILL 2 cyclictest -q -t 1 -i 1000'
  fails cyclictest no-priority 'runuser -u nobody -- cyclictest -q -p 99 -t 1 -l 100'
fi
if have hackbench; then
  fails hackbench no-files 'ulimit -n 16; timeout -s KILL 3 hackbench -g 20 -l 10'
  fails hackbench terminated 'timeout -s TERM 1 hackbench -g 4 -l 10000000'
  fails hackbench killed 'timeout -s KILL 1 hackbench -g 4 -l 10000000'
fi
if have dbench; then
  fails dbench full-disk "dbench -t 3 -D $work/full 2"
  fails dbench no-server 'tbench -t 2 1 127.0.0.1'
  fails dbench interrupted "timeout -s INT 2 dbench -t 20 -D $work 1"
  fails dbench killed "timeout -s KILL 3 dbench -t 20 -D $work 1"
  fails dbench no-loadfile "dbench -c /absent/client.txt -t 1 -D $work 1"
fi
if have go-bench go; then
  cat >"$work/go.mod" <<'EOF'
module example.org/fold
go 1.19
EOF
  cat >"$work/fold_test.go" <<'EOF'
package fold

import "testing"

func BenchmarkFine(b *testing.B) {
	for i := 0; i < b.N; i++ {
	}
}
func BenchmarkSkipped(b *testing.B) { b.Skip("no device") }
func BenchmarkPanics(b *testing.B) {
	var list []int
	for i := 0; i < b.N; i++ {
		list[i] = i
	}
}
EOF
  fails go-bench panic "cd $work && go test -bench . -benchtime 10ms"
  printf 'package fold\n\nfunc f() { undefined() }\n' >"$work/fold_test.go"
  fails go-bench build-failed "cd $work && go test -bench ."
fi
if have perf-bench perf; then
  fails perf-bench terminated 'timeout -s TERM 1 perf bench sched messaging -g 4 -l 10000000'
  fails perf-bench unknown 'perf bench sched absent'
  fails perf-bench too-large 'perf bench mem memcpy -s 100000GB'
  fails perf-bench no-files 'ulimit -n 16; timeout -s KILL 3 perf bench sched messaging -g 20 -l 10'
fi
if have openssl-speed openssl; then
  fails openssl-speed killed 'timeout -s KILL 2 openssl speed -seconds 1 -evp sha256'
  fails openssl-speed interrupted 'timeout -s INT 2 openssl speed -mr -seconds 1 -evp sha256'
  fails openssl-speed unknown 'openssl speed absent'
fi
if have qemu-img-bench qemu-img; then
  qemu-img create -f raw "$work/bench.raw" 64M >/dev/null
  fails qemu-img-bench error 'qemu-img bench -c 20 -s 1G -f raw bench.raw'
  fails qemu-img-bench no-file 'qemu-img bench -c 20 -f raw absent.raw'
  fails qemu-img-bench killed 'timeout -s KILL 1 qemu-img bench -c 100000000 -f raw bench.raw'
fi
if have hpcc; then
  sed -e 's/^1000 /4000 /' -e 's/^2 \( *\)\([PQ]s\)/1 \1\2/' /usr/share/doc/hpcc/examples/_hpccinf.txt >"$work/hpccinf.txt"
  fails hpcc killed 'timeout -s KILL 2 hpcc; tail -c 3000 hpccoutf.txt'
fi
if have perf-kvm-stat perf; then
  # No guest runs, so there is nothing to record.
  fails perf-kvm-stat no-exits 'perf kvm stat record -a -o k.data sleep 0.2; perf kvm -i k.data stat report'
fi
