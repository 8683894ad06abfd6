import type { Shape } from '../shapes/shape';

/**
 * What the screens of a shape run. `shape` is the part that knows the routes: types(), credits(), people() (the list),
 * importFile(file, typeId, status, steps), roll() and save(roll, changes, everybody). It asks by `call`, which sends the
 * browser's cookie and, where the page has one, its anti-forgery token.
 */
export function screenScript(shape: Shape): string {
  return `(() => {\n${ASKING}${shape.script}${SCREENS}})();\n`;
}

const ASKING = `const at = document.getElementById('shape');
const event = { id: Number(at.dataset.event), detailId: Number(at.dataset.detail) };
async function call(method, path, { json, form, multipart } = {}) {
  const headers = { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' };
  if (at.dataset.token && method !== 'GET') headers.RequestVerificationToken = at.dataset.token;
  let body;
  if (json) {
    headers['Content-Type'] = 'application/json;charset=UTF-8';
    body = JSON.stringify(json);
  }
  if (form) {
    body = new URLSearchParams(form);
    if (at.dataset.token) body.append('__RequestVerificationToken', at.dataset.token);
  }
  if (multipart) {
    body = new FormData();
    for (const [name, value] of Object.entries(multipart)) body.append(name, value);
  }
  const answer = await fetch(path, { method, headers, body, credentials: 'same-origin' });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(said.MessageDetail || said.Message || 'GrowthZone answered ' + answer.status + '.');
  return said;
}
function csvRows(text) {
  const lines = [];
  let line = [''], quoted = false;
  for (const [index, letter] of [...text.replace(/^\\uFEFF/, '')].entries()) {
    if (letter === '"') {
      if (!quoted && line.last === index - 1) line[line.length - 1] += '"';
      quoted = !quoted;
      line.last = index;
    } else if (letter === ',' && !quoted) line.push('');
    else if (letter === '\\n' && !quoted) lines.push(line), line = [''];
    else if (letter !== '\\r' || quoted) line[line.length - 1] += letter;
  }
  const [header, ...rows] = [...lines, line].filter((cells) => cells.some((cell) => cell.trim() !== ''));
  return rows.map((cells) => Object.fromEntries(header.map((name, place) => [name.trim(), (cells[place] || '').trim()])));
}
`;

const SCREENS = `const screens = {
  list: async () => {
    const people = await shape.people();
    const attended = people.filter((one) => one.status === 'Attended').length;
    say('status', people.length + ' in the list, ' + attended + ' of them Attended.');
  },
  import: async () => {
    const form = document.getElementById('import');
    const event = await call('GET', '/api/events/' + at.dataset.event);
    const types = await shape.types();
    form.registrationTypeId.append(...types.map(({ id, name }) => new Option(name, id)));
    const credits = await shape.credits().catch(() => []);
    document.getElementById('credits').textContent = credits.join(', ') || '-';
    form.addEventListener('submit', (submitted) => {
      submitted.preventDefault();
      const [file] = form.file.files;
      const status = form.status.value;
      during(async () => {
        const came = await shape.importFile(file, form.registrationTypeId.value, status, { mapped, waiting });
        say('status', came.imported + (came.imported === 1 ? ' attendee' : ' attendees') + ' imported as ' + status +
          '. No invoice was made.' + came.refused.map((reason) => ' Not imported: ' + reason).join(''));
        document.title = event.Name + ' - GrowthZone stand-in';
      });
    });
  },
  attendance: async () => {
    const form = document.getElementById('attendance');
    let roll = await shape.roll();
    let everybody = false;
    const draw = () => document.getElementById('roll').replaceChildren(...roll.rows.map(row));
    const chosen = () => roll.rows.map((one) => ({ ...one, status: form['attendee-' + one.id].value }));
    const row = ({ id, name, status }) => {
      const line = document.createElement('tr');
      const head = document.createElement('th');
      head.textContent = name;
      head.scope = 'row';
      line.append(head, ...['Registered', 'Attended', 'No Show'].map((word) => {
        const radio = Object.assign(document.createElement('input'),
          { type: 'radio', name: 'attendee-' + id, value: word, checked: word === status, ariaLabel: name + ': ' + word });
        radio.addEventListener('change', () => { everybody = false; });
        const cell = document.createElement('td');
        cell.className = 'choice';
        cell.append(radio, ' ' + word);
        return cell;
      }));
      return line;
    };
    draw();
    document.getElementById('set-all').addEventListener('click', () => {
      for (const radio of form.querySelectorAll('input[value=Attended]')) radio.checked = true;
      everybody = true;
      say('status', 'Everyone is set to Attended. Nothing is saved until you click Done.');
    });
    form.addEventListener('submit', (submitted) => {
      submitted.preventDefault();
      const before = new Map(roll.rows.map(({ id, status }) => [id, status]));
      const changes = chosen().filter(({ id, status }) => status !== before.get(id));
      during(async () => {
        if (changes.length > 0) await shape.save(roll, changes, everybody);
        say('status', 'Attendance saved: ' + changes.length + ' changed.');
        everybody = false;
        roll = await shape.roll();
        draw();
      });
    });
  },
};
function say(role, words) {
  for (const notice of at.querySelectorAll('.notice')) {
    notice.hidden = notice.getAttribute('role') !== role;
    notice.textContent = notice.hidden ? '' : words;
  }
}
async function during(work) {
  try {
    await work();
  } catch (error) {
    say('alert', 'That did not work. ' + error.message);
  }
}
/** The columns as the person at the screen maps them. */
function mapped(columns) {
  const form = document.getElementById('mapping');
  document.getElementById('columns').replaceChildren(...columns.map(({ column, target }, place) => {
    const label = Object.assign(document.createElement('label'), { htmlFor: 'map-' + place, textContent: column });
    const select = Object.assign(document.createElement('select'), { id: 'map-' + place });
    select.append(...['', ...shape.targets].map((name) => new Option(name || 'Leave out', name)));
    select.value = target;
    const box = document.createElement('div');
    box.append(label, select);
    return box;
  }));
  form.hidden = false;
  return new Promise((resolve) => {
    form.onsubmit = (submitted) => {
      submitted.preventDefault();
      form.hidden = true;
      resolve(columns.map(({ column }, place) => ({ column, target: document.getElementById('map-' + place).value })));
    };
  });
}
function waiting(words) {
  say('status', words);
  return new Promise((resolve) => setTimeout(resolve, 1000));
}
during(screens[at.dataset.screen]);
`;
