import { useEffect, useState } from 'preact/hooks';
import { isLeftOut } from '../../../run/person';
import type { CheckReport, CreditTab, TabPerson } from '../../server';
import { ask } from '../../server';
import { type Standing, TEXTS } from '../../texts/mark';
import type { Job } from '../../use-job';
import { openRows, unproven } from './open-rows';

/** Who of the tabs needs a person or was left out, and who of the roster came into no tab, by name. */
export function useStanding(job: Job, tabs: readonly CreditTab[], active: boolean): Standing {
  const [people, setPeople] = useState<readonly TabPerson[] | null>(null);
  const [looked, setLooked] = useState<CheckReport | null>(null);
  // Another class's roster says nothing of these tabs.
  const isOtherClass = job.state?.isOtherClass === true;
  const check = isOtherClass ? null : (job.check ?? looked);
  const isFree = !active && job.task.busy === '';
  // One read for the tabs in which somebody stands aside, or may stand who is open by the roster, whenever numbers change.
  const isUnsure = check !== null && unproven(check).length > 0;
  const aside = tabs.filter(({ counts, isCopied }) => !isCopied && (isUnsure || counts.HELD + counts.FAILED > 0));
  const key = aside.map(({ credit, counts, leftOut }) => `${credit} ${counts.HELD} ${counts.FAILED} ${leftOut}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the numbers are what makes the names old
  useEffect(() => {
    if (!isFree) return undefined;
    let isWanted = true;
    void (async () => {
      const found: TabPerson[] = [];
      for (const { credit } of aside) {
        const read = await ask({ ask: 'people', credit });
        if (read.ok) found.push(...read.value);
      }
      if (isWanted) setPeople(found);
    })();
    return () => {
      isWanted = false;
    };
  }, [key, isFree]);
  const isUnknown = isFree && !isOtherClass && check === null && tabs.length > 0;
  // A page that was opened at this step has checked nothing: a look writes nothing.
  useEffect(() => {
    if (!isUnknown) return;
    void ask({ ask: 'check', isLook: true }).then((now) => {
      if (now.ok) setLooked(now.value);
    });
  }, [isUnknown]);
  const held = (people ?? []).filter(({ state }) => state === 'HELD' || state === 'FAILED');
  return { ...ofRoster(check, people), held: held.map((person) => TEXTS.aside(person, isLeftOut(person))) };
}

/** Who lacks something, and how many earned nothing. */
function ofRoster(check: CheckReport | null, people: readonly TabPerson[] | null): Omit<Standing, 'held'> {
  if (!check) return { missing: [], notEarned: 0 };
  const causes = check.causes.filter(({ level }) => level === 'fix needed');
  const missing = openRows(check, people).map((row) =>
    TEXTS.missing(row, causes.find(({ rows }) => rows.includes(row.row))?.title ?? ''),
  );
  return { missing, notEarned: check.counts['left out'] };
}
