#!/bin/sh
# Prints an entry for "environments" of a .vmibench.json report: what this machine says about itself.
#
#   sh vmibench-env.sh [--hypervisor] [ID]
#
# Run it where the benchmark runs. In a guest it describes the guest and, as far as a guest can know, the hypervisor.
# On a host it describes the host as bare metal; with --hypervisor, as the host of guests that run the benchmark.
# Needs a POSIX shell, awk and tr. What is not known is left out. Nothing is written, nothing leaves the machine;
# the kernel's command line is printed as it is, so look at it before you publish it.

set -u
LC_ALL=C
export LC_ALL

# Tests set another root, which has the files of a recorded machine. Nothing else is read then.
root=${VMIBENCH_ROOT-}
directory=${VMIBENCH_DIR:-$PWD}
cpus=$root/sys/devices/system/cpu

usage() {
  echo "usage: vmibench-env.sh [--hypervisor] [ID]"
}

id=
hosting=no
for argument in "$@"; do
  case $argument in
    -h | --help)
      usage
      exit 0
      ;;
    --hypervisor) hosting=yes ;;
    [!A-Za-z0-9]* | *[!A-Za-z0-9_.:+@=,-]* | '')
      echo "vmibench-env.sh: invalid id '$argument': use letters, digits and _ . : + @ = , -" \
        'and start with a letter or digit' >&2
      usage >&2
      exit 2
      ;;
    *) id=$argument ;;
  esac
done

# The text of a file without NUL bytes and trailing newlines; empty if it cannot be read. Some files of /sys fail only
# when read.
text() {
  if [ -f "$root$1" ] && [ -r "$root$1" ]; then
    { tr -d '\000' < "$root$1"; } 2> /dev/null
  fi
}

# A JSON string of any bytes: quotes, backslashes and control characters escaped, invalid UTF-8 replaced.
json() {
  VMIBENCH_TEXT=$1 awk 'BEGIN {
    for (i = 1; i < 256; i++) code[sprintf("%c", i)] = i
    text = ENVIRON["VMIBENCH_TEXT"]
    out = "\""
    length_ = length(text)
    for (at = 1; at <= length_; at++) {
      c = substr(text, at, 1)
      n = code[c]
      if (c == "\"" || c == "\\") out = out "\\" c
      else if (n == 10) out = out "\\n"
      else if (n == 9) out = out "\\t"
      else if (n < 32 || n == 127) out = out sprintf("\\u%04x", n)
      else if (n < 128) out = out c
      else {
        more = (n >= 194 && n <= 223) ? 1 : (n >= 224 && n <= 239) ? 2 : (n >= 240 && n <= 244) ? 3 : 0
        good = more > 0
        for (k = 1; k <= more && good; k++) {
          next_ = code[substr(text, at + k, 1)]
          if (next_ < 128 || next_ > 191) good = 0
          if (k == 1 && ((n == 224 && next_ < 160) || (n == 237 && next_ > 159))) good = 0
          if (k == 1 && ((n == 240 && next_ < 144) || (n == 244 && next_ > 143))) good = 0
        }
        if (good) {
          out = out substr(text, at, more + 1)
          at += more
        } else out = out "\\ufffd"
      }
    }
    printf "%s\"", out
  }' < /dev/null
}

# Members of the current object. An unknown value adds nothing.
members=
add() {
  if [ -n "$2" ]; then
    members="$members${members:+,
}      $(json "$1"): $2"
  fi
}
add_text() {
  if [ -n "$2" ]; then
    add "$1" "$(json "$2")"
  fi
}
# Integers and decimals only; anything else in a file is ignored.
add_number() {
  case $2 in
    '' | *[!0-9.]* | .* | *. | *.*.* | 0[0-9]*) ;;
    *) add "$1" "$2" ;;
  esac
}

# The first value of a key in /proc/cpuinfo.
cpuinfo() {
  text /proc/cpuinfo | awk -v key="$1" '{
    at = index($0, ":")
    if (!at) next
    name = substr($0, 1, at - 1)
    sub(/[ \t]+$/, "", name)
    if (name != key) next
    value = substr($0, at + 1)
    sub(/^[ \t]+/, "", value)
    sub(/[ \t]+$/, "", value)
    print value
    exit
  }'
}

