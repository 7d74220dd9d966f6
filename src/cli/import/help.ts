/** The help page of `vmibench import`. */
export const importHelp = `Usage: vmibench import [OPTIONS] PATHS…
       vmibench import [OPTIONS] --mail FILE
       vmibench import [OPTIONS] --runlog FILE

Makes a report of what benchmark tools print, of results in a mail, or of a run log.
Each file's tool is recognised by its content; what was guessed, left out or not
understood is told on standard error, with its lines. The report goes to standard
output, in canonical layout.

PATHS are files, folders (read whole, but for hidden files), or - for standard input.

Results of tools:
  --template TEMPLATE    how paths in the folder are to be read, for instance
                         "{subject}/{benchmark}/vcpus={vcpus}/run-{run}/*.json":
                         {subject}, {benchmark}, {run} and {boot} have their meaning,
                         {_} has none, other names are parameters; ** is any folders
  --subject PATH=NAME    what was measured in this file or folder; may be repeated
  --artifacts            results name the files that they come from

Mails and run logs:
  --mail FILE            read results in a mail: .eml, mbox, text, or - for standard
                         input
  --runlog FILE          read a run log, one line a run
  --message NUMBER       which message of a thread, counting those with results

For all:
  --baseline NAME        the subject that the others are compared with
  --title TITLE
  --to FILE              write there instead of to standard output; never over a file
                         that is there, but with --force
  --into REPORT          add to a report, which is changed, or with --to stays as it is
  --as HOW               how to add: subject (a new one), runs (more of its subjects')
                         or benchmarks (more of them)
  --force                replace the file of --to
  --quiet                say nothing of what was guessed or left out
  -h, --help             this page

Text that tools print by the line and run logs are read in pieces and may be of any
size. A tool's JSON or XML, a mail and netperf's output may have 128 MB.

Exit code:
  0  a report was made of all files
  1  a report was made, but a file or a line gave nothing
  2  no report, something that cannot be read or written, or wrong usage
`;
