import { realClock } from '../clock';
import { parsed, portFrom, UsageError, wholeNumber } from '../command-line';
import { seededFaults } from './faults';
import { type GrowthZone, startGrowthZone } from './index';
import type { NewMember } from './members';
import { membersFrom } from './membersFile';
import { DEMO_ACCOUNT, type OAuthAccount } from './oauth';
import { PROFILES, type ProfileName } from './profile';
import { fictionalMembers, seedEarlierCredit, seedEvents } from './seed';
import type { Store } from './store';

export const USAGE = `A stand-in GrowthZone on this machine's loopback address.

  npm run growthzone -- [--port N] [--data DIR] [--key K] [--members FILE.csv] [--profile NAME]
                     [--faults SEED]

  --port N            where to listen; 8090 if not given, 0 for any free port
  --data DIR          keeps everything in DIR; in memory if not given
  --key K             the API key; demo-key if not given, which is good for loopback only
  --members FILE.csv  the member directory of a new DIR; 5,000 fictional members if not given
  --profile NAME      one of ${Object.keys(PROFILES).join(', ')}
  --faults SEED       one request in ten goes wrong, the same way for the same number

  GZ_CLIENT_ID, GZ_CLIENT_SECRET, GZ_USERNAME and GZ_PASSWORD in the environment are the account for /oauth/token;
  demo-client, demo-secret, demo and demo if not given, which are good for loopback only`;

interface Options {
  readonly port: number;
  readonly dataDir: string | undefined;
  readonly key: string;
  readonly members: readonly NewMember[] | undefined;
  readonly profile: ProfileName;
  readonly faults: number | undefined;
}

const FICTIONAL_MEMBERS = 5000;
const SEED = 1;

/**
 * Starts the stand-in as the command line asks and prints where it is and what it holds. Rejects with `UserError`.
 */
export async function growthzoneCommand(args: readonly string[], print: (text: string) => void): Promise<GrowthZone> {
  const options = readOptions(args);
  const clock = realClock();
  const growthzone = await startGrowthZone({
    clock,
    port: options.port,
    keys: [options.key],
    oauth: accountFrom(process.env),
    profile: PROFILES[options.profile],
    ...(options.faults !== undefined && { faults: seededFaults(options.faults) }),
    ...(options.dataDir !== undefined && { dataDir: options.dataDir }),
  });
  const { store } = growthzone;
  if (store.memberCount() > 0 && options.members) {
    await growthzone.close();
    throw new UsageError(`The folder "${options.dataDir}" has members already; --members is for a new one.`);
  }
  if (store.memberCount() === 0) fill(store, options.members, clock.now());
  print(announcement(growthzone, options));
  return growthzone;
}

function readOptions(args: readonly string[]): Options {
  const text = { type: 'string' } as const;
  const options = { port: text, data: text, key: text, members: text, profile: text, faults: text };
  const { values } = parsed({ args: [...args], options });
  const key = values.key ?? 'demo-key';
  if (!/^\S+$/.test(key)) throw new UsageError('--key takes a key without spaces.');
  return {
    port: portFrom(values.port ?? '8090'),
    key,
    dataDir: values.data,
    members: values.members === undefined ? undefined : membersFrom(values.members),
    profile: profileNamed(values.profile ?? 'with-writes'),
    faults: values.faults === undefined ? undefined : wholeNumber('--faults', values.faults),
  };
}

function profileNamed(name: string): ProfileName {
  const names = Object.keys(PROFILES) as ProfileName[];
  const known = names.find((one) => one === name);
  if (!known) throw new UsageError(`--profile takes one of ${names.join(', ')}, not "${name}".`);
  return known;
}

function accountFrom(environment: NodeJS.ProcessEnv): OAuthAccount {
  return {
    clientId: environment['GZ_CLIENT_ID'] || DEMO_ACCOUNT.clientId,
    clientSecret: environment['GZ_CLIENT_SECRET'] || DEMO_ACCOUNT.clientSecret,
    username: environment['GZ_USERNAME'] || DEMO_ACCOUNT.username,
    password: environment['GZ_PASSWORD'] || DEMO_ACCOUNT.password,
  };
}

function fill(store: Store, given: readonly NewMember[] | undefined, now: number): void {
  const members = given ?? fictionalMembers(FICTIONAL_MEMBERS, SEED);
  store.transaction(() => {
    store.addMembers(members);
    if (!given) seedEarlierCredit(store, members);
    seedEvents(store, now);
  });
}

function announcement({ url, store }: GrowthZone, { key, profile, dataDir, faults }: Options): string {
  const { rows, total } = store.events({ skip: 0, take: 20, orderBy: 'EventId' });
  const events = rows.map((event) => `  ${event.eventId}  ${event.startsAt.slice(0, 10)}  ${event.name}`);
  return [
    `GrowthZone stand-in: ${url}`,
    `Back office, the screens of the guide: ${url}/backoffice`,
    `OpenAPI, with how surely each route is known: ${url}/openapi.json`,
    key === 'demo-key' ? 'API key: demo-key (a default, good for loopback only)' : 'API key: as given',
    `Members: ${store.memberCount()}${dataDir === undefined ? ', in memory' : `, in ${dataDir}`}`,
    `Events: ${total}`,
    ...events,
    store.profile.attendeeWrites
      ? "Attendee writes are on. Their three routes are this project's own model (INVENTED), not GrowthZone's."
      : 'Attendee writes are off: their routes answer 404.',
    ...(faults === undefined ? [] : [`Faults from seed ${faults}: one request in ten goes wrong.`]),
    `Profile: ${profile}. Ctrl+C stops it.`,
  ].join('\n');
}
