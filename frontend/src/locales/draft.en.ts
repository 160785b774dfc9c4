import type { DraftWords } from './draft.zh-CN';

export const draft: DraftWords = {
  title: 'Drafts',
  mine_text: 'What you have not finished, and what is published later',
  stored: 'Draft kept with your account, to go on with on any device',
  other: 'Another device saved a different draft:',
  take_other: 'Use that one',
  keep_this: 'Keep this one',
  later: 'Publish later',
  later_title: 'Publish later',
  later_at: 'When',
  later_hint:
    'In the time of the project. It is published if you may still publish here then; if not, you are told.',
  later_missing: 'Choose a time to come, at most a year ahead.',
  later_submit: 'Publish then',
  later_done: 'It will be published by itself then',
  later_list: 'See what is waiting',
};
