import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

import { buildRequest, type Decisions, hashOfOffer, keepDecisions, keptDecisions } from './decisions';
import { isFinished } from './run-rules';
import type {
  CheckReport,
  ColumnsReport,
  Credit,
  CreditEvents,
  EventsReport,
  Field,
  Intent,
  RosterSettings,
  SidebarState,
} from './server';
import { ask, readMembers } from './server';
import { writeDaysAs } from './texts/dates';
import { DOING } from './texts/shared';
import { type Task, useTask } from './use-task';

/** A step of the job, counted from 1. */
export type StepNumber = 1 | 2 | 3 | 4 | 5;

/** Where the page is: a step of the job, the first screen, or Settings. */
export type Place = StepNumber | 'welcome' | 'settings';

export type SettingsChange = { readonly [Name in keyof RosterSettings]?: RosterSettings[Name] | undefined };

/** The rows of the last repair, or the row whose credit was chosen. */
export interface Fix {
  readonly rows: readonly number[];
  readonly isChoice: boolean;
}

/** Everything the page knows, and what it can do. */
export interface Job {
  readonly place: Place;
  readonly state: SidebarState | null;
  readonly columns: ColumnsReport | null;
  readonly check: CheckReport | null;
  readonly events: EventsReport | null;
  readonly decisions: Decisions;
  readonly task: Task;
  /** The credit tab that the menu opened the page for; null means all of them. */
  readonly only: Credit | null;
  go(place: Place): void;
  /** From Settings to where one came from. */
  back(): void;
  isConfirmed(hash: string): boolean;
  /** A person confirmed what this is the hash of, or took that back. */
  confirm(hash: string, on: boolean): void;
  choose(about: CreditEvents, eventId: number): void;
  setOnly(credit: Credit | null): void;
  setState(state: SidebarState): void;
  /** Reads anew where things stand; says so while it does. */
  reload(): Promise<void>;
  /** The same, with what was said last left on the page; false where it could not be read. */
  refresh(): Promise<boolean>;
  readColumns(): Promise<void>;
  mapColumns(headerRow: number, fields: Readonly<Record<string, Field | ''>>): Promise<void>;
  answerQuestion(id: string, value: string): Promise<void>;
  /** The question at which step 1 is to begin; empty once it was shown. */
  readonly question: { readonly wanted: string; readonly seen: () => void };
  /** Asks the sheet which of its rows are hidden, then reads the columns again. */
  findHiddenRows(): Promise<void>;
  /** A person says of a row that its name is the member's, or takes that back. */
  acceptName(row: number, isSame: boolean): Promise<void>;
  /** Goes to step 1, to this question. */
  goToQuestion(id: string): Promise<void>;
  /** Changes settings; one that is given as undefined is forgotten. False where they were refused. */
  saveSettings(change: SettingsChange): Promise<boolean>;
  /** Reads the members where GrowthZone is connected, then decides every row; whoever is not found is looked for anew. */
  checkRoster(): Promise<void>;
  /** Reads the members again, and decides every row by them where the roster was checked. */
  readAgain(): Promise<void>;
  setCheck(check: CheckReport): void;
  /** What can be taken back alone; null where nothing was done since the roster was checked. */
  readonly lastFix: Fix | null;
  setLastFix(fix: Fix | null): void;
  findEvents(): Promise<void>;
  /** These people are not to get the credit: CE Credit says so from then on, and the roster is checked with it. */
  leaveOut(credit: Credit, memberIds: readonly string[]): Promise<void>;
  build(): Promise<void>;
}

