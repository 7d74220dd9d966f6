#!/bin/sh
# A laboratory: a guest of QEMU that boots in seconds, with Debian's kernel, busybox and an ssh server. QEMU translates
# (TCG), so that it runs anywhere. It can fail on request. Nothing of it is installed but QEMU and ssh themselves.
#   lab.sh need             names the packages that are missing; fails if there are any
#   lab.sh build [KERNELS]  fetches Debian's packages and makes the guest, with the newest 1 or 2 kernels
#   lab.sh on [WORD ...]    switches the machine on: thread=multi|single pages=large|small mitigations=auto|off
#   lab.sh off | cycle      the power button: off, or off and on as it was
#   lab.sh sh COMMAND       runs a command in the guest, over ssh
# The laboratory is in $VMIBENCH_LAB, default /tmp/vmibench-lab. Line n of its file `faults` is what goes wrong at the
# n-th boot: wrong (the other kernel comes up), hang, or what the guest's `work` does: see guest-work.sh.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
lab=${VMIBENCH_LAB:-${TMPDIR:-/tmp}/vmibench-lab}

need() {
  missing=''
  command -v qemu-system-x86_64 >/dev/null || missing="$missing qemu-system-x86"
  command -v ssh >/dev/null || missing="$missing openssh-client"
  command -v dpkg-deb >/dev/null || missing="$missing dpkg"
  [ -z "$missing" ] || { echo "${missing# }"; return 1; }
}

# Debian's packages, unpacked into $lab/root; dpkg does not come to know of them.
fetch() {
  mkdir -p "$lab/debs" "$lab/root"
  newest=$(apt-cache depends linux-image-cloud-amd64 | sed -n 's/.*Depends: //p' | head -n 1)
  series=${newest#linux-image-} series=${series%%-*}
  [ -n "$newest" ] || { echo 'apt knows no linux-image-cloud-amd64: run apt-get update first.' >&2; return 1; }
  # Of the same series: what was found must be the wrong kernel, not another machine.
  kernels=$(apt-cache pkgnames "linux-image-$series" | grep -E -- '-cloud-amd64$' | sort -V |
    sed "/^$newest\$/q" | tail -n "$1")
  (
    cd "$lab/debs"
    # shellcheck disable=SC2086 # a list
    apt-get download -qq $kernels busybox-static dropbear-bin libtomcrypt1 libtommath1 2>&1 | grep -v '^W: ' >&2 || :
    for deb in *.deb; do dpkg-deb -x "$deb" "$lab/root"; done
  )
  ls "$lab/root/boot" | sed -n 's/^vmlinuz-//p' | sort -rV >"$lab/kernels"
  [ "$(wc -l <"$lab/kernels")" -ge "$1" ] || { echo 'Not all packages could be fetched.' >&2; return 1; }
}

libraries() {
  LD_LIBRARY_PATH="$lab/root/usr/lib/x86_64-linux-gnu" ldd "$@" | grep -oE '/[^ ]+\.so[^ ]*' | sort -u
}

# Adds a module of $kernel after those that it needs.
module() {
  file="$tree/modules/$kernel/$1.ko"
  [ ! -e "$file" ] || return 0
  packed=$(find "$root/lib/modules/$kernel" "$root/usr/lib/modules/$kernel" -name "$1.ko*" 2>/dev/null | head -n 1)
  case $packed in
    *.xz) xz -dc "$packed" >"$file" ;;
    *) cp "$packed" "$file" ;;
  esac
  for needed in $(tr '\0' '\n' <"$file" | grep -a '^depends=' | cut -d = -f 2 | tr , ' '); do module "$needed"; done
  echo "$1" >>"$tree/modules/$kernel/order"
}

# One archive for all kernels; it is not compressed, because the guest would unpack it at a translator's pace.
archive() {
  tree="$lab/tree" root="$lab/root"
  rm -rf "$tree"
  mkdir -p "$tree/bin" "$tree/dev" "$tree/proc" "$tree/sys" "$tree/tmp" "$tree/run" "$tree/etc" "$tree/root/.ssh" "$tree/lib64"
  for name in $("$root/bin/busybox" --list); do ln -sf busybox "$tree/bin/$name"; done
  # Its date does not know nanoseconds, and its sh and env would run no other.
  for name in busybox date env sh; do rm -f "$tree/bin/$name"; done
  cp "$root/bin/busybox" "$root/usr/sbin/dropbear" /bin/date /usr/bin/env "$tree/bin/"
  cp /bin/dash "$tree/bin/sh"
  for file in $(libraries "$tree/bin/dropbear" /bin/date /usr/bin/env /bin/dash); do
    mkdir -p "$tree$(dirname "$file")"
    cp -L "$file" "$tree$file"
  done
  mkdir -p "$tree/usr/lib/x86_64-linux-gnu"
  cp -L "$root"/usr/lib/x86_64-linux-gnu/libtom*.so.* "$tree/usr/lib/x86_64-linux-gnu/"
  while read -r kernel; do
    mkdir -p "$tree/modules/$kernel"
    for name in virtio_pci virtio_net virtio_blk; do module "$name"; done
  done <"$lab/kernels"
  echo 'root::0:0:root:/root:/bin/sh' >"$tree/etc/passwd"
  echo /bin/sh >"$tree/etc/shells"
  echo '::respawn:/bin/dropbear -F -s -r /etc/host-key' >"$tree/etc/inittab"
  rm -f "$lab/key" "$lab/key.pub"
  ssh-keygen -q -t ed25519 -N '' -C vmibench-lab -f "$lab/key"
  cp "$lab/key.pub" "$tree/root/.ssh/authorized_keys"
  chmod 700 "$tree/root" "$tree/root/.ssh"
  chmod 600 "$tree/root/.ssh/authorized_keys"
  LD_LIBRARY_PATH="$root/usr/lib/x86_64-linux-gnu" "$root/usr/bin/dropbearkey" -t ed25519 -f "$tree/etc/host-key" |
    sed -n 's/^\(ssh-[^ ]* [^ ]*\).*/guest \1/p' >"$lab/known_hosts"
  cp "$here/guest-init.sh" "$tree/init"
  cp "$here/guest-work.sh" "$tree/bin/work"
  chmod 755 "$tree/init" "$tree/bin/work"
  (cd "$tree" && find . | "$root/bin/busybox" cpio -o -H newc -R 0:0 2>/dev/null) >"$lab/initrd"
}

