import { useState } from 'preact/hooks';
import type { DoctorReport, ValueOf } from '../../server';
import { ask } from '../../server';
import { type DoctorResult, doctorLines, doctorPage } from '../../texts/doctor';
import { TEXTS } from '../../texts/settings';
import { DOING } from '../../texts/shared';
import { Button, CopyButton, Icon, type IconName } from '../../ui/controls';
import type { Job } from '../../use-job';

type RouteLine = ValueOf<'routes'>[number];

/** Paths that GrowthZone's support named, for the routes that nothing public confirms. */
export function RoutePaths({ job }: { readonly job: Job }) {
  const [lines, setLines] = useState<readonly RouteLine[] | null>(null);
  const [paths, setPaths] = useState<Readonly<Record<string, string>>>({});
  const show = (read: readonly RouteLine[]) => {
    setLines(read);
    setPaths(Object.fromEntries(read.map(({ name, entered }) => [name, entered])));
  };
  const load = async () => {
    const read = await job.task.run(DOING.loading, () => ask({ ask: 'routes' }));
    if (read) show(read);
  };
  const save = async () => {
    const saved = await job.task.run(
      DOING.saving,
      () => ask({ ask: 'saveRoutes', routes: paths }),
      (read) => TEXTS.pathsSaved(read),
    );
    if (!saved) return;
    show(saved);
    await job.refresh();
  };
  const unsure =
    lines?.filter(({ certainty, entered, learned }) => entered + learned !== '' || !isSure(certainty)) ?? [];
  return (
    <details
      onToggle={({ currentTarget }) => {
        if (currentTarget.open && !lines) void load();
      }}
    >
      <summary>{TEXTS.paths}</summary>
      <p class="quiet">{TEXTS.pathsMean}</p>
      {lines && (
        <form
          class="fields"
          onSubmit={(event) => {
            event.preventDefault();
            if (!job.task.busy) void save();
          }}
        >
          {unsure.map(({ name, does, method, path, certainty, learned }) => (
            <label key={name}>
              {TEXTS.path(does)}
              <span class="quiet">
                {learned === '' ? `${method} ${path} · ${certainty}` : TEXTS.learnedAs(learned)}
              </span>
              <input
                value={paths[name] ?? ''}
                autocomplete="off"
                spellcheck={false}
                onInput={({ currentTarget }) => setPaths({ ...paths, [name]: currentTarget.value })}
              />
            </label>
          ))}
          <div class="actions">
            <button type="submit" class="plain" aria-disabled={job.task.busy !== ''}>
              {TEXTS.usePaths}
            </button>
          </div>
        </form>
      )}
    </details>
  );
}

const isSure = (certainty: RouteLine['certainty']) => certainty === 'CONFIRMED' || certainty === 'USED';

const ICONS: Readonly<Record<DoctorResult, IconName>> = {
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
    const found = await job.task.run(TEXTS.looking, () => ask({ ask: 'doctor' }));
    if (found) setReport(found);
  };
  const lines = report && doctorLines(report);
  return (
    <section class="card">
      <h2>{TEXTS.doctor}</h2>
      <p class="quiet">{TEXTS.doctorMeans}</p>
      <div class="actions">
        <Button label={TEXTS.look} busy={job.task.busy !== ''} onPress={look} />
        {report && (
          <CopyButton label={TEXTS.copy} text={() => doctorPage(report, new Date().toISOString().slice(0, 10))} />
        )}
      </div>
      {lines && (
        <ul class="lines">
          {lines.map(({ route, certainty, result, detail }) => (
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
