import { useEffect, useState } from 'preact/hooks';
import { isLeftOut } from '../../../run/person';
import type { CheckReport, CreditTab } from '../../server';
import { ask } from '../../server';
import { type Named, type Standing, TEXTS } from '../../texts/mark';
import type { Job } from '../../use-job';

/** Who of the tabs needs a person or was left out, and who of the roster came into no tab, by name. */
export function useStanding(job: Job, tabs: readonly CreditTab[], active: boolean): Standing {
  const [held, setHeld] = useState<readonly Named[]>([]);
  const [looked, setLooked] = useState<CheckReport | null>(null);
  // Another class's roster says nothing of these tabs.
  const isOtherClass = job.state?.isOtherClass === true;
  const check = isOtherClass ? null : (job.check ?? looked);
  const isFree = !active && job.task.busy === '';
  // One read for the tabs in which somebody stands aside, whenever their numbers change.
  const aside = tabs.filter(({ counts, isCopied }) => !isCopied && counts.HELD + counts.FAILED > 0);
  const key = aside.map(({ credit, counts, leftOut }) => `${credit} ${counts.HELD} ${counts.FAILED} ${leftOut}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the numbers are what makes the names old
  useEffect(() => {
    if (!isFree) return undefined;
    let isWanted = true;
    void (async () => {
      const found: Named[] = [];
      for (const { credit } of aside) {
        const people = await ask({ ask: 'people', credit });
        if (!people.ok) continue;
        for (const person of people.value)
          if (person.state === 'HELD' || person.state === 'FAILED') found.push(TEXTS.aside(person, isLeftOut(person)));
      }
      if (isWanted) setHeld(found);
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
  return { ...ofRoster(check), held };
}

/** Who lacks something, and how many earned nothing. */
function ofRoster(check: CheckReport | null): Omit<Standing, 'held'> {
  if (!check) return { missing: [], notEarned: 0 };
  const causes = check.causes.filter(({ level }) => level === 'fix needed');
  const missing = check.rows.flatMap((row) => {
    if (row.outcome !== 'fix needed') return [];
    const why = causes.find(({ rows }) => rows.includes(row.row))?.title ?? '';
    return [TEXTS.missing(row, why)];
  });
  return { missing, notEarned: check.counts['left out'] };
}