build() {
  umask 022
  mkdir -p "$lab"
  fetch "${1:-1}"
  archive
  # A port of its own for each folder.
  port=$((20000 + $(printf %s "$lab" | cksum | cut -d' ' -f1) % 10000))
  echo "$port" >"$lab/port"
  cat >"$lab/ssh_config" <<END_OF_CONFIG
Host guest
  HostName 127.0.0.1
  HostKeyAlias guest
  Port $port
  User root
  IdentityFile "$lab/key"
  IdentitiesOnly yes
  UserKnownHostsFile "$lab/known_hosts"
  BatchMode yes
  ConnectTimeout 5
  ServerAliveInterval 5
  ServerAliveCountMax 3
  LogLevel ERROR
END_OF_CONFIG
  # On its first bytes the guest says which kernel it boots next, as others do in grubenv.
  truncate -s 64M "$lab/disk"
  : >"$lab/faults"
  : >"$lab/machine"
  echo 0 >"$lab/boots"
}

word() {
  sed -n "s/^$1=//p" "$lab/machine" | tail -n 1
}

# One boot; ends when the guest reboots, panics or is switched off.
boot() {
  number=$(($(cat "$lab/boots") + 1))
  echo "$number" >"$lab/boots"
  fault=$(sed -n "${number}p" "$lab/faults")
  kernel=$(head -c 64 "$lab/disk" | tr -d '\0\n')
  [ -e "$lab/root/boot/vmlinuz-$kernel" ] || kernel=$(head -n 1 "$lab/kernels")
  [ "$fault" != wrong ] || kernel=$(grep -vxF "$kernel" "$lab/kernels" | head -n 1)
  # A busy host lets the guest's kernel measure a wrong rate of its time stamp counter; it does without.
  thread=$(word thread) pages=$(word pages) mitigations=$(word mitigations)
  set -- qemu-system-x86_64 -machine pc -accel "tcg,thread=${thread:-multi}" -cpu Nehalem -smp 2 -m 256M \
    -nodefaults -no-user-config -display none -no-reboot -serial "file:$lab/serial" -gdb "unix:$lab/gdb,server=on,wait=off" \
    -kernel "$lab/root/boot/vmlinuz-$kernel" -initrd "$lab/initrd" \
    -append "console=ttyS0 quiet panic=1 nokaslr tsc=unstable mitigations=${mitigations:-auto} lab.fault=${fault:-none}" \
    -netdev "user,id=net,restrict=on,hostfwd=tcp:127.0.0.1:$(cat "$lab/port")-:22" -device virtio-net-pci,netdev=net,romfile= \
    -drive "file=$lab/disk,format=raw,if=none,id=disk" -device virtio-blk-pci,drive=disk
  # QEMU asks for large pages; a process can be refused them: PR_SET_THP_DISABLE.
  # shellcheck disable=SC2016 # Perl's variables
  [ "${pages:-large}" = large ] || set -- perl -e 'syscall(157, 41, 1, 0, 0, 0) == 0 or die "prctl: $!"; exec @ARGV' "$@"
  "$@" >"$lab/qemu.log" 2>&1 &
  echo $! >"$lab/qemu.pid"
  wait $! || sleep 1
}

on() {
  off
  [ $# -eq 0 ] || printf '%s\n' "$@" >"$lab/machine"
  setsid "$0" power >/dev/null 2>&1 </dev/null &
  echo $! >"$lab/power.pid"
}

off() {
  for name in power qemu; do
    [ ! -s "$lab/$name.pid" ] || kill -9 "$(cat "$lab/$name.pid")" 2>/dev/null || :
    rm -f "$lab/$name.pid"
  done
}

command=${1:-help}
[ $# -eq 0 ] || shift
case $command in
  need) need ;;
  build) build "$@" ;;
  on) on "$@" ;;
  off) off ;;
  cycle) on ;;
  power) while :; do boot; done ;;
  sh) exec ssh -F "$lab/ssh_config" guest "$@" ;;
  *) sed -n 's/^# \{0,1\}//p' "$0" | head -n 10 ;;
esac
