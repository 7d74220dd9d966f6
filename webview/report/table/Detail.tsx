import { useEffect } from 'preact/hooks';
import type { DetailView, FindingView, RowView } from '../../../src/core/page-model/model';
import { clip, FileText } from '../../shared/ui/FileText';
import { say, t } from '../../shared/speech';
import { Icon } from '../../shared/ui/Icon';
import { post, askFor, details, model, rowViewsByKey } from '../state';
import { FindingItem } from '../sections/Findings';
import { ActionLink } from '../ui/native';
import { RunsPanel } from './Runs';
import { rowRatioText, SideValue } from './Values';
import { copyRow } from '../actions';

/** An opened row: its runs, how it was decided, claims and findings. */
export function Detail(props: { readonly of: string }) {
  const row = rowViewsByKey.value.get(props.of);
  const detail = details.value.get(props.of);
  useEffect(() => askFor(props.of), [props.of, detail]);
  if (!row) return null;
  const findings = (model.value?.findings ?? []).filter((finding) => finding.rows.includes(props.of));
  return (
    <div class="opened">
      <Body row={row} detail={detail ?? briefOf(row)} findings={findings} />
      <p class="actions">
        <ActionLink onClick={() => post({ type: 'text', key: row.key })}>
          <Icon name="json" /> {t('page.show-in-json')}
        </ActionLink>
        <ActionLink onClick={() => copyRow(row.key)}>
          <Icon name="copy" /> {t('page.copy-row')}
        </ActionLink>
      </p>
    </div>
  );
}

/** Known from the row alone, until the detail arrives. */
function briefOf(row: RowView): DetailView {
  const { why } = row.verdict;
  return {
    key: row.key,
    sides: [],
    explanation: why ? [row.verdictText, why] : [row.verdictText],
    details: [],
    claims: [],
    notes: row.notes ? [row.notes] : [],
    artifacts: [],
    parameters: row.tags,
  };
}

function Body({
  row,
  detail,
  findings,
}: {
  readonly row: RowView;
  readonly detail: DetailView;
  readonly findings: readonly FindingView[];
}) {
  return (
    <>
      <RunsPanel row={row} detail={detail} />
      <div class="columns">
        <section>
          <h2>{t('page.why')}</h2>
          {detail.explanation.map((sentence, i) => (
            <p key={i}>{clip(say.value(sentence), 2000)}</p>
          ))}
          {detail.details.length > 0 && (
            <details>
              <summary>{t('page.details')}</summary>
              <ul>
                {detail.details.map((sentence, i) => (
                  <li key={i}>{clip(say.value(sentence), 2000)}</li>
                ))}
              </ul>
            </details>
          )}
        </section>
        <Facts row={row} detail={detail} />
      </div>
      <InfoRows row={row} />
      <Claims detail={detail} />
      {findings.length > 0 && (
        <section>
          <h2>{t('page.findings')}</h2>
          <ul class="findings">
            {findings.map((finding) => (
              <FindingItem key={finding.id} finding={finding} inRow />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Claims({ detail }: { readonly detail: DetailView }) {
  if (detail.claims.length === 0) return null;
  return (
    <section>
      <h2>{t('page.claims')}</h2>
      <ul class="claims">
        {detail.claims.map((claim, i) => (
          <li key={i}>
            {claim.text !== '' && (
              <q>
                <FileText text={claim.text} maxLength={500} />
              </q>
            )}{' '}
            <span class="dim">{say.value(claim.says)}</span>
            {claim.data && (
              <span class={claim.fits === false ? 'tone-bad' : claim.fits ? 'tone-good' : 'dim'}>
                {' '}
                <Icon name={claim.fits === false ? 'error' : claim.fits ? 'check' : 'question'} />{' '}
                {say.value(claim.data)}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Info metrics of the benchmark, never judged. */
function InfoRows({ row }: { readonly row: RowView }) {
  const rows = (model.value?.rows ?? []).filter((one) => one.role === 'info' && one.under === row.key);
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{t('page.info-metrics')}</h2>
      <dl class="facts">
        {rows.map((one) => (
          <Fact key={one.key} name={one.metric ?? one.name}>
            <SideValue row={one} side={one.base} /> → <SideValue row={one} side={one.cand} />{' '}
            {one.ratio !== undefined && <span class="dim">{rowRatioText(one)}</span>}
          </Fact>
        ))}
      </dl>
    </section>
  );
}

function Facts({ row, detail }: { readonly row: RowView; readonly detail: DetailView }) {
  return (
    <dl class="facts">
      {row.suite && (
        <Fact name={t('page.suite')}>
          <FileText text={row.suite} maxLength={200} />
        </Fact>
      )}
      {row.metric && (
        <Fact name={t('page.metric')}>
          <FileText text={row.unit ? `${clip(row.metric, 200)} (${clip(row.unit, 40)})` : row.metric} />
        </Fact>
      )}
      {detail.definition && (
        <Fact name={t('page.definition')}>
          <FileText text={detail.definition} maxLength={1000} />
        </Fact>
      )}
      {detail.parameters.map((tag) => (
        <Fact key={tag.name} name={tag.name}>
          <FileText text={String(tag.value)} maxLength={500} />
        </Fact>
      ))}
      {detail.command && (
        <Fact name={t('page.command')}>
          <code>
            <FileText text={detail.command} maxLength={2000} />
          </code>
        </Fact>
      )}
      {detail.notes.map((note, i) => (
        <Fact key={i} name={i === 0 ? t('page.notes') : ''}>
          <FileText text={note} maxLength={2000} />
        </Fact>
      ))}
      {detail.artifacts.length > 0 && (
        <Fact name={t('page.artifacts')}>
          {detail.artifacts.map((path, index) => (
            <div key={index}>
              <ActionLink
                title={t('page.open-artifact')}
                onClick={() => post({ type: 'artifact', key: row.key, index })}
              >
                <FileText text={path} />
              </ActionLink>
            </div>
          ))}
        </Fact>
      )}
    </dl>
  );
}

function Fact(props: { readonly name: string; readonly children: preact.ComponentChildren }) {
  return (
    <>
      <dt>
        <FileText text={props.name} maxLength={80} />
      </dt>
      <dd>{props.children}</dd>
    </>
  );
}
