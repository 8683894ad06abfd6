// Makes the sample rosters and their member lists. All people are fictional; the same seed gives the same files.
import { writeFileSync } from 'node:fs';
import { writeXlsx } from 'hucre';
import Papa from 'papaparse';

const here = (name) => new URL(name, import.meta.url);
const FIRST = 'Ana,Ben,Chloé,Dmitri,Eve,Farah,Goran,Hana,Iván,Jada,Kofi,Lena,Marisol,Noor,Otis,Priya,Quinn,Rosa,Sven,Tess'.split(',');
const LAST = 'Alvarez,Berg,Castillo-Ruiz,de la Cruz,Ellison,Fofanah,Garza,Hsu,Ibarra,Jensen,Kowalski,Lund,Mbeki,Núñez,O’Neil,Park,Quist,Rao,Soto,Tran'.split(',');
const OFFICES = ['Harbor Realty', 'Alvarez, Berg & Co', 'Prairie "First" Homes', 'Lakeside Group', 'Old Mill Realty'];

/** For all samples but the guide's class, whose people nobody may resemble: a missing ID is found there by e-mail and name. */
const LATER_LAST = 'Abara,Brandt,Cruz-Vega,van der Meer,Eriksen,Ferreira,Grant,Haddad,Ito,Jarvis,Klein,Lopes,Muñoz,Nakata,O’Shea,Petrov,Quigley,Reyes,Silva,Thorne,Ueda,Varga,Walsh,Xu,Yilmaz,Zabel,Amadi,Bauer,Costa,Dahl'.split(',');

/** Person `n` of the guide's class; names do not repeat below 400. */
function guidePerson(n) {
  return made(n === 4 ? '0126' : '9995', n, FIRST[n % 20], LAST[Math.floor(n / 20 + n) % 20]);
}

/** Person `n` of another sample. Each sample counts on from where the one before ended, so that nobody is in two: below 600. */
function person(prefix, n, from) {
  const place = from + n;
  return made(prefix, n, FIRST[place % 20], LATER_LAST[(Math.floor(place / 20) + (place % 20)) % 30]);
}

function made(prefix, n, firstName, lastName) {
  const ascii = `${firstName}.${lastName}`.normalize('NFD').replace(/[^A-Za-z.]/g, '').toLowerCase();
  return { memberId: `${prefix}${String(10_000 + n * 7)}`, firstName, lastName, email: `${ascii}${n}@example.com`, office: OFFICES[n % 5] };
}

function save(name, rows) {
  writeFileSync(here(name), Papa.unparse(rows, { newline: '\r\n' }) + '\r\n');
}

function saveMembers(name, people) {
  const rows = people.map(({ memberId, firstName, lastName, email, office }) => [memberId, firstName, lastName, email, office, 'Active', 'R']);
  save(name, [['Member ID', 'First Name', 'Last Name', 'Email', 'Office', 'Status', 'Member Type'], ...rows]);
}

const saveSettings = (name, settings) => writeFileSync(here(name), `${JSON.stringify(settings, null, 2)}\n`);

/** 250 enrolments of a learning system: three courses and a fourth, passes and failures, some IDs to fix. */
function learningSystem() {
  const people = Array.from({ length: 250 }, (_, n) => person('9999', n, 12));
  const courses = ['Code of Ethics (existing members)', 'Code of Ethics (existing members)', 'Code of Ethics for New Members', 'Fair Housing: Beyond the Basics', 'Code of Ethics (existing members)'];
  const rows = people.map((one, n) => {
    const course = n % 50 === 49 ? 'Contract Basics' : courses[n % 5];
    const status = n % 20 === 7 ? 'Failed' : n % 25 === 11 ? 'In Progress' : 'Completed';
    const id = n === 30 ? one.memberId.slice(1) : n === 60 ? 'pending' : n === 90 ? `${one.memberId.slice(0, 8)}O` : n % 12 === 0 ? `NRDS# ${one.memberId}` : one.memberId;
    return [`E-${4000 + n}`, one.lastName, one.firstName, one.email, one.office, id, `SL${300_000 + n}`, course, status, '02/05/2026'];
  });
  // Somebody who took the course twice.
  rows[249] = ['E-4249', ...rows[0].slice(1)];
  save('learning-system.csv', [['Order ID', 'Last Name', 'First Name', 'User Email', 'Company', 'NRDS #', 'License #', 'Course Title', 'Completion Status', 'Completed On'], ...rows]);
  saveMembers('learning-system.members.csv', people);
}

/** A workbook whose IDs are numbers, so that leading zeros were lost; the member list proves all of them but one. */
async function numbersAsIds() {
  const people = Array.from({ length: 40 }, (_, n) => person(n % 4 === 1 ? '0126' : '9998', n, 262));
  const day = new Date(Date.UTC(2026, 2, 18));
  const rows = people.map((one, n) => [Number(one.memberId), one.lastName, one.firstName, 900_100_200 + (n % 5), n % 9 === 8 ? 'N' : 'Y', day]);
  const title = ['Harbor School of Real Estate: Code of Ethics', null, null, null, null, null];
  const header = ['M1 ID', 'Last', 'First', 'Office ID', 'Passed (Y/N)', 'Class Date'];
  writeFileSync(here('numbers-as-ids.xlsx'), await writeXlsx({ sheets: [{ name: 'Roster', rows: [title, header, ...rows] }] }));
  // The padded ID of the sixth person belongs to somebody else.
  saveMembers('numbers-as-ids.members.csv', people.map((one, n) => (n === 5 ? { ...one, firstName: 'Walter', lastName: 'Zimmer' } : one)));
  saveSettings('numbers-as-ids.settings.json', { classCredit: 'COEC' });
}

