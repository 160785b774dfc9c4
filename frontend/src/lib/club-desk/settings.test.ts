import { expect, it } from 'vitest';
import { offsetName, offsetsWith, tierAbove } from './settings';

it('a time zone is told by its offset', () => {
  expect([480, 0, -210, 330].map(offsetName)).toEqual(['UTC+8', 'UTC+0', 'UTC−3:30', 'UTC+5:30']);
  expect(offsetsWith(480)).toHaveLength(27);
  expect(offsetsWith(330)).toContain(330);
});

it('a further tier is above the highest', () => {
  expect(tierAbove([]).threshold).toBe('0');
  const tier = { code: 'a', name_zh: '', name_en: '', benefits_markdown: '', threshold: '600' };
  expect(tierAbove([tier]).threshold).toBe('1600');
});
