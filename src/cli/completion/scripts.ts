/** Completion scripts from the tables of commands and options, which hold nothing that a shell would obey. */
import type { OptionTable } from '../usage';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

export interface CompletedCommand {
  readonly name: string;
  readonly summary: string;
  readonly options: OptionTable;
  /** What it takes instead of files. */
  readonly values: readonly string[];
}

/** Each gets the commands and a line about where the script comes from. */
export const scriptWriters: Readonly<Record<Shell, (commands: readonly CompletedCommand[], about: string) => string>> =
  { bash, zsh, fish };

const general = ['--help', '--version'];

/** Options as they are typed, also their short forms. */
function typedOptions({ options }: CompletedCommand): string[] {
  const all = Object.entries(options).flatMap(([name, { short }]) => [`--${name}`, ...(short ? [`-${short}`] : [])]);
  return [...all, '--help'];
}

/** Options with a list of values. */
function choicesOf({ options }: CompletedCommand): (readonly [name: string, choices: readonly string[]])[] {
  return Object.entries(options).flatMap(([name, { choices }]) => (choices ? [[name, choices] as const] : []));
}

/** In single quotes for a shell; fish and the others all end them at the next quote. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", '’')}'`;
}

function bash(commands: readonly CompletedCommand[], about: string): string {
  const names = commands.map(({ name }) => name).join(' ');
  const values = commands.flatMap((command) =>
    choicesOf(command).map(([name, choices]) => `    '${command.name} --${name}') words='${choices.join(' ')}' ;;`),
  );
  const files = commands.flatMap((command) =>
    Object.entries(command.options).flatMap(([name, { type, choices }]) =>
      type === 'string' && !choices ? [`'${command.name} --${name}'`] : [],
    ),
  );
  const options = commands.map((command) => {
    const own = [...command.values, ...typedOptions(command)];
    return `      ${command.name}) words='${own.join(' ')}' ;;`;
  });
  return `# ${about}
_vmibench() {
  local cur=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]} words=
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${names} ${general.join(' ')}' -- "$cur"))
    return
  fi
  case "$command $before" in
${values.join('\n')}
    ${files.join('|')}) return ;;
    *) case "$command" in
${options.join('\n')}
      help) words='${names}' ;;
    esac ;;
  esac
  # Nothing but options where none is begun: the shell then completes files.
  if [ -n "$cur" ] || [ "\${words#--}" = "$words" ]; then COMPREPLY=($(compgen -W "$words" -- "$cur")); fi
}
complete -o default -F _vmibench vmibench
`;
}

function zsh(commands: readonly CompletedCommand[], about: string): string {
  const list = commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary.replaceAll(':', '\\:')}`)}`);
  const cases = commands.map((command) => {
    const specs = Object.entries(command.options).flatMap(([name, { type, short, choices }]) => {
      const value = type === 'boolean' ? '' : choices ? `:value:(${choices.join(' ')})` : ':value:_files';
      return [quoted(`*--${name}${value}`), ...(short ? [quoted(`*-${short}${value}`)] : [])];
    });
    const rest = command.values.length > 0 ? `*:value:(${command.values.join(' ')})` : '*:file:_files';
    return `    ${command.name}) _arguments ${[...specs, quoted('--help'), quoted(rest)].join(' ')} ;;`;
  });
  return `#compdef vmibench
# ${about}
_vmibench() {
  local -a commands
  commands=(
${list.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
compdef _vmibench vmibench
`;
}

function fish(commands: readonly CompletedCommand[], about: string): string {
  const lines = commands.flatMap((command) => {
    const { name, summary } = command;
    const seen = `-n '__fish_seen_subcommand_from ${name}'`;
    const options = Object.entries(command.options).map(([option, { type, short, choices }]) => {
      const value = type === 'boolean' ? '' : choices ? ` -x -a ${quoted(choices.join(' '))}` : ' -r';
      return `complete -c vmibench ${seen} -l ${option}${short ? ` -s ${short}` : ''}${value}`;
    });
    return [
      `complete -c vmibench -n __fish_use_subcommand -f -a ${name} -d ${quoted(summary)}`,
      ...options,
      `complete -c vmibench ${seen} -l help`,
      ...(command.values.length > 0 ? [`complete -c vmibench ${seen} -f -a ${quoted(command.values.join(' '))}`] : []),
    ];
  });
  return `# ${about}\n${lines.join('\n')}\n`;
}
