import { useState } from 'preact/hooks';
import type { DoctorReport } from '../../answers';
import { ask } from '../server';
import type { Job } from '../use-job';
import { Button } from './controls';
import { CopyButton } from './copy-button';
import { Icon, type IconName } from './icons';

const ICONS: Readonly<Record<DoctorReport['lines'][number]['result'], IconName>> = {
  'answers as expected': 'pass',
  'answers otherwise': 'ask',
  'answers without rows': 'ask',
  'does not answer': 'fail',
  refused: 'fail',
  'not asked': 'note',
};

/** What this association's GrowthZone answers, route by route: reads only, and nobody's data in the lines. */
export function Doctor({ job }: { readonly job: Job }) {
  const [report, setReport] = useState<DoctorReport | null>(null);
  const look = async () => {
    const found = await job.task.run('Looking at each route, up to a minute…', () => ask({ ask: 'doctor' }));
    if (found) setReport(found);
  };
  const text = () =>
    (report?.lines ?? [])
      .map(({ route, certainty, result, detail }) => `${route} (${certainty}): ${result}. ${detail}`)
      .join('\n');
  return (
    <section class="card">
      <h2>What this GrowthZone answers</h2>
      <p class="quiet">Some 20 reads and no write. Shows which routes work here, without anybody’s data.</p>
      <div class="actions">
        <Button label="Look at each route" busy={job.task.busy !== ''} onPress={look} />
        {report && <CopyButton label="Copy" text={text} />}
      </div>
      {report && (
        <ul class="lines">
          {report.lines.map(({ route, certainty, result, detail }) => (
            <li key={route}>
              <Icon name={ICONS[result]} />
              <span>
                <b>{result}</b> {route} <span class="quiet">{certainty}</span>
                <span class="samples"> {detail}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
