import { z } from 'zod';
import { invalid, refused } from '../answers';
import type { Mapping } from '../importAttendees';
import type { ImportJob } from '../importJobs';
import { csvText } from '../upload';
import {
  attendeesAt,
  checked,
  eventAt,
  fieldsOf,
  jsonOf,
  multipartOf,
  mustBeFew,
  numberIn,
  orRefuse,
  type Shape,
  type ShapeCall,
  StatusWord,
} from './shape';

/** Rows on one page of the list, whatever is asked. */
const ROWS_A_PAGE = 100;

/** What a column of an uploaded file can be mapped to. */
const TARGETS = {
  AccountNumber: 'memberId',
  FirstName: 'firstName',
  LastName: 'lastName',
  EmailAddress: 'email',
  CompanyName: 'organization',
} as const satisfies Record<string, keyof Mapping>;
const TARGET_NAMES = Object.keys(TARGETS) as [keyof typeof TARGETS, ...(keyof typeof TARGETS)[]];

const Upload = z.strictObject({
  module: z.literal('EventAttendees'),
  upload: z.instanceof(File, { error: 'upload is required, as one uploaded file' }),
});
const Start = z.strictObject({
  uploadId: z.string(),
  eventKey: z.int(),
  registrationOption: z.string(),
  status: z.string(),
  map: z.array(z.strictObject({ column: z.string(), target: z.enum(TARGET_NAMES) })),
});
const Saved = z.strictObject({ RegistrantKey: z.coerce.number().int(), Status: StatusWord });

/**
 * An importer with a mapping step, as the back office has one (CAPTURED; whether Import Attendees uses it is UNKNOWN): a file
 * is uploaded, its columns are mapped, and a job is started that registers people a minute later. Attendance is a form with
 * indexed names and no stamp. A browser sends the page's anti-forgery token with everything.
 */
export const UPLOAD_AND_JOB: Shape = {
  antiForgery: true,
  routes: [
    {
      method: 'GET',
      path: '/a/services/events/{eventDetailId}/registration-options',
      permission: 'events.read',
      answer: (call) => ({
        body: {
          options: call.store.registrationTypesOf(eventAt(call, 'eventDetailId').eventId).map((type) => ({
            key: String(type.registrationTypeId),
            text: type.name,
            fee: type.price,
          })),
        },
      }),
    },
    {
      method: 'GET',
      path: '/a/services/events/{eventDetailId}/credit-options',
      permission: 'events.read',
      needs: 'certificationModule',
      answer: (call) => ({
        body: {
          options: call.store.componentsOfEvent(eventAt(call, 'eventDetailId').eventId).map((component) => ({
            key: String(component.componentId),
            code: component.code,
            text: component.name,
          })),
        },
      }),
    },
    {
      method: 'GET',
      path: '/a/services/events/{eventId}/registrants',
      permission: 'attendees.read',
      answer: (call) => {
        const page = Math.max(1, numberIn(call, 'page', 1));
        const take = Math.min(numberIn(call, 'pageSize', ROWS_A_PAGE), ROWS_A_PAGE);
        const { rows, total } = attendeesAt(call, { skip: (page - 1) * take, take });
        const items = rows.map((attendee) => ({
          registrantKey: attendee.eventAttendeeId,
          contact: { contactKey: attendee.contactId, fullName: attendee.contactName, email: attendee.email },
          attendeeStatus: attendee.status,
        }));
        return { body: { items, totalItems: total } };
      },
    },
    {
      method: 'POST',
      path: '/a/services/imports/upload',
      permission: 'attendees.write',
      writes: true,
      answer: uploadFile,
    },
    {
      method: 'POST',
      path: '/a/services/imports/start',
      permission: 'attendees.write',
      writes: true,
      answer: start,
    },
    {
      method: 'GET',
      path: '/a/services/imports/jobs/{jobId}',
      permission: 'attendees.read',
      answer: ({ store, id }) => {
        const job = store.importJob(id('jobId'));
        if (!job) throw refused({ ok: false, kind: 'not found', message: 'There is no such job.' });
        return { body: jobAnswer(job) };
      },
    },
    {
      method: 'POST',
      path: '/a/services/events/{eventId}/registrants/attendance',
      permission: 'attendees.write',
      writes: true,
      answer: saveForm,
    },
  ],
  script: `const TARGETS = { 'Member ID': 'AccountNumber', 'First Name': 'FirstName', 'Last Name': 'LastName', 'Email': 'EmailAddress',
  'Organization': 'CompanyName' };
const shape = {
  targets: ${JSON.stringify(TARGET_NAMES)},
  types: async () => (await call('GET', '/a/services/events/' + event.detailId + '/registration-options')).options
    .map((option) => ({ id: option.key, name: option.text })),
  credits: async () => (await call('GET', '/a/services/events/' + event.detailId + '/credit-options')).options
    .map((option) => option.code),
  people: async () => {
    const all = [];
    for (let page = 1; ; page += 1) {
      const answer = await call('GET', '/a/services/events/' + event.id + '/registrants?page=' + page + '&pageSize=${ROWS_A_PAGE}');
      all.push(...answer.items.map((item) => ({ id: item.registrantKey, name: item.contact.fullName, status: item.attendeeStatus })));
      if (all.length >= answer.totalItems || answer.items.length === 0) return all;
    }
  },
  importFile: async (file, typeId, status, { mapped, waiting }) => {
    const uploaded = await call('POST', '/a/services/imports/upload', { multipart: { module: 'EventAttendees', upload: file } });
    const targets = await mapped(uploaded.columns.map((column) => ({ column, target: TARGETS[column] || '' })));
    const map = targets.filter((one) => one.target !== '');
    let job = await call('POST', '/a/services/imports/start', { json: { uploadId: uploaded.uploadId, eventKey: event.id,
      registrationOption: typeId, status, map } });
    while (job.state === 'Queued') {
      await waiting('The import is queued: View Import/Export Jobs shows when it is done.');
      job = await call('GET', '/a/services/imports/jobs/' + job.jobId);
    }
    if (job.state === 'Failed') throw new Error(job.failure);
    return { imported: job.added, refused: job.refused.map((one) => one.reason) };
  },
  roll: async () => ({ rows: await shape.people() }),
  save: async (roll, changes) => {
    const form = changes.flatMap((row, index) => [['People[' + index + '].RegistrantKey', row.id],
      ['People[' + index + '].Status', row.status]]);
    await call('POST', '/a/services/events/' + event.id + '/registrants/attendance', { form });
  },
};
`,
};

