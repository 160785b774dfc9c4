import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { curlOf, quote, SIGNS_IN } from './curl';
import { jsonParts } from './json-parts';
import {
  fieldsOf,
  likelyProblems,
  sampleOf,
  typeOf,
  type Operation,
  type Schemas,
} from './openapi';

const document = JSON.parse(readFileSync('../openapi.json', 'utf8')) as {
  paths: Record<string, Record<string, Operation & { responses: object }>>;
  components: { schemas: Schemas };
};
const { schemas } = document.components;
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({
    ...operation,
    path,
    method: method as Operation['method'],
    problems: Object.keys(operation.responses).map(Number),
  })),
);
const operation = (id: string) => operations.find((one) => one.operationId === id) as Operation;

describe('commands', () => {
  it('leave no hole to be filled, for any operation', () => {
    for (const one of operations) {
      const command = curlOf(one, schemas, 'https://linli.example');
      expect(command).toContain("'https://linli.example/api/v1/");
      expect(command, one.operationId).not.toMatch(/\{\w+\}'|undefined|=text'/);
    }
  });

  it('keep the cookies of a session and send them', () => {
    expect(operations.filter((one) => SIGNS_IN.includes(one.operationId))).toHaveLength(3);
    expect(curlOf(operation('sign_in'), schemas, '')).toContain('-c linli.cookies');
    expect(curlOf(operation('get_me'), schemas, '')).toBe(
      "curl '/api/v1/me' \\\n  -b linli.cookies",
    );
  });

  it('of a patch send what changes', () => {
    expect(curlOf(operation('update_topic'), schemas, '')).toMatch(
      /-d '\{\s+"pinned": true\s+\}'$/,
    );
  });

  it('survive an apostrophe', () => {
    expect(quote("it's")).toBe(`'it'\\''s'`);
  });
});

describe('shapes', () => {
  it('all have a sample and readable types', () => {
    for (const [name, schema] of Object.entries(schemas)) {
      expect(JSON.stringify(sampleOf(schema, schemas)), name).not.toContain('undefined');
      for (const field of fieldsOf(schema, schemas)) {
        expect(typeOf(field.schema).word, `${name}.${field.name}`).not.toBe('object');
      }
    }
  });

  it('print as their pieces', () => {
    const value = { name: 'a: "b"', list: [1, -2.5, true, null], empty: {} };
    const parts = jsonParts(value);
    expect(JSON.parse(parts.map(({ text }) => text).join(''))).toEqual(value);
    const of = (wanted: string) => parts.filter(({ kind }) => kind === wanted).map((p) => p.text);
    expect(of('text')).toEqual(['"a: \\"b\\""']);
    expect(of('value')).toEqual(['1', '-2.5', 'true', 'null']);
  });
});

describe('failures', () => {
  it('follow from the parts of the operation', () => {
    expect(likelyProblems(operation('update_topic'))).toEqual([
      400, 401, 403, 404, 409, 412, 413, 415, 422, 428,
    ]);
    expect(likelyProblems(operation('list_boards'))).toEqual([]);
    expect(likelyProblems(operation('get_board'))).toEqual([400, 404]);
  });
});
