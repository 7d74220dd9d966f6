#!/bin/sh
# Prints an entry for "environments" of a .vmibench.json report, describing this machine.
#
#   sh vmibench-env.sh [--hypervisor] [ID]
#
# Run it where the benchmark runs. In a guest it describes the guest and, as far as it can tell, the hypervisor.
# On a host it describes bare metal; with --hypervisor, the host of guests that run the benchmark.
# Needs a POSIX shell, awk and tr; gzip and sha256sum tell more. Unknown values are left out. The script writes no files
# and sends nothing. Passwords, keys and tokens in command lines become ***; check the output before you publish it.

set -u
LC_ALL=C
export LC_ALL

# Tests put a recorded machine below another root; then only its files are read.
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
      echo "vmibench-env.sh: invalid id '$argument'; use letters, digits and _ . : + @ = , -" \
        "and start with a letter or digit" >&2
      usage >&2
      exit 2
      ;;
    *) id=$argument ;;
  esac
done

# The content of a file without NUL bytes and trailing newlines; empty if it cannot be read. Some files in /sys have
# read permission and still fail.
text() {
  if [ -f "$root$1" ] && [ -r "$root$1" ]; then
    { tr -d '\000' < "$root$1"; } 2> /dev/null
  fi
}

# The arguments of a process, with blanks between.
text_with_blanks() {
  if [ -f "$root$1" ] && [ -r "$root$1" ]; then
    { tr '\000' ' ' < "$root$1"; } 2> /dev/null | awk '{ sub(/ +$/, ""); printf "%s", $0 }'
  fi
}

# Any bytes as a JSON string: quotes, backslashes and controls are escaped, invalid UTF-8 is replaced.
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
# Only integers and decimals; anything else is left out.
add_number() {
  case $2 in
    '' | *[!0-9.]* | .* | *. | *.*.* | 0[0-9]*) ;;
    *) add "$1" "$2" ;;
  esac
}

# A command line without what it keeps secret: the values of names such as password, and QEMU's secret objects.
without_secrets() {
  awk '{
    out = ""
    rest = $0
    low = tolower(rest)
    while (match(low, /(password|passwd|passphrase|secret|token|api_?key|credential|psk|luks[a-z.]*key)[a-z0-9_.-]*[=:][^ ]+|secret,[^ ]+/)) {
      found = substr(rest, RSTART, RLENGTH)
      match_at = RSTART
      match_length = RLENGTH
      stop_ = match(found, /[=:,]/)
      out = out substr(rest, 1, match_at - 1) substr(found, 1, stop_) "***"
      rest = substr(rest, match_at + match_length)
      low = substr(low, match_at + match_length)
    }
    printf "%s%s%s", separator, out, rest
    separator = "\n"
  }'
}

# The choice in brackets: "always [madvise] never".
chosen() {
  awk 'match($0, /\[[a-z+]+\]/) { printf "%s", substr($0, RSTART + 1, RLENGTH - 2) }'
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

# The number of distinct values in files matching a pattern.
count_values() {
  for file in "$@"; do
    if [ -r "$file" ]; then
      cat "$file" 2> /dev/null
    fi
  done | awk '$0 != "" && $0 != "-1" && !seen[$0]++ { n++ } END { if (n) print n }'
}

# The number of paths matching a pattern. The shell leaves a pattern without matches as it is.
count_paths() {
  if [ -e "$1" ]; then
    echo $#
  fi
}

# A firmware value, unless it is one of the placeholders that vendors leave in.
dmi() {
  value=$(text "/sys/class/dmi/id/$1")
  case $value in
    'To Be Filled'* | 'To be filled'* | 'Default string' | 'System Product Name' | 'System manufacturer') ;;
    'Not Specified' | 'None' | 'O.E.M.' | 'empty') ;;
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

# Guest or host? Decided by the hypervisor's interface, the firmware, the device tree and the CPU's hypervisor bit. The
# files under vulnerabilities are no evidence: they mention KVM and VMX on bare metal too.
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
# Clouds sell bare metal under the same names, so the CPU's hypervisor bit decides if there is one.
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
  # The control domain counts as the host, although it runs on the hypervisor.
  case $(text /proc/xen/capabilities) in
    *control_d*)
      guest=no
      hosting=yes
      ;;
  esac
fi