/** A webinar report: sections, and a row for each time somebody joined. */
function webinarReport() {
  const people = Array.from({ length: 24 }, (_, n) => person('9997', n, 302));
  const question = 'What is your NRDS / M1 number? (9 digits - not your license #)';
  const header = ['Attended', 'First Name', 'Last Name', 'Email', 'Registration Time', 'Approval Status', 'Join Time', 'Leave Time', 'Time in Session (minutes)', question];
  const time = (minutes) => `03/12/2026 ${String(9 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00`;
  const session = (one, from, to) => ['Yes', one.firstName, one.lastName, one.email, '03/01/2026 10:00:00', 'approved', time(from), time(to), to - from, one.memberId];
  const rows = people.flatMap((one, n) => {
    if (n % 8 === 7) return [['No', one.firstName, one.lastName, one.email, '03/01/2026 10:00:00', 'approved', '--', '--', '--', one.memberId]];
    if (n % 4 === 2) return [session(one, 0, 90), session(one, 80, 165)];
    if (n % 6 === 3) return [session(one, 0, 60), session(one, 100, 150)];
    return [session(one, 2, 168)];
  });
  const wide = (...cells) => [...cells, ...Array.from({ length: header.length - cells.length }, () => '')];
  save('webinar-report.csv', [
    wide('Webinar Report', 'Generated', '03/13/2026'),
    wide('Topic', 'Webinar ID', 'Actual Duration (minutes)'),
    wide('Code of Ethics, March', '811 2222 3333', '170'),
    wide('Host Details'),
    wide('Attended', 'User Name (Original Name)', 'Email', 'Join Time', 'Leave Time', 'Time in Session (minutes)'),
    wide('Yes', 'Harbor School', 'host@example.org', time(0), time(170), '170'),
    wide('Attendee Details'),
    header,
    ...rows,
  ]);
  saveMembers('webinar-report.members.csv', people);
  saveSettings('webinar-report.settings.json', { minimumMinutes: 150, classCredit: 'COEC', classDate: '2026-03-12' });
}

/** The guide's own kind: a list of who earned credit, existing members COEC and new ones COEN. */
function whoEarned() {
  const people = Array.from({ length: 128 }, (_, n) => person('9996', n, 326));
  const rows = people.map((one, n) => [one.memberId, one.firstName, one.lastName, one.email, one.office, n % 3 === 2 ? 'COEN' : 'COEC']);
  save('who-earned.csv', [['Member ID', 'First Name', 'Last Name', 'Email', 'Office', 'Credit Type'], ...rows]);
  saveMembers('who-earned.members.csv', people);
  saveSettings('who-earned.settings.json', { earned: 'all', classDate: '2026-04-21' });
}

/** The guide's own example, as a school sends it: one class, COEC for existing members and COEN for new ones. */
function guideClass() {
  const people = Array.from({ length: 26 }, (_, n) => guidePerson(n));
  const rows = people.map((one, n) => {
    const id = n === 4 ? one.memberId.slice(1) : n === 9 ? '' : n === 10 ? `${one.memberId.slice(0, 8)}O` : one.memberId;
    const earned = n === 6 || n === 20 ? 'N' : 'Y';
    return [id, one.lastName, one.firstName, one.email, one.office, n % 4 === 3 ? 'New' : 'Existing', earned, '05/14/2026'];
  });
  rows.push([...rows[2]]);
  const wide = (...cells) => [...cells, ...Array.from({ length: 8 - cells.length }, () => '')];
  save('guide-class.csv', [
    wide('Harbor School of Real Estate'),
    wide('Code of Ethics, May 14, 2026, 9:00 to 11:30'),
    wide(),
    ['NRDS ID', 'Last Name', 'First Name', 'Email', 'Brokerage', 'New or Existing', 'Credit?', 'Class Date'],
    ...rows,
    wide('Total attendees: 27'),
  ]);
  saveMembers('guide-class.members.csv', people);
}

/** A class whose people a colleague has imported already, with the status "Attended": the guide's first question. */
function importedAsAttended() {
  const people = Array.from({ length: 12 }, (_, n) => person('9994', n, 0));
  const rows = people.map((one) => [one.memberId, one.firstName, one.lastName, one.email, one.office, 'COEC', 'Y', '06/04/2026']);
  save('imported-as-attended.csv', [['NRDS ID', 'First Name', 'Last Name', 'Email', 'Brokerage', 'Credit Type', 'Credit?', 'Class Date'], ...rows]);
  saveMembers('imported-as-attended.members.csv', people);
}

guideClass();
importedAsAttended();
learningSystem();
await numbersAsIds();
webinarReport();
whoEarned();
