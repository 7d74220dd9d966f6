#!/bin/sh
# A benchmark that prints how many loads ran beside it when it began. What goes wrong at this boot, it does once:
#   network  the network goes while it runs
#   panic    the kernel crashes and boots again
#   memory   the kernel runs out of memory and kills a process
#   load     leaves a load running that has left its session, and its connection is cut
fault=$(sed -n 's/.*lab.fault=\([a-z]*\).*/\1/p' /proc/cmdline)
if [ ! -e /run/failed ]; then
  touch /run/failed
  case $fault in
    network) ip link set eth0 down && sleep 1000 ;;
    panic) echo c >/proc/sysrq-trigger ;;
    memory) tail /dev/zero >/dev/null ;;
    load)
      cp /bin/busybox /bin/burn
      setsid burn sh -c 'while :; do :; done' >/dev/null 2>&1 </dev/null &
      sleep 1
      kill -9 "$(pidof dropbear | tr ' ' '\n' | sort -n | tail -n 1)"
      sleep 1000
      ;;
  esac
fi
pidof burn | wc -w
