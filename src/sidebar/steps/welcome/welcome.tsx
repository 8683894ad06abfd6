import { ask } from '../../server';
import { TEXTS } from '../../texts/welcome';
import { Bar, Button, Icon } from '../../ui/controls';
import type { Job } from '../../use-job';

/** The first screen of somebody new: what the add-on does, what it never does, what it keeps and where. */
export function Welcome({ job }: { readonly job: Job }) {
  const isConnected = job.state?.connection != null;
  const sample = async () => {
    const added = await job.task.run(TEXTS.addingSample, () => ask({ ask: 'sampleRoster' }));
    if (added === undefined) return;
    await job.refresh();
    job.go(1);
    await job.readColumns();
  };
  const begin = () => job.go(1);
  return (
    <>
      <p>{TEXTS.lead}</p>
      <h2>{TEXTS.does.title}</h2>
      <ul class="lines">
        {TEXTS.does.lines.map((line) => (
          <Line key={line} good text={line} />
        ))}
      </ul>
      <h2>{TEXTS.never.title}</h2>
      <ul class="lines">
        {TEXTS.never.lines.map((line) => (
          <Line key={line} text={line} />
        ))}
      </ul>
      <h2>{TEXTS.keeps.title}</h2>
      <ul>
        {TEXTS.keeps.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div class="actions">
        {!isConnected && <Button label={TEXTS.connect} onPress={() => job.go('settings')} />}
        <Button label={TEXTS.sample} busy={job.task.busy !== ''} onPress={sample} />
      </div>
      {!isConnected && <p class="quiet">{TEXTS.without}</p>}
      <Bar>
        <Button primary label={TEXTS.begin} busy={job.task.busy !== ''} onPress={begin} />
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
