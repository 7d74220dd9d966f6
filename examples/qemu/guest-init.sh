#!/bin/sh
# The first process of a guest: devices, network, then the ssh server under busybox's init.
export PATH=/bin
mount -t devtmpfs dev /dev
mkdir -p /dev/pts
mount -t devpts pts /dev/pts
mount -t proc proc /proc
mount -t sysfs sys /sys
if grep -q lab.fault=hang /proc/cmdline; then exec sleep 1000000; fi
cd "/modules/$(uname -r)" && for name in $(cat order); do insmod "$name.ko"; done
ip link set lo up
ip addr add 10.0.2.15/24 dev eth0
ip link set eth0 up
hostname guest
cut -d ' ' -f 1 /proc/uptime >/run/ready
exec init