async function uploadFile(call: ShapeCall) {
  const form = await multipartOf(call, Upload);
  const csv = await csvText(form.upload);
  if (typeof csv !== 'string') throw refused(csv);
  const { uploadId, columns, people } = orRefuse(call.store.upload(csv));
  mustBeFew(call, people);
  return { body: { uploadId, columns, rowCount: people } };
}

async function start(call: ShapeCall) {
  const { uploadId, eventKey, registrationOption, status, map } = await jsonOf(call, Start);
  const targets = map.map(({ target }) => TARGETS[target]);
  if (new Set(targets).size < targets.length) throw invalid('Two columns are mapped to one target.');
  const mapping: Mapping = Object.fromEntries(map.map(({ column, target }) => [TARGETS[target], column]));
  const registrationTypeId = Number(registrationOption);
  const job = orRefuse(call.store.startImport(eventKey, uploadId, { registrationTypeId, status, mapping }));
  return { status: 202 as const, body: jobAnswer(job) };
}

const STATES = { queued: 'Queued', done: 'Done', failed: 'Failed' } as const satisfies Record<
  ImportJob['state'],
  string
>;

function jobAnswer({ jobId, state, imported, rejected, failure }: ImportJob) {
  return { jobId, state: STATES[state], added: imported, refused: rejected, failure };
}

/** `People[0].RegistrantKey=90001&People[0].Status=Attended`, counted from 0 without a gap. */
async function saveForm(call: ShapeCall) {
  const { eventId } = eventAt(call, 'eventId');
  const people: Record<string, string>[] = [];
  for (const [name, value] of await fieldsOf(call)) {
    // A browser's form has it, a key does without; it was looked at before.
    if (name === '__RequestVerificationToken') continue;
    const [, index, member] = /^People\[(\d{1,4})\]\.(\w+)$/.exec(name) ?? [];
    if (index === undefined || member === undefined) throw invalid(`${name}: there is no such field.`);
    const place = Number(index);
    if (place > people.length) throw invalid(`${name}: there is nobody before it.`);
    people[place] = { ...people[place], [member]: value };
  }
  const saved = checked(z.array(Saved).min(1).max(100).safeParse(people));
  mustBeFew(call, saved.length);
  const changes = saved.map((one) => ({ eventAttendeeId: one.RegistrantKey, status: one.Status }));
  const { auditId } = orRefuse(call.store.attendance(eventId));
  const now = orRefuse(call.store.saveAttendance(eventId, { auditId, changes }));
  const attended = now.attendees.filter(({ status }) => status === 'Attended').length;
  return { body: { saved: changes.length, attended } };
}
