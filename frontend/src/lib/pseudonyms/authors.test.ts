import { expect, test } from 'vitest';
import type { AuthorRef, Post } from '../api/shapes';
import { accountsOf, isSame, masksOf } from './authors';

const account: AuthorRef = {
  id: 7,
  pseudonym_id: null,
  name: 'xiaoli',
  display_name: '江畔小李',
  avatar_url: null,
  mark: 'owner',
  erased: false,
};
const mask = (id: number): AuthorRef => ({
  ...account,
  id: null,
  pseudonym_id: id,
  name: '',
  display_name: `3号楼业主 · ${id}`,
});

test('two pseudonyms are two, and neither is an account', () => {
  expect(isSame(mask(5), mask(5))).toBe(true);
  expect(isSame(mask(5), mask(6))).toBe(false);
  expect(isSame(mask(5), account)).toBe(false);
  expect(isSame(account, { ...account })).toBe(true);
});

test('whoever can be mentioned has an account', () => {
  expect(accountsOf([account, mask(5), account]).map(({ id }) => id)).toEqual([7]);
});

test('what is asked of a page names each pseudonym once', () => {
  const posts = [mask(5), account, mask(5), mask(6)].map((author, index) => ({
    id: 100 + index,
    author,
  })) as Post[];
  expect(masksOf(posts)).toEqual({ posts: '100,102,103', ids: '5,6' });
});
