import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue as en } from './en';
import { catalogue as zhCN } from './zh-CN';

type Tree = { [key: string]: Tree | string | ((...values: never[]) => string) };

/** Every key with its kind: `home.title: string`, `counts.topics: function/1`. */
function keysOf(tree: Tree, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const name = prefix + key;
    if (typeof value === 'object') return keysOf(value, `${name}.`);
    return [typeof value === 'function' ? `${name}: function/${value.length}` : `${name}: string`];
  });
}

function textsOf(tree: Tree): string[] {
  return Object.values(tree).flatMap((value) => {
    if (typeof value === 'object') return textsOf(value);
    return typeof value === 'string' ? [value] : [];
  });
}

describe('catalogues', () => {
  it('have the same keys', () => {
    expect(keysOf(en).sort()).toEqual(keysOf(zhCN).sort());
  });

  it('leave nothing empty', () => {
    expect([...textsOf(zhCN), ...textsOf(en)].filter((text) => text.trim() === '')).toEqual([]);
  });

  it('do not shout', () => {
    expect([...textsOf(zhCN), ...textsOf(en)].filter((text) => /[!！]/.test(text))).toEqual([]);
  });

  it('are in their own language', () => {
    const chinese = textsOf(en).filter((text) => /\p{Script=Han}/u.test(text));
    expect(chinese).toEqual([en.languages['zh-CN']]);
    const latin = textsOf(zhCN).filter((text) => !/\p{Script=Han}/u.test(text));
    expect(latin.filter((text) => !/^\d/.test(text))).toEqual([zhCN.languages.en]);
  });
});

/** The API's document lists the stable codes. */
const DOCUMENT = '../openapi.json';

describe.runIf(existsSync(DOCUMENT))('problems', () => {
  it('have a sentence for every code of the API', () => {
    const { components } = JSON.parse(readFileSync(DOCUMENT, 'utf8'));
    const codes: string[] = components.schemas.Code.enum;
    const missing = codes.filter((code) => !(code in en.problem));
    expect(missing).toEqual([]);
  });
});