# The number of different values in the files that match a pattern.
count_values() {
  for file in "$@"; do
    if [ -r "$file" ]; then
      cat "$file" 2> /dev/null
    fi
  done | awk '$0 != "" && $0 != "-1" && !seen[$0]++ { n++ } END { if (n) print n }'
}

# The number of paths that a pattern matched: a pattern without a match stays as it is.
count_paths() {
  if [ -e "$1" ]; then
    echo $#
  fi
}

# A value from the firmware, without placeholders that manufacturers left in.
dmi() {
  value=$(text "/sys/class/dmi/id/$1")
  case $value in
    'To Be Filled'* | 'To be filled'* | 'Default string' | 'System Product Name') ;;
    'System manufacturer' | 'Not Specified' | 'None' | 'O.E.M.' | 'empty') ;;
    *) printf '%s' "$value" | awk '{ gsub(/^[ \t]+|[ \t]+$/, ""); printf "%s", $0 }' ;;
  esac
}

arch=$(text /proc/sys/kernel/arch)
kernel=$(text /proc/sys/kernel/osrelease)
if [ -z "$root" ]; then
  arch=${arch:-$(uname -m)}
  kernel=${kernel:-$(uname -r)}
fi
vendor=$(dmi sys_vendor)
product=$(dmi product_name)
clocks=$(text /sys/devices/system/clocksource/clocksource0/available_clocksource)

# Guest or host? Decided by the hypervisor's interface, the firmware, the device tree and the CPU's hypervisor bit, not
# by the files in vulnerabilities, which name KVM and VMX on bare metal too.
guest=unknown
name=
userspace=
case $(cpuinfo flags) in
  'hypervisor '* | *' hypervisor '* | *' hypervisor') guest=yes ;;
  ?*) guest=no ;;
esac
tree=$(text /proc/device-tree/hypervisor/compatible)
case $tree in
  xen*) name=Xen guest=yes ;;
  *kvm*) name=KVM guest=yes ;;
esac
case $(text /proc/device-tree/compatible) in
  *dummy-virt*) guest=yes ;;
esac
case "$vendor/$product/$(dmi bios_vendor)" in
  *QEMU*) userspace=QEMU guest=yes ;;
