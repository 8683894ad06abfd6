import { killedUntilDone, PEOPLE } from '../run/model/sigkill';

const ONCE = {
  registrations: PEOPLE,
  attendedTransitions: PEOPLE,
  certificates: PEOPLE,
  educationRecords: PEOPLE,
  invoices: 0,
};

test.each([1, 2, 3, 4, 5])(
  'round %d: the command is killed at random moments, with a stand-in that fails at random, until it is done',
  async (round) => {
    const { status, stderr, counted, kills } = await killedUntilDone(round * 100);
    expect({ status, stderr, kills }).toEqual({ status: 0, stderr: '', kills: expect.any(Number) });
    expect(counted).toMatchObject(ONCE);
  },
);
