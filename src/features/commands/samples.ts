/** What a new report starts as. Numbers of the sample are made up, and the file says so. */

const today = (): string => new Date().toISOString().slice(0, 10);

/** A report that fits on a screen and has one row of each kind: printed ratio, runs, mean with spread. */
export function sampleReport(): string {
  return `{
  "format": "vmibench/1",
  "title": "A sample: shadow paging against hardware paging",
  "date": "${today()}",
  "provenance": {
    "kind": "synthetic"
  },
  "environments": [
    {
      "id": "lab",
      "host": {
        "cpu": {
          "model": "AMD EPYC 7313",
          "sockets": 1,
          "coresPerSocket": 16,
          "threadsPerCore": 2
        },
        "memoryMiB": 131072,
        "kernel": "6.12.9"
      },
      "hypervisor": {
        "name": "KVM"
      },
      "guest": {
        "os": "Debian 12",
        "kernel": "6.1.0-28-amd64",
        "vcpus": 4,
        "memoryMiB": 8192
      }
    }
  ],
  "subjects": [
    {"id": "shadow", "label": "shadow paging", "role": "baseline", "environment": "lab", "config": {"mmu": "shadow"}},
    {"id": "npt", "label": "hardware paging", "environment": "lab", "config": {"mmu": "hardware-nested"}}
  ],
  "methodology": {
    "order": "interleaved"
  },
  "benchmarks": [
    {
      "id": "kernbench",
      "name": "kernbench",
      "kind": "macro",
      "parameters": {"vcpus": 4},
      "metric": {"name": "elapsed", "unit": "s", "direction": "lower"},
      "results": [
        {"subject": "shadow", "samples": [131.2, 130.4, 131.9, 130.8, 131.5, 130.9]},
        {"subject": "npt", "samples": [104.1, 103.8, 104.9, 104.4, 103.6, 104.2]}
      ]
    },
    {
      "id": "specjbb-large",
      "name": "SPECjbb",
      "kind": "macro",
      "parameters": {"pageSize": "large"},
      "metric": {"name": "throughput", "unit": "ops/s", "direction": "higher"},
      "results": [
        {"subject": "shadow", "mean": 48210, "stddev": 310, "n": 6},
        {"subject": "npt", "mean": 46890, "stddev": 290, "n": 6}
      ],
      "notes": "worse with hardware paging: a TLB miss walks two tables"
    },
    {
      "id": "swingbench",
      "name": "swingbench",
      "kind": "macro",
      "ratios": [
        {"subject": "npt", "value": 1.03, "n": 6}
      ],
      "claims": [
        {"subject": "npt", "percent": 3, "basis": "improvement", "text": "3% better"}
      ]
    }
  ]
}
`;
}

/** The fields that a report cannot do without, and places to fill in. It is valid as it stands. */
export function emptyReport(): string {
  return `{
  "format": "vmibench/1",
  "title": "New report",
  "date": "${today()}",
  "environments": [
    {
      "id": "host",
      "host": {},
      "hypervisor": {},
      "guest": {}
    }
  ],
  "subjects": [
    {"id": "baseline", "role": "baseline", "environment": "host"},
    {"id": "candidate", "role": "candidate", "environment": "host"}
  ],
  "methodology": {},
  "benchmarks": []
}
`;
}
