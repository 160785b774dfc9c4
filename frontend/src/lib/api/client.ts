import createClient from 'openapi-fetch';
import type { paths } from './schema';
import { Problem } from './problem';

/** The same public API that every other client uses, with the session's cookie. */
export const api = createClient<paths>({
  baseUrl: '/api/v1',
  credentials: 'same-origin',
  // Looked up on each call, so that a page can be tried with a stand-in.
  fetch: (request) => globalThis.fetch(request),
});

interface Answered<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** Waits for a call: gives what it answered, or throws a `Problem`. */
export async function answer<T>(call: Promise<Answered<T>>): Promise<T> {
  let answered: Answered<T>;
  try {
    answered = await call;
  } catch {
    throw Problem.offline();
  }
  if (!answered.response.ok) throw Problem.from(answered.response.status, answered.error);
  return answered.data as T;
}

/** Header that makes an edit fail with 412 when somebody else was faster. */
export function ifMatch(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` };
}

/** Header with which a repeated POST acts only once. */
export function once(key: string): { 'Idempotency-Key': string } {
  return { 'Idempotency-Key': key };
}

/** A new key for `once`; `crypto.randomUUID` is missing on plain http. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