esac
case "$vendor/$product" in
  *'KVM Virtual Machine'* | 'Red Hat/KVM'* | 'Google/Google Compute Engine'*) virtual=KVM ;;
  Xen/*) virtual=Xen ;;
  VMware*) virtual=VMware ;;
  *VirtualBox*) virtual=VirtualBox ;;
  'Microsoft Corporation/Virtual Machine'*) virtual=Hyper-V ;;
  Parallels*) virtual=Parallels ;;
  *BHYVE*) virtual=bhyve ;;
  'Apple Inc./Apple Virtualization'*) virtual='Apple Virtualization' ;;
  *) virtual= ;;
esac
# Clouds sell bare metal under the same names; on CPUs with a hypervisor bit, that bit decides.
if [ -n "$virtual" ] && [ "$guest" != no ]; then
  name=${name:-$virtual}
  guest=yes
fi
if [ "$guest" = yes ] && [ -z "$name" ]; then
  case " $clocks " in
    *' kvm-clock '*) name=KVM ;;
    *' xen '*) name=Xen ;;
    *' hyperv_clocksource'*) name=Hyper-V ;;
  esac
fi
version=
if [ "$(text /sys/hypervisor/type)" = xen ]; then
  name=Xen
  guest=yes
  version=$(text /sys/hypervisor/version/major).$(text /sys/hypervisor/version/minor)
  version=$version$(text /sys/hypervisor/version/extra)
  case $version in
    .*) version= ;;
  esac
  # The control domain is the host's own system, although it runs on the hypervisor.
  case $(text /proc/xen/capabilities) in
    *control_d*)
      guest=no
      hosting=yes
      ;;
  esac
fi

# Facts that host and guest have in common.
threads=$(count_paths "$cpus"/cpu[0-9]*/topology)
threads=${threads:-$(text /proc/cpuinfo | awk -F '[ \t]*:' '$1 == "processor" { n++ } END { if (n) print n }')}
memory=$(text /proc/meminfo | awk '$1 == "MemTotal:" && $2 ~ /^[0-9]+$/ && $2 >= 1024 { printf "%d", $2 / 1024 }')
nodes=$(count_paths "$root"/sys/devices/system/node/node[0-9]*)
os=$(text /etc/os-release | awk '/^PRETTY_NAME=/ {
  value = substr($0, 13)
  quote = substr(value, 1, 1)
  if (quote == "\"" || quote == "\047") value = substr(value, 2, length(value) - 2)
  if (quote == "\"") gsub(/\\["$`\\]/, "&\001", value)
  out = ""
  while ((at = index(value, "\001")) > 0) {
    out = out substr(value, 1, at - 3) substr(value, at - 1, 1)
    value = substr(value, at + 1)
  }
  printf "%s", out value
  exit
}')
thp=$(text /sys/kernel/mm/transparent_hugepage/enabled |
  awk 'match($0, /\[[a-z]+\]/) { printf "%s", substr($0, RSTART + 1, RLENGTH - 2) }')

# The mount of the working directory: the longest mount point above it, and the last of equal ones.
# Mount tables write spaces as \040.
mount=$(text /proc/mounts | VMIBENCH_TEXT=$directory awk '{
  point = $2
  gsub(/\\040/, " ", point)
  where = ENVIRON["VMIBENCH_TEXT"]
  above = point == "/" ? 1 : (where == point || index(where, point "/") == 1)
  if (above && length(point) >= best) {
    best = length(point)
    found = $1 "\t" $3 " " $4
  }
} END { printf "%s", found }')
tab=$(printf '\t')
filesystem=${mount#*"$tab"}
device=${mount%%"$tab"*}
storage=
case $device in
  /dev/*)
    block=/sys/class/block/${device##*/}
    for place in "$block" "$block/.."; do
      model=$(text "$place/device/model" | awk '{ gsub(/^[ \t]+|[ \t]+$/, ""); printf "%s", $0 }')
      kind=$(text "$place/queue/rotational")
      if [ -z "$storage" ] && [ -n "$model" ]; then
        storage=$model
        case $kind in
          0) storage="$storage (SSD)" ;;
          1) storage="$storage (rotating)" ;;
        esac
      fi
    done
    storage=${storage:-${device##*/}}
    ;;
esac

mitigations() {
  list=
  for file in "$cpus"/vulnerabilities/*; do
    if [ -f "$file" ]; then
      value=$(text "${file#"$root"}")
      if [ -n "$value" ]; then
        list="$list${list:+, }$(json "${file##*/}"): $(json "$value")"
      fi
    fi
  done
  if [ -n "$list" ]; then
    printf '{%s}' "$list"
  fi
}

hugepages() {
  for pool in "$root"/sys/kernel/mm/hugepages/hugepages-*; do
    count=$(text "${pool#"$root"}/nr_hugepages")
    case $count in
      '' | 0 | *[!0-9]*) ;;
      *) printf '%s x %s\n' "$count" "${pool##*hugepages-}" ;;
    esac
  done | awk '{ printf "%s%s", separator, $0; separator = ", " }'
}

