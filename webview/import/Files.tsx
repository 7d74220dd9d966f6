/** The files as a tree: what each becomes, its tool, and how many numbers it gave. */
import { useMemo, useState } from 'preact/hooks';
import type { ImportFileView, ResultsView } from '../../src/core/page-model/import/model';
import { FileText } from '../shared/ui/FileText';
import { t } from '../shared/speech';
import { choose } from './state';
import { PlaceLink } from './Notes';
import { SelectField, useFirst, type SelectOption } from './fields';

interface Folder {
  readonly name: string;
  readonly folders: Map<string, Folder>;
  readonly files: ImportFileView[];
  count: number;
  failed: number;
  readonly subjects: Set<string>;
}

const emptyFolder = (name: string): Folder => ({
  name,
  folders: new Map(),
  files: [],
  count: 0,
  failed: 0,
  subjects: new Set(),
});

function treeOf(files: readonly ImportFileView[]): Folder {
  const root = emptyFolder('');
  for (const file of files) {
    let at = root;
    const path = [at];
    for (const part of file.path.split('/').slice(0, -1)) {
      const next = at.folders.get(part) ?? emptyFolder(part);
      at.folders.set(part, next);
      path.push((at = next));
    }
    at.files.push(file);
    for (const folder of path) {
      folder.count++;
      if (file.failed || file.unmatched) folder.failed++;
      for (const [name, value] of file.becomes) if (name === 'subject') folder.subjects.add(value);
    }
  }
  return root;
}

/** Trees of few files are open at first. */
const openUpTo = 40;
const maxNames = 4;

export function ImportFiles(props: {
  readonly files: readonly ImportFileView[];
  readonly tools: ResultsView['tools'];
}) {
  const { files } = props;
  const root = useMemo(() => treeOf(files), [files]);
  const tools = useMemo(() => props.tools.map(({ id, name }) => ({ value: id, label: name })), [props.tools]);
  return (
    <section aria-labelledby="files-heading" id="files">
      <h2 id="files-heading">
        {t('importPage.files')} <span class="dim">{files.length}</span>
      </h2>
      <FolderContent folder={root} tools={tools} open={files.length <= openUpTo} />
    </section>
  );
}

interface FolderProps {
  readonly folder: Folder;
  readonly tools: readonly SelectOption[];
  readonly open: boolean;
}

function FolderContent({ folder, tools, open }: FolderProps) {
  const [files, more] = useFirst(folder.files, 50);
  const [folders, moreFolders] = useFirst([...folder.folders.values()], 100);
  return (
    <ul class="tree">
      {folders.map((one) => (
        <li key={one.name}>
          <FolderNode folder={one} tools={tools} open={open} />
        </li>
      ))}
      {moreFolders && <li>{moreFolders}</li>}
      {files.map((file) => (
        <FileNode key={file.path} file={file} tools={tools} />
      ))}
      {more && <li>{more}</li>}
    </ul>
  );
}

/** Its content is made when it is opened: 3,000 files are no wait. */
function FolderNode({ folder, tools, open }: FolderProps) {
  const [isOpen, setOpen] = useState(open);
  const subjects = [...folder.subjects];
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <FileText text={`${folder.name}/`} maxLength={80} />{' '}
        <span class="dim">{t('importPage.folder-files', { n: folder.count })}</span>
        {folder.failed > 0 && <span class="refused"> {t('importPage.failed', { n: folder.failed })}</span>}{' '}
        {subjects.slice(0, maxNames).map((label) => (
          <Tag key={label} name="subject" value={label} />
        ))}
        {subjects.length > maxNames && (
          <span class="dim">{t('importPage.more-subjects', { n: subjects.length - maxNames })}</span>
        )}
      </summary>
      {isOpen && <FolderContent folder={folder} tools={tools} open={open} />}
    </details>
  );
}

function FileNode({ file, tools }: { readonly file: ImportFileView; readonly tools: readonly SelectOption[] }) {
  const { path, tool, numbers, becomes, failed, unmatched } = file;
  return (
    <li class={`file ${failed ? 'failed' : ''}`}>
      <PlaceLink path={path} name={path.split('/').pop()} />
      <SelectField
        label={t('importPage.field-of', { field: t('importPage.tool'), name: path })}
        value={tool ?? ''}
        options={[...(tool === undefined ? [{ value: '', label: t('importPage.tool-none') }] : []), ...tools]}
        onChange={(value) => choose('file', path, 'tool', value)}
      />
      <span class={failed ? 'refused' : 'dim'}>{t('importPage.look-values', { n: numbers })}</span>
      <span class="tags">
        {becomes.map(([name, value], index) => (
          <Tag key={index} name={name} value={value} />
        ))}
        {unmatched && <span class="unmatched">{t('importPage.no-match')}</span>}
      </span>
    </li>
  );
}

function Tag(props: { readonly name: string; readonly value: string }) {
  return (
    <span class="tag">
      <span class="tag-name">{props.name}</span> <FileText text={props.value} maxLength={60} />
    </span>
  );
}
