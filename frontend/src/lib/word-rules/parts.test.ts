import { describe, expect, it } from 'vitest';
import { parts } from './parts';

describe('parts of a list of words', () => {
  it('are small enough to be sent, and together the whole', () => {
    const lines = Array.from({ length: 500 }, (_, index) => `第${index}个词`);
    const cut = parts(lines.join('\n'), 100);
    expect(cut.length).toBeGreaterThan(1);
    expect(cut.join('\n').split('\n')).toEqual(lines);
    for (const part of cut) expect(new TextEncoder().encode(part).length).toBeLessThanOrEqual(100);
  });

  it('is one where there is nothing to cut', () => {
    expect(parts('', 100)).toEqual(['']);
    expect(parts('发票', 100)).toEqual(['发票']);
  });

  it('keeps a line whole that is too long', () => {
    expect(parts('长'.repeat(50), 100)).toEqual(['长'.repeat(50)]);
  });
});
