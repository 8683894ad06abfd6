import { ask } from '../../server';
import { Bar, Button, Icon } from '../../ui/controls';
import type { Job } from '../../use-job';

/** The first screen of somebody new: what the add-on does, what it never does, what it keeps and where. */
export function Welcome({ job }: { readonly job: Job }) {
  const sample = async () => {
    const added = await job.task.run('Adding the sample…', () => ask({ ask: 'sampleRoster' }));
    if (added === undefined) return;
    await job.refresh();
    job.go(1);
    await job.readColumns();
  };
  const begin = () => {
    job.go(1);
    return job.readColumns();
  };
  return (
    <>
      <p>From the school’s roster in this sheet to credit in GrowthZone, and so to M1, in five steps.</p>
      <h2>It does</h2>
      <ul class="lines">
        <Line good text="find the columns, and say of every row what becomes of it and why" />
        <Line good text="make a tab for each credit: COEC, COEN, FAIRH" />
        <Line good text="register people as “Registered”, then mark them attended, when you say so" />
        <Line good text="look afterwards whether each person’s credit arrived" />
      </ul>
      <h2>It never</h2>
      <ul class="lines">
        <Line text="changes a cell of the roster; its own columns stand at the far right" />
        <Line text="imports anybody as “Attended”, or makes an invoice" />
        <Line text="sends a column that is not used, or anything before you confirm it" />
      </ul>
      <h2>It keeps</h2>
      <ul>
        <li>your GrowthZone key, in your own Google account’s settings only</li>
        <li>your choices about this roster, in this spreadsheet</li>
        <li>GrowthZone’s members, in your cache, for six hours at most</li>
      </ul>
      <div class="actions">
        <Button label="Connect GrowthZone" onPress={() => job.go('settings')} />
        <Button label="Try a sample roster" busy={job.task.busy !== ''} onPress={sample} />
      </div>
      <p class="quiet">Without GrowthZone you can check the roster and download its CSV files.</p>
      <Bar>
        <Button primary label="Begin with this sheet" busy={job.task.busy !== ''} onPress={begin} />
      </Bar>
    </>
  );
}

function Line({ good = false, text }: { readonly good?: boolean; readonly text: string }) {
  return (
    <li class={good ? 'pass' : 'fail'}>
      <Icon name={good ? 'pass' : 'fail'} />
      <span>{text}</span>
    </li>
  );
}