# Facts that hosts and guests both have.
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
thp=$(text /sys/kernel/mm/transparent_hugepage/enabled | chosen)
cmdline=$(text /proc/cmdline | without_secrets)

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

# The kernel's configuration: from the kernel itself, else from where distributions put it.
config() {
  if [ -r "$root/proc/config.gz" ] && command -v gzip > /dev/null; then
    gzip -dc < "$root/proc/config.gz" 2> /dev/null
  else
    text "/boot/config-$kernel"
  fi
}

# What slows a kernel down and is not seen from outside.
debug_options() {
  config | awk '/^CONFIG_(PROVE_LOCKING|LOCKDEP|KASAN|KCSAN|KMSAN|UBSAN|DEBUG_PAGEALLOC_ENABLE_DEFAULT|DEBUG_OBJECTS|SLUB_DEBUG_ON|DEBUG_KMEMLEAK|DEBUG_ATOMIC_SLEEP|DEBUG_VM)=y/ {
    printf "%s%s", separator, substr($0, 8, length($0) - 9)
    separator = ", "
  }'
}

# The driver that puts CPUs to sleep, and the deepest state that it may use.
cpuidle() {
  driver=$(text /sys/devices/system/cpu/cpuidle/current_driver)
  deepest=$(for state in "$cpus"/cpu0/cpuidle/state[0-9]*; do
    if [ "$(text "${state#"$root"}/disable")" = 0 ]; then
      printf '%s %s\n' "${state##*state}" "$(text "${state#"$root"}/name")"
    fi
  done | awk '$1 + 0 >= best { best = $1 + 0; name = $2 } END { printf "%s", name }')
  case $driver in
    '' | none) ;;
    *) printf '%s%s' "$driver" "${deepest:+, deepest $deepest}" ;;
  esac
}

# Limits of the control group that the benchmark would run in; what is not limited is left out.
cgroup() {
  group=$(text /proc/self/cgroup | awk -F : '$1 == "0" { printf "%s", $3; exit }')
  for limit in cpu.max memory.max memory.high cpuset.cpus cpuset.mems; do
    value=$(text "/sys/fs/cgroup$group/$limit")
    case $value in
      '' | max | 'max '*) ;;
      *) printf '%s %s\n' "$limit" "$value" ;;
    esac
  done | awk '{ printf "%s%s", separator, $0; separator = ", " }'
}

# What an administrator tunes, on hosts and in guests alike.
add_tuning() {
  case $(text /sys/kernel/mm/ksm/run) in
    0) add ksm false ;;
    1) add ksm true ;;
  esac
  case $(text /proc/sys/kernel/numa_balancing) in
    0) add numaBalancing false ;;
    [1-9]) add numaBalancing true ;;
  esac
  add_text thpDefrag "$(text /sys/kernel/mm/transparent_hugepage/defrag | chosen)"
  case $(text /proc/meminfo | awk '$1 == "SwapTotal:" { print $2 }') in
    0) add swap false ;;
    [1-9]*) add swap true ;;
  esac
  add_text tuned "$(text /etc/tuned/active_profile)"
  add_text cpuidle "$(cpuidle)"
  add_text energyPreference "$(for file in "$cpus"/cpu[0-9]*/cpufreq/energy_performance_preference; do
    text "${file#"$root"}"
    echo
  done | awk '$0 != "" && !seen[$0]++ { printf "%s%s", separator, $0; separator = ", " }')"
  add_text cgroup "$(cgroup)"
  add_text irqAffinity "$(text /proc/irq/default_smp_affinity)"
  add_text compiler "$(text /proc/version | awk 'match($0, /\) \(.*\) #/) {
    printf "%s", substr($0, RSTART + 3, RLENGTH - 6)
  }')"
  if command -v sha256sum > /dev/null; then
    hash=$(config | sha256sum | awk '{ print substr($1, 1, 16) }')
    # Of an empty text: there is no configuration.
    if [ "$hash" != e3b0c44298fc1c14 ]; then
      add_text config "$hash"
    fi
  fi
  add_text debugOptions "$(debug_options)"
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

# Quotients only without a remainder: with CPUs offline they would be wrong.
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
  # The nominal frequency, from the model name or the driver; the current frequency is not nominal.
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
  add_text cmdline "$cmdline"
  add_text os "$os"
  add_text storage "$storage"
  add_text filesystem "$filesystem"
  add_tuning
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

