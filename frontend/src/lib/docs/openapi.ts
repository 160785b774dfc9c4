/**
 * The OpenAPI document of the server as the pages of /docs get it: cut by tag, answers that fail reduced to their
 * statuses. Only the forms that the server writes are known here (OpenAPI 3.0, one content type each).
 */

export interface Schema {
  $ref?: string;
  allOf?: Schema[];
  type?: string;
  format?: string;
  description?: string;
  nullable?: boolean;
  enum?: string[];
  default?: unknown;
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  example?: unknown;
}

export type Schemas = Record<string, Schema>;

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  description?: string;
  required: boolean;
  schema: Schema;
}

type Content = Record<string, { schema: Schema }>;

export interface Answer {
  description: string;
  content?: Content;
  headers?: Record<string, { description?: string }>;
}

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

export interface Operation {
  operationId: string;
  method: Method;
  path: string;
  summary: string;
  description?: string;
  security?: Record<string, string[]>[];
  parameters?: Parameter[];
  requestBody?: { content: Content; required?: boolean };
  responses: Record<string, Answer>;
  /** The statuses of the answers that fail. */
  problems: number[];
}

export interface Body {
  /** Without parameters such as the charset. */
  kind: string;
  schema: Schema;
  isJson: boolean;
}

/** The one body of a request or an answer; none where there is nothing to send. */
export function bodyOf(content: Content | undefined): Body | null {
  const [found] = Object.entries(content ?? {});
  if (!found) return null;
  const [type, { schema }] = found;
  const kind = type.split(';')[0] ?? type;
  return { kind, schema, isJson: kind.endsWith('json') };
}

/** The name of the shape that this is; null for a shape without a name. */
export function nameOf(schema: Schema): string | null {
  const reference = schema.$ref ?? schema.allOf?.find((part) => part.$ref)?.$ref;
  return reference?.split('/').pop() ?? null;
}

/** The shape itself, when it is known by its name only. */
export function resolve(schema: Schema, schemas: Schemas): Schema {
  const name = nameOf(schema);
  return (name !== null && schemas[name]) || schema;
}

/** How a type is called: a word, the name of a shape, and whether there are many of them. */
export interface TypeName {
  word: string;
  shape: string | null;
  many: boolean;
  nullable: boolean;
}

export function typeOf(schema: Schema): TypeName {
  if (schema.type === 'array' && schema.items) {
    return { ...typeOf(schema.items), many: true, nullable: schema.nullable ?? false };
  }
  const shape = nameOf(schema);
  const word = [schema.type ?? 'object', schema.format && `(${schema.format})`];
  return {
    word: shape ?? word.filter(Boolean).join(' '),
    shape,
    many: false,
    nullable: schema.nullable ?? false,
  };
}

export interface FieldOf {
  name: string;
  schema: Schema;
  required: boolean;
}

/** The fields of a shape, in the order in which they are sent. */
export function fieldsOf(schema: Schema, schemas: Schemas): FieldOf[] {
  const { properties = {}, required = [] } = resolve(schema, schemas);
  return Object.entries(properties).map(([name, property]) => ({
    name,
    schema: property,
    required: required.includes(name),
  }));
}

/** The shape of the fields within a field, if it has some. */
export function innerOf(schema: Schema, schemas: Schemas): Schema | null {
  const inner = schema.type === 'array' && schema.items ? schema.items : schema;
  return resolve(inner, schemas).properties ? inner : null;
}

/** The words that a value is one of. */
export function wordsOf(schema: Schema, schemas: Schemas): string[] {
  const inner = schema.type === 'array' && schema.items ? schema.items : schema;
  return resolve(inner, schemas).enum ?? [];
}

const SAMPLES_OF_FORMATS: Record<string, string> = {
  'date-time': '2026-03-02T01:00:00Z',
  date: '2026-03-02',
};

/** What a value looks like: the document's own example, or one made of the parts. */
export function sampleOf(schema: Schema, schemas: Schemas): unknown {
  const known = resolve(schema, schemas);
  if (known.example !== undefined) return known.example;
  if (known.enum) return known.enum[0];
  if (known.properties) {
    const fields = Object.entries(known.properties);
    return Object.fromEntries(fields.map(([name, field]) => [name, sampleOf(field, schemas)]));
  }
  if (schema.nullable) return null;
  if (known.type === 'array') return known.items ? [sampleOf(known.items, schemas)] : [];
  if (known.type === 'integer' || known.type === 'number') return 1;
  if (known.type === 'boolean') return true;
  return SAMPLES_OF_FORMATS[known.format ?? ''] ?? 'text';
}

/** Who may call: `open` never asks, `anyone` recognises who is signed in, `member` demands it. */
export type Access = 'open' | 'anyone' | 'member';

export function accessOf({ security }: Pick<Operation, 'security'>): Access {
  if (!security || security.length === 0) return 'open';
  return security.some((way) => Object.keys(way).length === 0) ? 'anyone' : 'member';
}

/**
 * The failures that this operation's own parts lead to, out of those that the document lists. The others can come with
 * any request: too often, a fault of the server.
 */
export function likelyProblems(operation: Operation): number[] {
  const { method, parameters = [], requestBody, problems } = operation;
  const isJson = bodyOf(requestBody?.content)?.isJson ?? false;
  const edits = parameters.some(({ name }) => name === 'If-Match');
  const writes = method !== 'get';
  const causes: Record<number, boolean> = {
    400: isJson || parameters.some((one) => one.schema.type !== 'string'),
    401: accessOf(operation) === 'member',
    403: writes || accessOf(operation) === 'member',
    404: parameters.some((one) => one.in === 'path'),
    409: writes,
    412: edits,
    413: requestBody !== undefined,
    415: requestBody !== undefined,
    422: requestBody !== undefined || parameters.some((one) => one.in !== 'path'),
    428: edits,
  };
  return problems.filter((status) => causes[status]);
}
