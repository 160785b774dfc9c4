import { describe, expect, it } from 'vitest';
import { localTime, toInstant } from './told';

describe('when staff were told', () => {
  it('is shown in the zone of the projects and read back', () => {
    expect(localTime('2026-11-21T06:20:31Z', 0)).toBe('2026-11-21T14:20');
    expect(localTime('2026-11-21T06:20:31Z', -24)).toBe('2026-11-20T14:20');
    expect(toInstant('2026-11-21T14:20')).toBe('2026-11-21T06:20:00.000Z');
    expect(toInstant('2026-11')).toBeNull();
  });
});
