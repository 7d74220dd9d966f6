#!/bin/sh
# Runs benchmark tools from Debian on two made-up subjects and stores their output as fixtures for the importers:
#   quiet  the tool alone on one CPU
#   busy   the same CPU shared with a process that spins, which makes a predictable slowdown
# Usage: scripts/make-tool-fixtures.sh [TOOL ...]
# Tools: fio iperf3 sysbench hyperfine stress-ng redis wrk pgbench perf time
# A run takes about a second. Tools that are not installed are skipped with a message.
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
out=$root/test/fixtures/importers
runs=5
work=$(mktemp -d)
chmod 755 "$work"
spinner=
server=
trap 'stop; stop_server; rm -rf "$work"' EXIT INT TERM

stop() { [ -z "$spinner" ] || kill "$spinner" 2>/dev/null; spinner=; }
stop_server() { [ -z "$server" ] || kill "$server" 2>/dev/null; server=; }
pin() { taskset -c 0 "$@"; }
# Background processes are not started in functions: $! must be the process itself, or it outlives the script.

have() { command -v "$1" >/dev/null 2>&1 || { echo "$1 is not installed: skipped" >&2; return 1; }; }

# Removes what is private or differs in each run.
tidy() {
  sed -e "s/$(hostname)/host/g" -e 's/"system_info":.*/"system_info": "Linux host",/' \
    -e 's/"cookie":.*/"cookie": "cookie",/' -e "s#$work#/work#g"
}

# each TOOL EXTENSION: stores the output of run_TOOL
each() {
  tool=$1; ending=$2
  for subject in quiet busy; do
    mkdir -p "$out/$tool/$subject"
    if [ "$subject" = busy ]; then taskset -c 0 sh -c 'while :; do :; done' >/dev/null 2>&1 & spinner=$!; fi
    run=1
    while [ "$run" -le "$runs" ]; do
      "run_$(echo "$tool" | tr -- - _)" 2>&1 | tidy >"$out/$tool/$subject/run-$run.$ending"
      run=$((run + 1))
    done
    stop
  done
}

run_fio() {
  pin fio --name=randread --filename="$work/fio.dat" --size=4m --rw=randread --bs=4k --ioengine=psync --runtime=1 \
    --time_based --output-format=json
}
run_iperf3() {
  taskset -c 0 iperf3 -s -1 -p 5299 >/dev/null 2>&1 &
  sleep 0.3; pin iperf3 -c 127.0.0.1 -p 5299 -t 1 -J; wait $! 2>/dev/null
}
run_sysbench() { pin sysbench cpu --cpu-max-prime=2000 --time=1 run; }
run_hyperfine() {
  pin hyperfine -N -r 8 --export-json "$work/hyperfine.json" \
    "awk 'BEGIN { for (i = 0; i < 2000000; i++) s += i }'" >/dev/null 2>&1
  cat "$work/hyperfine.json"
}
run_stress_ng() { pin stress-ng --cpu 1 --cpu-method int64 -t 1 --metrics-brief; }
run_redis() { pin redis-benchmark -p 6399 -t set,get -n 3000 -c 4 --csv; }
run_wrk() { pin wrk -t1 -c4 -d1s http://127.0.0.1:8399/; }
run_pgbench() { pin pgbench -h "$work" -p 5499 -U postgres -n -S -c 2 -T 1 postgres; }
run_perf() {
  pin perf stat -e task-clock,context-switches,page-faults awk 'BEGIN { for (i = 0; i < 2000000; i++) s += i }'
}
run_time() { pin bash -c "time awk 'BEGIN { for (i = 0; i < 2000000; i++) s += i }'"; }

wanted() { [ -z "$only" ] || echo " $only " | grep -q " $1 "; }
only="$*"

wanted fio && have fio && each fio json
wanted iperf3 && have iperf3 && each iperf3 json
wanted sysbench && have sysbench && each sysbench txt
wanted hyperfine && have hyperfine && each hyperfine json
wanted stress-ng && have stress-ng && each stress-ng txt
wanted perf && have perf && each perf txt
wanted time && have bash && each time txt
if wanted redis && have redis-benchmark && have redis-server; then
  taskset -c 0 redis-server --port 6399 --save '' --daemonize no --dir "$work" >/dev/null 2>&1 & server=$!
  sleep 2; each redis csv; stop_server
fi
if wanted wrk && have wrk && have python3; then
  mkdir -p "$work/www" && echo ok >"$work/www/index.html"
  taskset -c 0 python3 -m http.server --bind 127.0.0.1 --directory "$work/www" 8399 >/dev/null 2>&1 & server=$!
  sleep 3; each wrk txt; stop_server
fi
initdb=$(ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null | tail -1)
if wanted pgbench && have pgbench && [ -n "$initdb" ]; then
  bin=$(dirname "$initdb"); mkdir "$work/db"
  # The server refuses to run as root.
  as() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
  [ "$(id -u)" != 0 ] || chown postgres "$work" "$work/db"
  as "$bin/initdb" -D "$work/db" -U postgres -A trust >/dev/null
  as "$bin/pg_ctl" -D "$work/db" -o "-p 5499 -k $work -c listen_addresses=" -w start >/dev/null
  pgbench -h "$work" -p 5499 -U postgres -i -q postgres >/dev/null 2>&1
  each pgbench txt
  as "$bin/pg_ctl" -D "$work/db" -m immediate stop >/dev/null
fi
