/** Sentences about plans in the editor. */
export const planEditorWords = {
  'plan-lens.run': 'Run',
  'plan-lens.resume': 'Resume: {n} of {all} {all|run|runs} done',
  'plan-lens.complete': 'Complete: {n} {n|run|runs}',
  'plan-lens.dry-run': 'Dry Run',
  'plan-lens.calibrate': 'Calibrate',
  'plan-lens.log': 'Open the Run Log',
  'plan-lens.only': 'Run Only This',
  'plan-lens.amount': '{runs} {runs|run|runs} in {blocks} {blocks|block|blocks}',
  'plan-lens.restarts': '{runs} {runs|run|runs} after {restarts} {restarts|restart|restarts}',
  'plan-lens.pilot': 'A pilot of {n} first',
  'plan-lens.untrusted': 'Plans run in trusted folders only',

  'plan-hover.command': 'What runs',
  'plan-hover.subject': '{subject}: {command}',

  'plan-value.time': 'how long the command takes',
  'plan-value.value': 'the number on the last line',
  'plan-value.tool': 'output of this tool',
  'plan-value.of': 'filled in, quoted',

  'plan-task.run': 'run {plan}',
  'plan-task.resume': 'resume {plan}',
  'plan-task.dry-run': 'dry run of {plan}',
  'plan-task.calibrate': 'calibrate {plan}',
  'plan-task.no-plan': 'Open a plan (*.vmiplan.json) first, or make one: VMI Bench: New Plan.',
  'plan-task.not-saved': 'The plan must be saved before it can run, in a folder of this machine.',
  'plan-task.errors': 'The plan has errors, so nothing was run. They are in the Problems panel.',
  'plan-task.untrusted': 'This folder is not trusted, so no command of the plan was run.',
  'plan-task.no-programs': 'No programs can be started here. Run the plan in a desktop window or with vmibench run.',
  'plan-task.stopping': 'Stopping: the running command is being ended.',
  'plan-task.failed': 'The plan could not continue: {why}',
  'plan-task.failed-unknown':
    'The plan could not continue. For details, open the log of the extension: View > Output > VMI Bench.',

  'new-plan.title': 'New Plan',
  'new-plan.two-commands': 'Two commands on this machine',
  'new-plan.two-commands-detail': 'Twelve runs each, in turn, timed here.',
  'new-plan.two-kernels': 'Two kernels over ssh',
  'new-plan.two-kernels-detail': 'The machine boots into each in turn; each boot is verified and is one sample.',
  'new-plan.two-guests': 'Two QEMU configurations',
  'new-plan.two-guests-detail': 'A guest is started anew with each configuration in turn.',
  'new-plan.toggle': 'A module parameter, on and off',
  'new-plan.toggle-detail': 'The switch is set before each run, within one boot.',

  'again.none': 'All rows are decided; there is nothing to measure again.',
  'again.no-report': 'The report cannot be read yet. Fix its problems first.',
  'again.no-subjects': 'Nothing is compared in this report, so there is nothing to measure again.',
  'again.command': 'echo "Write the command of {benchmark} here" >&2; exit 1',
  'again.notes':
    'Made from {n} {n|row|rows} that {n|is|are} undecided in {report}. Check each command before you run it.',
} as const;