export function useJob(): Job {
  const task = useTask();
  const { run, again, clear } = task;
  const [place, setPlace] = useState<Place>(1);
  const cameFrom = useRef<Place>(1);
  const [state, setState] = useState<SidebarState | null>(null);
  if (state) writeDaysAs(state.locale);
  const [columns, setColumns] = useState<ColumnsReport | null>(null);
  const [check, setCheck] = useState<CheckReport | null>(null);
  const [lastFix, setLastFix] = useState<Fix | null>(null);
  const [events, setEvents] = useState<EventsReport | null>(null);
  const [decisions, setDecisions] = useState(() => keptDecisions(() => sessionStorage));
  const [only, setOnly] = useState<Credit | null>(null);

  const go = useCallback(
    (next: Place) => {
      clear();
      setPlace((before) => {
        if (next === 'settings' && before !== 'settings') cameFrom.current = before;
        return next;
      });
    },
    [clear],
  );
  const back = useCallback(() => go(cameFrom.current), [go]);
  useEffect(() => keepDecisions(() => sessionStorage, decisions), [decisions]);
  const isConfirmed = useCallback((hash: string) => decisions.confirmed.includes(hash), [decisions]);
  const confirm = useCallback((hash: string, on: boolean) => {
    setDecisions(({ confirmed, chosen }) => {
      const others = confirmed.filter((one) => one !== hash);
      return { confirmed: on ? [...others, hash] : others, chosen };
    });
  }, []);
  const choose = useCallback((about: CreditEvents, eventId: number) => {
    setDecisions(({ confirmed, chosen }) => ({ confirmed, chosen: { ...chosen, [hashOfOffer(about)]: eventId } }));
  }, []);

  const readColumns = useCallback(async () => {
    const read = await run(DOING.lookingAtColumns, () => ask({ ask: 'columns' }));
    if (read) setColumns(read);
  }, [run]);

  const refresh = useCallback(async () => {
    // Said to be under way: what is pressed while the page still changes would fall beside its button.
    const read = await again(DOING.loading, () => ask({ ask: 'state', withRoster: true }));
    if (read) setState(read);
    return read !== undefined;
  }, [again]);

  const checkWith = useCallback(
    async (newer: boolean) => {
      if (!(await readMembers(run, newer))) return undefined;
      const report = await run(
        DOING.checking,
        () => ask({ ask: 'check' }),
        ({ rows }) => DOING.checked(rows.length),
      );
      if (report) {
        setLastFix(null);
        setCheck(report);
      }
      return report;
    },
    [run],
  );
  const checkRoster = useCallback(async () => {
    const report = await checkWith(false);
    // Whoever is not found may have been added in GrowthZone since.
    if (report && isOld(report) && lacksSomebody(report)) await checkWith(true);
  }, [checkWith]);
  const readAgain = useCallback(async () => {
    if (!check) {
      if (!(await readMembers(run, true))) return;
    } else if (!(await checkWith(true))) return;
    await refresh();
  }, [check, run, checkWith, refresh]);

  const findEvents = useCallback(async () => {
    const report = await run(DOING.findingEvents, () => ask({ ask: 'events' }));
    if (report) setEvents(report);
  }, [run]);

  const leaveOut = useCallback(
    async (credit: Credit, memberIds: readonly string[]) => {
      const report = await run(DOING.saving, () => ask({ ask: 'leaveOut', credit, memberIds }));
      if (!report) return;
      setCheck(report);
      const found = await again(DOING.findingEvents, () => ask({ ask: 'events' }));
      if (found) setEvents(found);
    },
    [run, again],
  );

  const reload = useCallback(async () => {
    const read = await run(DOING.loading, () => ask({ ask: 'state', withRoster: true }));
    if (read) setState(read);
  }, [run]);

  const build = useCallback(async () => {
    // Google forgets the members after six hours at most, and the page may be open for longer.
    if (!check || !events || !(await readMembers(run))) return;
    const built = await run(DOING.building, () => ask({ ask: 'build', ...buildRequest(decisions, check, events) }));
    if (!built) return;
    const read = await run(DOING.loading, () => ask({ ask: 'state', withRoster: true }));
    if (!read) return;
    setState(read);
    setOnly(null);
    setPlace(4);
  }, [run, decisions, check, events]);

  const saveSettings = useCallback(
    async (change: SettingsChange) => {
      // The change alone: what a colleague chose in this spreadsheet is not hers by that.
      const said = Object.fromEntries(Object.entries(change).map(([name, value]) => [name, value ?? null]));
      const saved = await run(DOING.saving, () => ask({ ask: 'changeSettings', change: said }));
      if (saved && state) setState({ ...state, settings: saved });
      return saved !== undefined;
    },
    [run, state],
  );

  const mapColumns = useCallback(
    async (headerRow: number, fields: Readonly<Record<string, Field | ''>>) => {
      const mapped = await run(DOING.saving, () => ask({ ask: 'mapColumns', headerRow, fields }));
      if (mapped) setColumns(mapped);
    },
    [run],
  );

  const answerQuestion = useCallback(
    async (id: string, value: string) => {
      const answered = await run(DOING.saving, () => ask({ ask: 'answerQuestion', id, value }));
      if (!answered) return;
      setColumns(answered);
      // The rows go by it from now on.
      setCheck(null);
      await refresh();
    },
    [run, refresh],
  );

  const findHiddenRows = useCallback(async () => {
    const found = await run(DOING.findingHiddenRows, () => ask({ ask: 'findHiddenRows' }), DOING.hiddenRowsFound);
    if (found === undefined) return;
    setCheck(null);
    const read = await again(DOING.lookingAtColumns, () => ask({ ask: 'columns' }));
    if (read) setColumns(read);
  }, [run, again]);

  const acceptName = useCallback(
    async (row: number, isSame: boolean) => {
      const report = await run(DOING.saving, () => ask({ ask: 'acceptName', row, isSame }));
      if (report) setCheck(report);
    },
    [run],
  );

  const [wanted, setWanted] = useState('');
  const seen = useCallback(() => setWanted(''), []);
  const goToQuestion = useCallback(
    async (id: string) => {
      await readColumns();
      setWanted(id);
      go(1);
    },
    [readColumns, go],
  );

  // Once, when the page opens: where things stand, what the menu wanted, and the step that comes next.
  useEffect(() => {
    void (async () => {
      const read = await run(DOING.loading, () => ask({ ask: 'state', isOpening: true }));
      if (!read) return;
      setState(read);
      setPlace(firstPlace(read));
      if (read.intent && 'credit' in read.intent) setOnly(read.intent.credit);
    })();
  }, [run]);

  return {
    place,
    state,
    columns,
    check,
    events,
    decisions,
    task,
    only,
    go,
    back,
    isConfirmed,
    confirm,
    choose,
    setOnly,
    setState,
    reload,
    refresh,
    readColumns,
    mapColumns,
    answerQuestion,
    question: { wanted, seen },
    goToQuestion,
    findHiddenRows,
    acceptName,
    saveSettings,
    checkRoster,
    readAgain,
    setCheck,
    lastFix,
    setLastFix,
    findEvents,
    leaveOut,
    build,
  };
}