# Arm CPUs report numbers instead of names.
arm_vendor() {
  case $1 in
    0x41) echo Arm ;;
    0x42) echo Broadcom ;;
    0x43) echo Cavium ;;
    0x46) echo Fujitsu ;;
    0x48) echo HiSilicon ;;
    0x4e) echo NVIDIA ;;
    0x50) echo 'Applied Micro' ;;
    0x51) echo Qualcomm ;;
    0x61) echo Apple ;;
    0x6d) echo Microsoft ;;
    0xc0) echo Ampere ;;
  esac
}
arm_model() {
  case $1/$2 in
    0x41/0xd03) echo Cortex-A53 ;;
    0x41/0xd07) echo Cortex-A57 ;;
    0x41/0xd08) echo Cortex-A72 ;;
    0x41/0xd0b) echo Cortex-A76 ;;
    0x41/0xd0c) echo Neoverse-N1 ;;
    0x41/0xd40) echo Neoverse-V1 ;;
    0x41/0xd49) echo Neoverse-N2 ;;
    0x41/0xd4f) echo Neoverse-V2 ;;
    0x43/0x0af) echo ThunderX2 ;;
    0x46/0x001) echo A64FX ;;
    0x48/0xd01) echo 'Kunpeng 920' ;;
    0xc0/0xac3) echo AmpereOne ;;
    0x*/0x*) echo "implementer $1 part $2" ;;
  esac
}

implementer=$(cpuinfo 'CPU implementer')
cpu_model=$(cpuinfo 'model name')
cpu_model=${cpu_model:-$(arm_model "$implementer" "$(cpuinfo 'CPU part')")}
case $arch in
  ppc*) cpu_model=${cpu_model:-$(cpuinfo cpu)} ;;
esac
cpu_vendor=$(cpuinfo vendor_id)
case $cpu_vendor in
  GenuineIntel) cpu_vendor=Intel ;;
  AuthenticAMD) cpu_vendor=AMD ;;
  HygonGenuine) cpu_vendor=Hygon ;;
  '') cpu_vendor=$(arm_vendor "$implementer") ;;
esac

# Only quotients without a remainder: with CPUs offline, anything else would be a guess.
cpu() {
  members=
  sockets=$(count_values "$cpus"/cpu[0-9]*/topology/physical_package_id)
  cores=
  if [ -n "$sockets" ]; then
    cores=$(for place in "$cpus"/cpu[0-9]*/topology; do
      if [ -r "$place/core_id" ]; then
        echo "$(cat "$place/physical_package_id" 2> /dev/null)/$(cat "$place/core_id" 2> /dev/null)"
      fi
    done | awk '!seen[$0]++ { n++ } END { if (n) print n }')
  fi
  add_text vendor "$cpu_vendor"
  add_text model "$cpu_model"
  add_number sockets "$sockets"
  if [ -n "$cores" ] && [ $((cores % sockets)) -eq 0 ]; then
    add_number coresPerSocket $((cores / sockets))
  fi
  if [ -n "$cores" ] && [ -n "$threads" ] && [ $((threads % cores)) -eq 0 ]; then
    add_number threadsPerCore $((threads / cores))
  fi
  add_number cores "$cores"
  add_number threads "$threads"
  # The nominal frequency, from the name or the driver; not the present one.
  ghz=$(printf '%s' "$cpu_model" |
    awk 'match($0, /@ *[0-9.]+ *GHz/) { value = substr($0, RSTART + 1, RLENGTH - 4); printf "%g", value + 0 }')
  ghz=${ghz:-$(text /sys/devices/system/cpu/cpu0/cpufreq/base_frequency | awk '$1 > 0 { printf "%g", $1 / 1000000 }')}
  add_number ghz "$ghz"
  add_text microcode "$(cpuinfo microcode)"
  printf '%s' "$members" | awk '{ gsub(/^ +/, ""); printf "%s%s", separator, $0; separator = " " }'
}

section() {
  if [ -n "$members" ]; then
    printf ',\n  "%s": {\n' "$1"
    printf '%s\n  }' "$members" | awk '{ sub(/^      /, "    "); printf "%s%s", separator, $0; separator = "\n" }'
  fi
}

