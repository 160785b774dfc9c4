import { describe, expect, it } from 'vitest';
import { emptyPrize, formOf, inputOf, wrongIn } from './form';

const typed = {
  ...formOf(null),
  title: ' 周年抽奖 ',
  opens: '2026-03-02T08:00',
  closes: '2026-03-10T18:00',
  draws: '2026-03-11T21:15',
  source: '双色球',
};

describe('the form of a draw', () => {
  it('sends what was typed', () => {
    const prizes = [
      { ...emptyPrize(), title: '米', count: '2', points: '5', reward: '3' },
      { ...emptyPrize(), title: '积分', kind: 'points' as const, points: '100', reward: '3' },
      { ...emptyPrize(), title: '券', kind: 'voucher' as const, points: '5', reward: '3' },
    ];
    const sent = inputOf({ ...typed, prizes });
    expect(sent).toMatchObject({
      title: '周年抽奖',
      project_id: null,
      event_id: null,
      opens_at: '2026-03-02T00:00:00.000Z',
    });
    expect(sent.prizes.map(({ points, reward_id }) => [points, reward_id])).toEqual([
      [null, null],
      [100, null],
      [null, 3],
    ]);
  });

  it('says what is wrong before it is sent', () => {
    expect(wrongIn(typed)).toEqual([]);
    expect(wrongIn({ ...typed, audience: 'owners' })).toEqual(['audience']);
    expect(wrongIn({ ...typed, audience: 'attendees' })).toEqual(['event']);
    expect(wrongIn({ ...typed, closes: typed.opens })).toEqual(['closes']);
    expect(wrongIn({ ...typed, draws: '2026-03-10T18:00' })).toEqual(['draws']);
    const prizes = [emptyPrize(), { ...emptyPrize(), kind: 'voucher' as const }];
    expect(wrongIn({ ...typed, prizes })).toEqual(['reward1']);
  });
});
