import { describe, expect, it } from 'vitest';
import type { Post } from '../api/shapes';
import { placed, postId, topicId } from './placed';

const post = (number: number) => ({ id: number * 10, number }) as Post;
const signpost = (number: number) => ({ number, post_id: number * 10, moved_at: '' });

describe('what stands at a number', () => {
  it('is a post, or a signpost where one was', () => {
    const page = placed([post(1), post(4)], [signpost(2), signpost(3)]);
    expect(page.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(page.map((one) => 'signpost' in one)).toEqual([false, true, true, false]);
  });
});

describe('a topic', () => {
  it('is named by its number or its address', () => {
    expect(topicId(' 42 ')).toBe(42);
    expect(topicId('/topics/42')).toBe(42);
    expect(topicId('https://linli.example/topics/42?page=3#p41')).toBe(42);
  });

  it('is named by the address of one of its posts', () => {
    expect(postId(' https://linli.example/posts/1024 ')).toBe(1024);
    expect(postId('/posts/1024')).toBe(1024);
    for (const text of ['1024', '/posts/', '/posts/0', '/topics/7#p3']) {
      expect(postId(text), text).toBeNull();
    }
  });

  it('is not named by anything else', () => {
    for (const text of ['', '0', '/boards/42', 'https://linli.example/', '-1', '4x2']) {
      expect(topicId(text), text).toBeNull();
    }
  });
});
