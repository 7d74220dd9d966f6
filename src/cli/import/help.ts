export const importHelp = `Usage: vmibench import [OPTIONS] PATHS…
       vmibench import [OPTIONS] --mail FILE
       vmibench import [OPTIONS] --runlog FILE

Makes a report from the output of benchmark tools, from results in a mail, or from a
run log. Tools are recognised by the content of their files. Whatever was guessed, left
out or not understood is printed to standard error with its lines. The report goes to
standard output, in canonical layout.

PATHS are files, folders (all files in them, except hidden ones), or - for standard
input.

Output of tools:
  --template TEMPLATE    what the parts of a path mean, for example
                         "{subject}/{benchmark}/vcpus={vcpus}/run-{run}/*.json":
                         {subject}, {benchmark}, {run}, {boot} and {block} are built
                         in, {_} is ignored, other names are parameters; ** matches
                         any folders
  --subject PATH=NAME    the subject of this file or folder; can be repeated
  --mapping FILE         how the output of another tool is read; can be repeated. Mappings
                         (*.vmimport.json) beside the results are found by themselves: see
                         docs/mappings.md
  --artifacts            record in each result which files it comes from

Mails and run logs:
  --mail FILE            import results from a mail: .eml, mbox, text, or - for
                         standard input
  --runlog FILE          import a run log, one line per run
  --message NUMBER       which message of a thread, counting those with results

All imports:
  --baseline NAME        the subject that the others are compared with
  --title TITLE          title of the report
  --to FILE              write to this file instead of standard output; an existing
                         file is replaced only with --force
  --into REPORT          add to this report, in place unless --to is given
  --as HOW               add as: subject (new subjects), runs (more runs of the
                         report's subjects) or benchmarks (more benchmarks)
  --force                replace the file named by --to
  --quiet                do not print what was guessed or left out
  -h, --help             print this help

Line-oriented output and run logs are read in pieces and may be of any size. JSON or
XML of a tool, mails and netperf's output may have up to 128 MB.

Exit code:
  0  everything was imported
  1  a report was made, but some files or lines were not understood
  2  no report, a file cannot be read or written, or a usage error
`;
