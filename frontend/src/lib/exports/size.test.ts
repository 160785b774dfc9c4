import { expect, test } from 'vitest';
import { sizeText } from './size';

test('a size is short, whatever it is', () => {
  const sizes = [0, 999, 1000, 1234, 45_678, 9_960_000, 123_456_789, 5e12];
  expect(sizes.map(sizeText)).toEqual([
    '0 B',
    '999 B',
    '1.0 KB',
    '1.2 KB',
    '46 KB',
    '10.0 MB',
    '123 MB',
    '5000 GB',
  ]);
});
