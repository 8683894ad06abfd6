import { nameAgreement, nameKey, sameLastName, splitName } from '../../src/roster/rules/names';

describe('splitName', () => {
  it.each<[string, string, string, string]>([
    ['Smith, John', 'John', 'Smith', ''],
    ['Smith, Jr., John', 'John', 'Smith', 'Jr.'],
    ['Smith Jr, John', 'John', 'Smith', 'Jr'],
    ['Smith, John, III', 'John', 'Smith', 'III'],
    ['Smith, John Jr.', 'John', 'Smith', 'Jr.'],
    ['John Smith', 'John', 'Smith', ''],
    ['John Smith, Jr.', 'John', 'Smith', 'Jr.'],
    [' John Q. Smith Sr ', 'John Q.', 'Smith', 'Sr'],
    ['Maria de la Cruz', 'Maria', 'de la Cruz', ''],
    ['Ludwig van Beethoven', 'Ludwig', 'van Beethoven', ''],
    ['José Ortega y Gasset', 'José', 'Ortega y Gasset', ''],
    ['Van Tran', 'Van', 'Tran', ''],
    ['Zoë O’Brien-Núñez', 'Zoë', 'O’Brien-Núñez', ''],
    ['Mary  Ann Lee', 'Mary  Ann', 'Lee', ''],
    ['Kim V', 'Kim', 'V', ''],
    ['Cher', '', 'Cher', ''],
    ['', '', '', ''],
  ])('%j', (full, firstName, lastName, suffix) => {
    expect(splitName(full)).toEqual({ firstName, lastName, suffix });
  });
});

describe('nameKey', () => {
  it.each([
    ['  NÚÑEZ ', 'nunez'],
    ['O’Brien', 'obrien'],
    ['Smith-Jones', 'smith jones'],
    ['Smith Jr.', 'smith'],
    ['Smith, III', 'smith'],
    ['Robert (Bob)', 'robert'],
    ['Robert “Bob”', 'robert'],
    ["Robert 'Bob'", 'robert'],
    ['Søren', 'soren'],
    ['J.R.', 'jr'],
    ['(Bob)', 'bob'],
  ])('%s', (name, key) => {
    expect(nameKey(name)).toBe(key);
  });
});

it.each<[string, string, boolean]>([
  ['De La Cruz', 'DELACRUZ', true],
  ['O’Brien', "O'Brien", true],
  ['Smith-Jones', 'Smith Jones', true],
  ['Smith', 'Smyth', false],
])('the last names %s and %s', (a, b, same) => {
  expect(sameLastName(a, b)).toBe(same);
});

describe('nameAgreement', () => {
  it.each<[string, string, string]>([
    ['John|Smith', 'JOHN|SMITH', 'agrees'],
    ['José|Núñez', 'Jose|Nunez', 'agrees'],
    ['John|Smith Jr.', 'John|Smith', 'agrees'],
    ['Robert (Bob)|Smith', 'Robert|Smith', 'agrees'],
    ['Christopher-|Smith', 'Christopher-James|Smith', 'agrees'],
    ['Maximiliano-|Smith', 'Maximiliano-Jose|Smith', 'agrees'],
    ['Bartholomewe|Smith', 'Bartholomewett|Smith', 'agrees'],
    ['John Q.|Smith', 'John|Smith', 'agrees'],
    ['John Q.|Smith', 'John Quincy|Smith', 'agrees'],
    ['Mary Ann|Smith', 'Maryann|Smith', 'agrees'],
    ['Smith|John', 'John|Smith', 'swapped'],
    ['J|Smith', 'John|Smith', 'similar'],
    ['Chris|Smith', 'Christine|Smith', 'similar'],
    ['Jhon|Smith', 'John|Smith', 'similar'],
    ['Marie|Smith', 'Maria|Smith', 'similar'],
    ['John|Smyth', 'John|Smith', 'similar'],
    ['John A|Smith', 'John B|Smith', 'similar'],
    ['|Smith', 'John|Smith', 'similar'],
    ['Jon|Smith', 'Jan|Smith', 'other person'],
    ['Jane|Smith', 'John|Smith', 'other person'],
    ['John|Jones', 'John|Smith', 'other person'],
    ['John|Lee', 'John|Leo', 'other person'],
    ['Jhon|Smyth', 'John|Smith', 'other person'],
    ['|', 'John|Smith', 'other person'],
  ])('%s and %s', (roster, member, agreement) => {
    const person = (text: string) => {
      const [firstName = '', lastName = ''] = text.split('|');
      return { firstName, lastName };
    };
    expect(nameAgreement(person(roster), person(member))).toBe(agreement);
  });
});
