import { describe, expect, it } from 'vitest';
import { type LocalDraft, settle, type StoredDraft } from './settle';

const words = (text: string) => ({ title: '', text, question: false });
const local = (text: string, version: number | null, clean = false): LocalDraft => ({
  ...words(text),
  version,
  clean,
});
const stored = (text: string, version: number): StoredDraft => ({
  ...words(text),
  version,
  saved_at: '2026-11-27T02:00:00Z',
});

describe('a draft on several devices', () => {
  it('goes on where nobody else wrote', () => {
    expect(settle(null, null)).toEqual({ take: 'local', version: null });
    expect(settle(local('一', null), null)).toEqual({ take: 'local', version: null });
    expect(settle(local('一二', 5), stored('一', 5))).toEqual({ take: 'local', version: 5 });
  });

  it('is what was written last, where this device has nothing of its own', () => {
    expect(settle(null, stored('一', 5))).toEqual({ take: 'stored' });
    expect(settle(local('一', 5, true), stored('二', 6))).toEqual({ take: 'stored' });
  });

  it('is gone where it was sent elsewhere, and stays where it was changed since', () => {
    expect(settle(local('一', 5, true), null)).toEqual({ take: 'nothing' });
    expect(settle(local('一二', 5), null)).toEqual({ take: 'local', version: null });
  });

  it('is a choice where both were changed', () => {
    expect(settle(local('一二', 5), stored('一三', 6))).toEqual({ take: 'choice' });
    expect(settle(local('二', null), stored('一', 5))).toEqual({ take: 'choice' });
    // The same words are no choice, whoever saved them.
    expect(settle(local('一', null), stored('一', 5))).toEqual({ take: 'local', version: 5 });
  });
});