# Parameters of KVM's modules as members of an object: Y and N are switches.
kvm_parameters() {
  list=
  for file in "$root"/sys/module/kvm/parameters/* "$root"/sys/module/kvm_*/parameters/*; do
    if [ -f "$file" ]; then
      value=$(text "${file#"$root"}")
      case $value in
        '') continue ;;
        Y) value=true ;;
        N) value=false ;;
        *[!0-9]* | 0[0-9]* | ????????????*) value=$(json "$value") ;;
      esac
      list="$list${list:+, }$(json "${file##*/}"): $value"
    fi
  done
  if [ -n "$list" ]; then
    printf '{%s}' "$list"
  fi
}

# The processes of QEMU.
qemu_processes() {
  for place in "$root"/proc/[0-9]*; do
    case $(text "${place#"$root"}/comm") in
      qemu-system* | qemu-kvm*) echo "${place##*/}" ;;
    esac
  done
}

# Which CPUs the threads of a process may use: "CPU 0/KVM 2, CPU 1/KVM 3".
affinity() {
  for thread in "$root/proc/$1"/task/[0-9]*; do
    place=${thread#"$root"}
    name_=$(text "$place/comm")
    case $name_ in
      'CPU '* | 'IO '*) ;;
      # Named by the process; the name would differ with each start.
      vhost-*) name_=vhost ;;
      *) continue ;;
    esac
    allowed=$(text "$place/status" | awk '$1 == "Cpus_allowed_list:" { print $2 }')
    printf '%s %s\n' "$name_" "$allowed"
  done | awk '!seen[$0]++ { printf "%s%s", separator, $0; separator = ", " }'
}

# The size of the pages that the largest mapping of a process has got. Reading it needs the rights of its user.
backing() {
  text "/proc/$1/smaps" | awk '
    /^[0-9a-f]+-[0-9a-f]+ / { size = 0 }
    $1 == "Size:" { size = $2 }
    $1 == "KernelPageSize:" && size > best { best = size; page = $2 }
    $1 == "Rss:" && size > 0 && size == best { rss = $2 }
    $1 == "AnonHugePages:" && size > 0 && size == best { huge = $2 }
    END {
      if (page == "") exit
      if (page == 4 && huge > 0 && huge * 2 >= rss) printf "transparent huge pages"
      else printf "%s kB pages", page
    }'
}

# KVM is a kernel module, so its version is the kernel's. Its parameter for nested paging decides the guests' MMU.
print_kvm() {
  members=
  if [ -d "$root/sys/module/kvm" ] || [ -d "$root/sys/module/kvm_intel" ] || [ -d "$root/sys/module/kvm_amd" ]; then
    add name '"KVM"'
    add_text version "$kernel"
    case $(text /sys/module/kvm_intel/parameters/ept)$(text /sys/module/kvm_amd/parameters/npt) in
      Y | 1) add mmu '"hardware-nested"' ;;
      N | 0) add mmu '"shadow"' ;;
    esac
    add params "$(kvm_parameters)"
  fi
  # A host with several guests is described by its first four.
  count=0
  for process in $(qemu_processes); do
    count=$((count + 1))
    if [ "$count" -le 4 ]; then
      suffix=$([ "$count" -eq 1 ] || echo "$count")
      add_text "commandLine$suffix" "$(text_with_blanks "/proc/$process/cmdline" | without_secrets)"
      add_text "affinity$suffix" "$(affinity "$process")"
      add_text "backing$suffix" "$(backing "$process")"
    fi
  done
  section hypervisor
}

print_guest() {
  members=
  add_text os "$os"
  add_text kernel "$kernel"
  add_text cmdline "$cmdline"
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
  # Extra keys: the format defines these for hosts only, and a guest has its own values.
  add_text arch "$arch"
  add_text mode "$(text /sys/hypervisor/guest_type)"
  add_text machine "$(dmi product_version)"
  add_number numaNodes "$nodes"
  add mitigations "$(mitigations)"
  add_text thp "$thp"
  add_text hugepages "$(hugepages)"
  add_text storage "$storage"
  add_text filesystem "$filesystem"
  add_tuning
  section guest
}

if [ "$guest" = yes ]; then
  printf '{\n  "id": %s' "$(json "${id:-guest}")"
  print_hypervisor
  print_guest
else
  printf '{\n  "id": %s' "$(json "${id:-host}")"
  # Without the x86 hypervisor bit, missing signs of a hypervisor prove nothing.
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
