import { useEffect, useState } from 'preact/hooks';
import type { GrowthZoneView, Hello, Reply } from '../protocol';

interface Props {
  readonly practice: Hello['practice'];
  readonly read: () => Promise<Reply<GrowthZoneView>>;
  readonly letPass: (minutes: number) => Promise<Reply<null>>;
}

const EVERY_MS = 1500;
const M1_WAIT_MINUTES = 15;

/** What the practice GrowthZone holds at this moment. */
export function GrowthZone({ practice, read, letPass }: Props) {
  const [view, setView] = useState<GrowthZoneView>();
  const [failure, setFailure] = useState('');

  useEffect(() => {
    let shown = true;
    let timer: ReturnType<typeof setTimeout>;
    const look = async () => {
      const reply = await read();
      if (!shown) return;
      if (reply.ok) setView(reply.value);
      setFailure(reply.ok ? '' : reply.message);
      timer = setTimeout(() => void look(), EVERY_MS);
    };
    void look();
    return () => {
      shown = false;
      clearTimeout(timer);
    };
  }, [read]);

  if (!view) return <p class="growthzone">{failure || 'Looking…'}</p>;
  const wait = async () => {
    await letPass(M1_WAIT_MINUTES);
    const reply = await read();
    if (reply.ok) setView(reply.value);
  };
  return (
    <div class="growthzone">
      <header>
        <h2>What the practice GrowthZone holds now</h2>
        <p>
          It runs on this computer, with fictional people. Association “{practice.tenant}”, API key “{practice.key}”.
        </p>
        <p>
          Its clock says {view.now}.{' '}
          <button type="button" class="button" onClick={() => void wait()}>
            Let {M1_WAIT_MINUTES} minutes pass
          </button>{' '}
          (education records reach M1 after about 6 minutes)
        </p>
      </header>
      <Totals totals={view.totals} />
      <h3>Events</h3>
      {view.events.map((event) => (
        <Event key={event.eventId} event={event} />
      ))}
      <h3>Education records</h3>
      <Records records={view.records} />
    </div>
  );
}

/** The screen on which the back office was last, kept for when it or the whole page is opened again. */
const OFFICE_SCREEN = 'back office screen';

export const forgetOfficeScreen = (): void => sessionStorage.removeItem(OFFICE_SCREEN);

/** The stand-in's own screens, as GrowthZone's guide describes them. They are another server's, so in a frame. */
export function BackOffice({ address }: { readonly address: string }) {
  const { origin } = new URL(address);
  // Read once: where a person goes in the frame is the frame's own affair.
  const [screen] = useState(() => sessionStorage.getItem(OFFICE_SCREEN) ?? '');
  useEffect(() => {
    const receive = ({ origin: from, data }: MessageEvent<{ readonly kind?: unknown; readonly screen?: unknown }>) => {
      if (from !== origin || data.kind !== 'screen' || typeof data.screen !== 'string') return;
      if (!data.screen.startsWith('/backoffice')) return;
      sessionStorage.setItem(OFFICE_SCREEN, data.screen);
    };
    addEventListener('message', receive);
    return () => removeEventListener('message', receive);
  }, [origin]);
  return (
    <section aria-label="GrowthZone back office" class="beside">
      <iframe
        title="GrowthZone back office"
        src={screen === '' ? address : origin + screen}
        sandbox="allow-scripts allow-forms allow-same-origin allow-downloads allow-modals allow-popups"
      />
    </section>
  );
}

function Totals({ totals }: Pick<GrowthZoneView, 'totals'>) {
  return (
    <dl class="totals">
      {totals.map(({ label, count, remark }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {count}
            {remark && <small>{remark}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Event({ event }: { readonly event: GrowthZoneView['events'][number] }) {
  const { eventId, name, date, components, registrationTypes, registered, attended, attendees } = event;
  return (
    <details>
      <summary>
        <b>{name}</b> <span>{day(date)}</span> <span>event {eventId}</span> <span>{components || 'no component'}</span>{' '}
        <span>
          {registered} registered, {attended} attended
        </span>
      </summary>
      <p>Registration types: {registrationTypes}</p>
      {attendees.length === 0 ? (
        <p>Nobody is registered.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">Attendee</th>
              <th scope="col">Member ID</th>
              <th scope="col">Status</th>
            </tr>
          </thead>
          <tbody>
            {attendees.map((one, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: somebody may be registered twice
              <tr key={place}>
                <td>{one.name}</td>
                <td>{one.memberId}</td>
                <td>{one.status}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}

function Records({ records }: Pick<GrowthZoneView, 'records'>) {
  if (records.length === 0) return <p>None yet. Marking people attended makes them.</p>;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Member</th>
          <th scope="col">Member ID</th>
          <th scope="col">Credit</th>
          <th scope="col">Completed</th>
          <th scope="col">M1</th>
        </tr>
      </thead>
      <tbody>
        {records.map((one) => (
          <tr key={one.educationRecordId}>
            <td>{one.name}</td>
            <td>{one.memberId}</td>
            <td>{one.courseCode}</td>
            <td>{day(one.date)}</td>
            <td>{one.reason === '' ? one.m1 : `${one.m1}: ${one.reason}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** `2026-05-14` as the spreadsheet shows a date. */
function day(date: string): string {
  return new Date(`${date.slice(0, 10)}T00:00:00Z`).toLocaleDateString('en-US', { timeZone: 'UTC' });
}
