import { useState } from 'preact/hooks';
import { copyText, download } from '../../browser';
import { platformParts } from '../../platform';
import type { PlatformLook } from '../../server';
import { carried } from '../../server';
import { judged, platformLine } from '../../texts/platform';
import { TEXTS } from '../../texts/settings';
import { Button, CopyButton, Icon } from '../../ui/controls';
import type { Job } from '../../use-job';

const TWO = ['ce-roster-1.txt', 'ce-roster-2.txt'];

/** Looks at what Google does here, part by part, and shows what is not as the add-on relies on. */
export function PlatformCheck({ job }: { readonly job: Job }) {
  const [looks, setLooks] = useState<readonly PlatformLook[] | null>(null);
  const [isOffered, setOffered] = useState(false);
  const look = async () => {
    const parts = platformParts(carried, { storage: () => sessionStorage, copy: copyText });
    const found: PlatformLook[] = [];
    setLooks(null);
    setOffered(false);
    for (const [index, part] of parts.entries()) {
      const seen = await job.task.run(TEXTS.checkingPlatform(index + 1, parts.length), async () => ({
        ok: true,
        value: await part(),
      }));
      found.push(...(seen ?? []));
    }
    setLooks(found);
  };
  const offer = () => {
    for (const name of TWO) download(name, name, 'text/plain');
    setOffered(true);
  };
  const saved = (files: number) => {
    const others = (looks ?? []).filter(({ id }) => id !== 'downloads');
    setLooks([...others, { id: 'downloads', got: String(files), ms: 0 }]);
    setOffered(false);
  };
  const result = looks && judged(looks);
  const isBusy = job.task.busy !== '';
  return (
    <section class="card">
      <h2>{TEXTS.platform}</h2>
      <p class="quiet">{TEXTS.platformMeans}</p>
      <div class="actions">
        <Button label={TEXTS.checkPlatform} busy={isBusy} onPress={look} />
        {result && <CopyButton label={TEXTS.copyResult} text={() => JSON.stringify(result)} />}
      </div>
      {result && (
        <>
          <p>{TEXTS.platformCounts(result)}</p>
          <ul class="lines">
            {result.lines
              .filter(({ ok }) => ok !== true)
              .map((line) => (
                <li key={line.id}>
                  <Icon name={line.ok === 'skipped' ? 'note' : 'fail'} />
                  <span>{platformLine(line)}</span>
                </li>
              ))}
          </ul>
          <div class="actions">
            {isOffered ? (
              <>
                <span>{TEXTS.howManySaved}</span>
                {TWO.concat('').map((_, files) => (
                  <Button key={String(files)} label={TEXTS.saved(files)} onPress={() => saved(files)} />
                ))}
              </>
            ) : (
              <Button label={TEXTS.tryTwo} busy={isBusy} onPress={offer} />
            )}
          </div>
        </>
      )}
    </section>
  );
}
