import {
  accessOf,
  bodyOf,
  sampleOf,
  wordsOf,
  type Operation,
  type Parameter,
  type Schemas,
} from './openapi';

/** Where the examples keep the cookies of the session. */
export const COOKIES = 'linli.cookies';

/** Operations that begin a session: their example keeps the cookies that it sets. */
export const SIGNS_IN = ['sign_in', 'register_account', 'reset_password'];

/** What stands for texts in the query, where the document has no example. */
const SAMPLE_WORDS: Record<string, string> = {
  q: '电梯',
  query: '13800138000',
  title: '电梯什么时候修好',
  topic_ids: '42,43',
  post_ids: '1024,1025',
  account_ids: '7,12',
  pseudonym_ids: '5,6',
  paths: '/topics/42,/events/7',
};

/** A command that can be pasted into a shell after signing in as the guide shows. */
export function curlOf(operation: Operation, schemas: Schemas, publicUrl: string): string {
  const { method, operationId, parameters = [], requestBody } = operation;
  const body = bodyOf(requestBody?.content);
  const query = parameters.filter((one) => one.in === 'query' && one.required);
  const lines = [`curl ${verb(method, body !== null)}${quote(address())}`];
  if (query.length > 0) lines.push('-G', ...query.map((one) => wordOf(one)));
  if (SIGNS_IN.includes(operationId)) lines.push(`-c ${COOKIES}`);
  if (accessOf(operation) === 'member') lines.push(`-b ${COOKIES}`);
  if (has('Idempotency-Key')) lines.push(`-H 'Idempotency-Key: my-word-1'`);
  if (has('If-Match')) lines.push(`-H 'If-Match: "1"'`);
  if (body?.isJson) {
    lines.push(`-H 'Content-Type: application/json'`);
    lines.push(`-d ${quote(JSON.stringify(given(sampleOf(body.schema, schemas)), null, 2))}`);
  } else if (body) {
    lines.push(`-H 'Content-Type: ${body.kind}'`, '--data-binary @picture.jpg');
  }
  return lines.join(' \\\n  ');

  function has(header: string): boolean {
    return parameters.some(({ name }) => name === header);
  }

  function address(): string {
    const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
      String(choiceOf(name) ?? sampleId(name, schemas)),
    );
    return `${publicUrl}/api/v1${path}`;
  }

  /** A part of a path that is one of few words. */
  function choiceOf(name: string): string | undefined {
    const part = parameters.find((one) => one.in === 'path' && one.name === name);
    return part && wordsOf(part.schema, schemas)[0];
  }

  function wordOf({ name, schema }: Parameter): string {
    const word = SAMPLE_WORDS[name] ?? String(sampleOf(schema, schemas));
    return `--data-urlencode ${quote(`${name}=${word}`)}`;
  }
}

/** curl itself knows to GET, and to POST what has a body. */
function verb(method: string, hasBody: boolean): string {
  const known = method === 'get' || (method === 'post' && hasBody);
  return known ? '' : `-X ${method.toUpperCase()} `;
}

/** Of a patch only what changes: an example lists the rest as null. */
function given(sample: unknown): unknown {
  if (typeof sample !== 'object' || sample === null || Array.isArray(sample)) return sample;
  return Object.fromEntries(Object.entries(sample).filter(([, value]) => value !== null));
}

/** The id that the examples of the document give to this thing, so that they fit together. */
function sampleId(parameter: string, schemas: Schemas): unknown {
  const noun = parameter
    .replace(/_id$/, '')
    .replace(/(^|_)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
  for (const schema of Object.values(schemas)) {
    const found = valueIn(schema.example, parameter);
    if (found !== undefined) return found;
  }
  const named = Object.keys(schemas).filter((name) => name.startsWith(noun));
  for (const name of named) {
    const id = (schemas[name]?.example as { id?: unknown } | undefined)?.id;
    if (id !== undefined) return id;
  }
  return 1;
}

function valueIn(example: unknown, key: string): unknown {
  if (typeof example !== 'object' || example === null) return undefined;
  const own = (example as Record<string, unknown>)[key];
  if (typeof own === 'number') return own;
  for (const part of Object.values(example)) {
    const found = valueIn(part, key);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** For a POSIX shell. */
export function quote(text: string): string {
  return `'${text.replace(/'/g, `'\\''`)}'`;
}
