import { html } from 'hono/html';
import { z } from 'zod';
import { PROFILE_WORDS, PROFILES, type ProfileName, profileName } from '../profile';
import { BACK_OFFICE, choice, counted, facts, type Html, page } from './page';
import { form, type ScreenContext } from './screen-context';

const NAMES = Object.keys(PROFILES) as [ProfileName, ...ProfileName[]];
/** A week is enough for anything that waits here. */
const MOST_MINUTES = 7 * 24 * 60;
const ProfileForm = z.object({ profile: z.enum(NAMES, 'There is no such profile.') });
const TimeForm = z.object({
  minutes: z.coerce
    .number('The minutes must be a number.')
    .positive('The minutes must be above 0.')
    .max(MOST_MINUTES, 'At most a week at once.'),
});

/** What GrowthZone itself has not: which association this plays, and the clock. */
export function standInScreens({ app, store, clock, moment, done, noticeFor }: ScreenContext): void {
  app.get('/stand-in', (c) => {
    const body = html`${profileForm(profileName(store.profile))}${timeForm(moment(clock.now()))}
<div class="card"><h2>Faults</h2><p>Errors, lost answers, late changes: <a href="${BACK_OFFICE}/faults">let things go wrong</a>.</p></div>
<h2>Counted so far</h2><div class="card">${facts(
      Object.entries(store.counters()).map(([name, count]) => [
        COUNTER_WORDS[name] ?? name,
        count.toLocaleString('en-US'),
      ]),
    )}</div>
<p class="soft">The HTTP surface, with how surely each route is known: <a href="/openapi.json">/openapi.json</a></p>`;
    return c.html(page({ title: 'Stand-in', section: 'Stand-in', notice: noticeFor(c), body }));
  });
  app.post('/stand-in/profile', async (c) => {
    const { profile } = await form(c, ProfileForm);
    store.setProfile(PROFILES[profile]);
    return done(c, '/stand-in', `This association now is: ${PROFILE_WORDS[profile]}.`);
  });
  app.post('/stand-in/time', async (c) => {
    const { minutes } = await form(c, TimeForm);
    clock.advance(minutes * 60_000);
    return done(c, '/stand-in', `${counted(minutes, 'minute')} went by. It is ${moment(clock.now())}.`);
  });
}

const COUNTER_WORDS: Readonly<Record<string, string>> = {
  registrations: 'Registrations',
  duplicateRegistrations: 'Registered twice for one event',
  attendedTransitions: 'Registered to Attended',
  certificates: 'Certificates',
  emails: 'E-mails',
  educationRecords: 'Education records',
  duplicateRecords: 'Education records twice, same course and day',
  m1Synced: 'Taken by M1',
  m1Refused: 'Refused by M1',
  invoices: 'Invoices',
  writes: 'API writes since the start',
  reads: 'API reads since the start',
};

function profileForm(current: ProfileName | undefined): Html {
  return html`<form method="post" action="${BACK_OFFICE}/stand-in/profile" class="card"><h2>Which association this is</h2>
<div class="fields">${choice(
    'profile',
    'Profile',
    NAMES.map((name) => [name, PROFILE_WORDS[name]]),
    current,
  )}
<div><button>Switch profile</button></div></div></form>`;
}

function timeForm(now: string): Html {
  return html`<form method="post" action="${BACK_OFFICE}/stand-in/time" class="card"><h2>Let time pass</h2>
<p>It is ${now}. Education records go to M1 some minutes after attendance was marked.</p>
<div class="fields">${choice(
    'minutes',
    'How long',
    [
      [1, '1 minute'],
      [10, '10 minutes'],
      [60, '1 hour'],
      [24 * 60, '1 day'],
    ],
    10,
  )}<div><button>Let time pass</button></div></div></form>`;
}
