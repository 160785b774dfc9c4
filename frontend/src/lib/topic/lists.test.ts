import { expect, test } from 'vitest';
import { listAddress, listAsked, TOPIC_LISTS } from './lists';

test('each list has an address that asks for it again', () => {
  for (const list of TOPIC_LISTS) {
    const { searchParams } = new URL(
      listAddress('/boards/3', list, 'a+b'),
      'https://linli.example',
    );
    expect(listAsked(Object.fromEntries(searchParams))).toBe(list);
    expect(searchParams.get('after')).toBe('a+b');
  }
  expect(listAddress('/', 'latest')).toBe('/');
  expect(listAddress('/', 'unsolved')).toBe('/?kind=question&solved=false');
});

test('what is no list is the usual one', () => {
  expect(listAsked({ sort: 'nonsense' })).toBe('latest');
  expect(listAsked({ kind: 'question', solved: 'perhaps' })).toBe('latest');
});
