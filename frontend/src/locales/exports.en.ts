import type { ExportsWords } from './exports.zh-CN';

export const exportsWords: ExportsWords = {
  lead: 'Download all that you wrote here.',
  what: 'It holds your topics, posts and what they said before, what you said in messages, your complaints, drafts, bookmarks and profile: as pages to read, and as files for programs. Nothing that others wrote is in it.',
  ask: 'Make an archive',
  asked: 'It is being made; you are told when it is ready',
  too_early: 'One is made a day: come back tomorrow.',
  archives: 'Archives',
  none: 'There are none yet.',
  state: { waiting: 'Being made', ready: 'Ready', failed: 'Failed' },
  waiting: 'You are told when it is ready; you need not wait here.',
  failed: 'Something went wrong: try again.',
  until: (time) => `Can be downloaded until ${time}, then it is deleted`,
  download: 'Download',
};
