import { afterStep, holdsLease, LEASE_MS, type Lease, takeLease } from '../../src/run/lease';

const NOW = 1_000_000;

const granted = (answer: ReturnType<typeof takeLease>): Lease => {
  if (!answer.granted) throw new Error('not granted');
  return answer.lease;
};
const maria = granted(takeLease(undefined, 'maria', 'one', NOW));

test('another session waits until it has ended', () => {
  expect(takeLease(maria, 'sam', 'two', NOW + LEASE_MS - 1).granted).toBe(false);
  expect(takeLease(maria, 'sam', 'two', NOW + LEASE_MS).granted).toBe(true);
});

test('of two steps of one session only the later may write', () => {
  const later = granted(takeLease(maria, 'maria', 'one', NOW + 1));
  expect(holdsLease(later, maria, NOW + 2)).toBe(false);
  expect(holdsLease(later, later, NOW + 2)).toBe(true);
});

test('between two steps it is short, and longer where the next is to wait', () => {
  expect(afterStep(maria, '', NOW, { inSeconds: 0 }).until).toBe(NOW + 60_000);
  expect(afterStep(maria, '', NOW, { inSeconds: 15 }).until).toBe(NOW + 75_000);
  expect(afterStep(maria, '', NOW, null).until).toBe(NOW);
});
