import { describe, expect, it } from 'vitest';
import { Problem } from '../api/problem';
import type { Photo } from '../api/shapes';
import type { Sending } from './send-file';
import { Uploads } from './uploads.svelte';

const file = (name: string, size = 10) =>
  new File([new Uint8Array(size)], name, { type: 'image/png' });
const settled = () => new Promise((resolve) => setTimeout(resolve));

interface Sent {
  name: string;
  key: string;
  finish: (id: number) => void;
  fail: (code: string) => void;
}

/** Uploads whose requests end when the test says so. */
function arranged(): { uploads: Uploads; sent: Sent[]; done: [string, number][] } {
  const [sent, done]: [Sent[], [string, number][]] = [[], []];
  const send = (taken: File, key: string): Sending => {
    let cancel = () => {};
    const finished = new Promise<Photo>((resolve, reject) => {
      cancel = () => reject(new Problem(0, 'cancelled'));
      sent.push({
        name: taken.name,
        key,
        finish: (id) => resolve({ id } as Photo),
        fail: (code) => reject(new Problem(500, code)),
      });
    });
    return { done: finished, cancel };
  };
  return { uploads: new Uploads((mark, { id }) => done.push([mark, id]), send), sent, done };
}

describe('uploads', () => {
  it('go two at a time, and each is told when it is there', async () => {
    const { uploads, sent, done } = arranged();
    const marks = ['a', 'b', 'c'].map((name) => uploads.add(file(name)));
    expect(sent.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(uploads.pending).toBe(3);
    sent[1]?.finish(7);
    await settled();
    expect(sent.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    expect(done).toEqual([[marks[1], 7]]);
    expect(uploads.list.map(({ name }) => name)).toEqual(['a', 'c']);
  });

  it('are tried again under the same key', async () => {
    const { uploads, sent, done } = arranged();
    const mark = uploads.add(file('a'));
    sent[0]?.fail('internal');
    await settled();
    expect([uploads.pending, uploads.failed]).toEqual([0, 1]);
    expect(uploads.list[0]?.problem?.code).toBe('internal');
    uploads.retry(mark);
    sent[1]?.finish(8);
    await settled();
    expect(sent[1]?.key).toBe(sent[0]?.key);
    expect(done).toEqual([[mark, 8]]);
  });

  it('can be cancelled, and what waits moves up', async () => {
    const { uploads, sent, done } = arranged();
    const [first] = ['a', 'b', 'c'].map((name) => uploads.add(file(name)));
    uploads.cancel(first ?? '');
    await settled();
    expect(sent.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    expect(uploads.list.map(({ name }) => name)).toEqual(['b', 'c']);
    sent[0]?.finish(9);
    await settled();
    expect(done).toEqual([]);
  });

  it('do not begin with what is too large', () => {
    const { uploads, sent } = arranged();
    uploads.add(file('large', 10 * 1024 * 1024 + 1));
    expect(sent).toEqual([]);
    expect(uploads.list[0]?.problem?.code).toBe('too_large');
  });
});
