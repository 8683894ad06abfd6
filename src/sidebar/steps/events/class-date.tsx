import { TEXTS } from '../../texts/columns';
import type { Job } from '../../use-job';

/** The day of the class, where the roster does not give it or the event is on another one. */
export function ClassDate({ job, classDate }: { readonly job: Job; readonly classDate: string }) {
  const save = async (day: string) => {
    if (day !== '' && (await job.saveSettings({ classDate: day }))) await job.findEvents();
  };
  return (
    <label>
      {TEXTS.classDate}
      <input type="date" value={classDate} onChange={({ currentTarget }) => void save(currentTarget.value)} />
    </label>
  );
}