/** Members that were read less than this many seconds ago are as good as new. */
const NEW_SECONDS = 120;

const isOld = ({ directory }: CheckReport): boolean =>
  directory?.source === 'GrowthZone' && directory.age > NEW_SECONDS;

const NOT_FOUND: ReadonlySet<string> = new Set(['member-id-unknown', 'member-id-unchecked']);

/** Whether somebody is not among the members. */
export const lacksSomebody = ({ rows }: CheckReport): boolean =>
  rows.some(({ findings }) => findings.some(({ code }) => NOT_FOUND.has(code)));

const INTENT_PLACES: Readonly<Record<Intent['do'], Place>> = {
  welcome: 'welcome',
  check: 2,
  files: 2,
  build: 3,
  import: 4,
  mark: 5,
};

/** The step that the menu asked for, else the first one that still has something to do. */
function firstPlace({ intent, tabs, connection, settings, isOtherClass }: SidebarState): Place {
  if (intent) return INTENT_PLACES[intent.do];
  if (!connection && tabs.length === 0 && Object.keys(settings).length === 0) return 'welcome';
  // The class of the tabs is done, and another one's sheet is open.
  if (tabs.length === 0 || (isOtherClass && tabs.every(isFinished))) return 1;
  return tabs.some(({ counts }) => counts.READY + counts.REGISTERING > 0) ? 4 : 5;
}