print_host() {
  inside=$(cpu)
  members=
  board=$vendor
  if [ -n "$product" ]; then
    board="$board${board:+ }$product"
  fi
  add_text model "${board:-$(text /proc/device-tree/model)}"
  add_text arch "$arch"
  if [ -n "$inside" ]; then
    add cpu "{$inside}"
  fi
  add_number memoryMiB "$memory"
  add_number numaNodes "$nodes"
  case $(text /sys/devices/system/cpu/smt/control)/$(text /sys/devices/system/cpu/smt/active) in
    notimplemented/*) ;;
    */1) add smt true ;;
    */0) add smt false ;;
  esac
  governors=$(for file in "$cpus"/cpu[0-9]*/cpufreq/scaling_governor; do
    text "${file#"$root"}"
  done | awk '$0 != "" && !seen[$0]++ { printf "%s%s", separator, $0; separator = ", " }')
  add_text governor "$governors"
  case $(text /sys/devices/system/cpu/intel_pstate/no_turbo)/$(text /sys/devices/system/cpu/cpufreq/boost) in
    0/* | /1) add turbo true ;;
    1/* | /0) add turbo false ;;
  esac
  add mitigations "$(mitigations)"
  add_text thp "$thp"
  add_text hugepages "$(hugepages)"
  add_text kernel "$kernel"
  add_text cmdline "$(text /proc/cmdline)"
  add_text os "$os"
  add_text storage "$storage"
  add_text filesystem "$filesystem"
  section host
}

print_hypervisor() {
  members=
  add_text name "$name"
  add_text version "$version"
  case $(text /sys/hypervisor/guest_type) in
    PV) add mmu '"paravirt"' ;;
  esac
  if [ "$guest" = yes ]; then
    add_text userspace "$userspace"
  fi
  section hypervisor
}

# KVM is part of the host's kernel and has its version. Its parameter for nested paging decides the guests' MMU.
print_kvm() {
  members=
  for module in kvm_intel/ept kvm_amd/npt; do
    nested=$(text "/sys/module/${module%/*}/parameters/${module#*/}")
    if [ -n "$nested" ]; then
      add name '"KVM"'
      add_text version "$kernel"
      case $nested in
        Y | 1)
          add mmu '"hardware-nested"'
          add params "{\"${module#*/}\": true}"
          ;;
        N | 0)
          add mmu '"shadow"'
          add params "{\"${module#*/}\": false}"
          ;;
      esac
      break
    fi
  done
  section hypervisor
}

print_guest() {
  members=
  add_text os "$os"
  add_text kernel "$kernel"
  add_text cmdline "$(text /proc/cmdline)"
  add_number vcpus "$threads"
  add_number memoryMiB "$memory"
  add_text cpuMode "$cpu_model"
  add_text clocksource "$(text /sys/devices/system/clocksource/clocksource0/current_clocksource)"
  drivers=
  for driver in "$root"/sys/bus/virtio/drivers/*/virtio[0-9]* "$root"/sys/bus/xen/drivers/*/v[a-z]*-[0-9]*; do
    if [ -e "$driver" ]; then
      driver=${driver%/*}
      driver=$(json "${driver##*/}")
      case ", $drivers, " in
        *", $driver, "*) ;;
        *) drivers="$drivers${drivers:+, }$driver" ;;
      esac
    fi
  done
  if [ -n "$drivers" ]; then
    add drivers "[$drivers]"
  fi
  # Additional keys: the format defines these for a host only.
  add_text arch "$arch"
  add_text mode "$(text /sys/hypervisor/guest_type)"
  add_text machine "$(dmi product_version)"
  add_number numaNodes "$nodes"
  add mitigations "$(mitigations)"
  add_text thp "$thp"
  add_text hugepages "$(hugepages)"
  add_text storage "$storage"
  add_text filesystem "$filesystem"
  section guest
}

if [ "$guest" = yes ]; then
  printf '{\n  "id": %s' "$(json "${id:-guest}")"
  print_hypervisor
  print_guest
else
  printf '{\n  "id": %s' "$(json "${id:-host}")"
  # Without x86's hypervisor bit, the absence of other signs proves nothing.
  if [ "$guest" = no ] && [ "$hosting" = no ]; then
    printf ',\n  "bareMetal": true'
  fi
  print_host
  if [ "$hosting" = yes ]; then
    if [ "$name" = Xen ]; then
      print_hypervisor
    else
      print_kvm
    fi
  fi
fi
printf '\n}\n'
