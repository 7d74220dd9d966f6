export const runHelp = `Usage: vmibench run [OPTIONS] PLAN

Carries out a plan (*.vmiplan.json): runs its benchmarks on its subjects in an order that
a drift cannot favour, and writes a run log, one line a run. Each line is on the disk
before the next run begins; raw outputs lie beside the log. Open the log in VS Code to
follow it, or make a report of it: vmibench import --runlog LOG. See docs/measuring.md.

  --dry-run      print the order of all runs and how long they take; run nothing
  --resume       go on with a log after Ctrl+C, a crash or a used-up budget
  --only ID      run only this benchmark now; repeatable. The rest is left for --resume
  --seed NUMBER  seed of the order, instead of the plan's
  --budget TIME  begin no new run after this time, such as 2h or 30min
  -h, --help     print this help

Commands run with sh in the plan's folder, with nothing on standard input. What a run
leaves running is ended after it. Nothing is changed on the machine otherwise.

Exit code:
  0    all runs are in the log, and none failed
  1    all runs are in the log, and some failed
  2    the plan or the log cannot be used, or a usage error
  3    not all runs are in the log: the budget was used up, or restarts failed
`;
