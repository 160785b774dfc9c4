import { describe, expect, it } from 'vitest';
import { addressOf, askedAt, askedFrom, deskAddress, isNarrowed, queryOf } from './asked';

const read = (address: string) => askedAt(new URL(address, 'https://linli.example').search);

const query = (asked: Record<string, string>) =>
  queryOf(askedFrom(asked), '2026-11-21T06:20:00.000Z');

describe('what is asked for at the desk', () => {
  it('is its address, there and back', () => {
    const asked = {
      ...askedFrom({}),
      view: 'late',
      who: 'me',
      project: 3,
      search: '电梯 #7',
    } as const;
    expect(read(addressOf(asked))).toEqual(asked);
    expect(addressOf(askedFrom({}))).toBe('/staff/complaints');
  });

  it('ignores what it does not understand', () => {
    const odd = { view: 'x', who: 'y', project: '0', grade: 's9', complaint: '1e3' };
    expect(askedFrom(odd)).toEqual(askedFrom({}));
  });

  it('narrows a view and says so', () => {
    expect(isNarrowed(askedFrom({ view: 'all' }))).toBe(false);
    expect(isNarrowed(askedFrom({ grade: 's1' }))).toBe(true);
    expect(deskAddress({ view: 'late', project: 2 })).toBe('/staff/complaints?view=late&project=2');
  });

  it('asks the API for the worklist, or for everything there is', () => {
    expect(query({})).toMatchObject({ sort: 'due' });
    expect(query({ view: 'late' })).toMatchObject({ late: true });
    expect(query({ view: 'soon' })).toMatchObject({ due_before: '2026-11-21T10:20:00.000Z' });
    expect(query({ view: 'working' })).toMatchObject({
      desk: true,
      state: 'answered',
    });
    expect(query({ view: 'all', who: 'nobody' })).toMatchObject({
      desk: true,
      state: undefined,
      unassigned: true,
    });
  });
});
