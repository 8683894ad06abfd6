import fc from 'fast-check';
import { redact, traceOf } from '../../src/answers/redact';
import { withoutKeys } from '../../src/growthzone';

const KEY = 'k3y-Zq8-secret.value';
const clean = withoutKeys([KEY]);

test.each([
  ['nothing to hide', 'Cannot read properties of undefined', 'Cannot read properties of undefined'],
  ['the key', `Header ApiKey ${KEY} refused`, 'Header ApiKey (key) refused'],
  ['a key that is not the stored one', 'Header ApiKey 0f3b9c1d7e2a4455aa refused', 'Header ApiKey (token) refused'],
  ['an e-mail', 'No contact for ana.alvarez@example.com here', 'No contact for (e-mail) here'],
  ['an encoded e-mail', 'filter=ana%40example.com failed', '(e-mail) failed'],
  ['a member ID', 'Row 12 has 999900101 twice', 'Row 12 has (number) twice'],
  ['a number in groups', 'Found 123-45-6789 there', 'Found (number) there'],
  ['an address', 'Failed: https://demo.growthzoneapp.com/api/x?name=Ana (500)', 'Failed: (address) (500)'],
  ['a quoted value', 'Tab "Ana Alvarez" is protected', 'Tab (value) is protected'],
  ['curly quotation marks', 'Sheet “Ana’s class” is gone', 'Sheet (value) is gone'],
  ['a value with quotation marks', 'Bad JSON: "{"name":"Ana"}" at 3', 'Bad JSON: (value) at 3'],
  ['a value that was cut', `Unexpected token in "Ana Alv`, 'Unexpected token in (value)'],
  ['an apostrophe', "The sheet's range isn't there", "The sheet's range isn't there"],
])('a message without %s', (_, message, expected) => {
  expect(redact(message, clean)).toBe(expected);
});

test('whatever surrounds them, key, e-mail and member ID are gone', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(' ', ', ', ': ', '(', '"', "'"), fc.string(), (before, mark, after) => {
      const said = redact(`${before}${mark}${KEY} 999900101 ana@example.com${mark}${after}`, clean);
      expect(said).not.toContain(KEY);
      expect(said).not.toContain('999900101');
      expect(said).not.toContain('ana@example.com');
    }),
  );
});

/** An error as an engine makes it. */
function thrown(message: string, stack: string, name = 'TypeError'): Error {
  return Object.assign(new Error(message), { name, stack });
}

test('of a stack the positions in the code are kept, and nothing else', () => {
  const message = 'No tab "Ana"\n    at Ana Alvarez (999900101:1:1)';
  const stack = [
    `TypeError: ${message}`,
    '    at build (Code:12:345)',
    '    at Object.handle [as serve] (/home/ana/ce-roster/dist/Code.js:7:8)',
    '    at Code.js:1:2',
    '    at ana@example.com (Code:3:4)',
    'Ana Alvarez 999900101',
  ].join('\n');
  expect(traceOf(thrown(message, stack), clean)).toBe(
    [
      'TypeError: No tab (value)',
      '    at build (Code:12:345)',
      '    at Object.handle [as serve] (Code.js:7:8)',
      '    at Code.js:1:2',
    ].join('\n'),
  );
});

test('a real error shows where it was thrown', () => {
  const lines = traceOf(new RangeError('Row 999900101'), clean).split('\n');
  expect(lines[0]).toBe('RangeError: Row (number)');
  expect(lines[1]).toMatch(/^ {4}at .*redact\.test\.ts:\d+:\d+\)?$/);
});

test.each([
  ['a text', 'no ana@example.com', 'Thrown: no (e-mail)'],
  ['an object', { name: 'Ana' }, 'Thrown: [object Object]'],
  ['an error whose name is a sentence', thrown('x', '', 'Ana Alvarez 999900101'), 'Error: x'],
])('%s that was thrown is told, too', (_, error, expected) => {
  expect(traceOf(error, clean)).toBe(expected);
});
