import { describe, expect, it } from 'vitest';
import { eventDay, eventSpan, leaf, nearDay } from './times';

const NOW = '2026-11-26T14:00:00Z';

describe('when an event is', () => {
  it('is told in the zone of the projects', () => {
    expect(eventDay('2026-11-27T16:30:00Z', NOW, 'zh-CN')).toBe('11月28日 周六');
    expect(eventDay('2026-11-27T16:30:00Z', NOW, 'en')).toBe('Sat, 28 Nov');
    expect(eventDay('2027-01-02T01:00:00Z', NOW, 'zh-CN')).toBe('2027年1月2日 周六');
    expect(leaf('2026-11-27T16:30:00Z', 'zh-CN')).toEqual({ month: '11月', day: '28' });
  });

  it('names a day once', () => {
    expect(eventSpan('2026-11-28T01:00:00Z', '2026-11-28T04:30:00Z', NOW, 'zh-CN')).toBe(
      '11月28日 周六 09:00–12:30',
    );
    expect(eventSpan('2026-11-28T12:00:00Z', '2026-11-28T17:00:00Z', NOW, 'en')).toBe(
      'Sat, 28 Nov 20:00 – Sun, 29 Nov 01:00',
    );
  });

  it('calls what is near by its name', () => {
    expect(nearDay('2026-11-26T15:59:00Z', NOW, 'zh-CN')).toBe('今天');
    expect(nearDay('2026-11-26T16:00:00Z', NOW, 'zh-CN')).toBe('明天');
    expect(nearDay('2026-11-28T16:00:00Z', NOW, 'en')).toBeNull();
  });
});
