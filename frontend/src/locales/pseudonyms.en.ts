import type { PseudonymsWords } from './pseudonyms.zh-CN';

export const pseudonyms: PseudonymsWords = {
  lead: 'In boards that allow it you speak as an owner of a building, without name and room. There is one pseudonym for each project; it is made when you first use it, and only you know of it.',
  none: 'You have no pseudonym yet',
  none_text:
    'When you write in a board that allows it, choose to publish as an owner of your building.',
  since: (day) => `used since ${day}`,
  unproven: 'no home proves it now: nothing new is written under it, what was stays',
  unmasked: (day) => `On ${day} two of the staff agreed to learn whose it is`,
  blocks: 'Pseudonyms you block',
  blocks_none: 'You block none.',
  project_page: 'Page of the project',
  unmaskings: 'Who writes under pseudonyms',
  unmaskings_lead:
    'One of the staff asks with a reason, another agrees; then the two of them see who it is. Each step is recorded, and the person is told.',
  unmaskings_none: 'Nobody has asked',
  unmaskings_none_text: 'One asks below a post that was written under a pseudonym.',
  asked_by: 'Asked by',
  decided_by: 'Decided by',
  behind: 'It is',
  approve: 'Agree',
  refuse: 'Refuse',
  approved: 'Agreed',
  refused: 'Refused',
  confirm_approve: (label) => `Agree to learn who “${label}” is?`,
  confirm_approve_text: 'You and who asked see who it is; the person is told, with the reason.',
  confirm_refuse: (label) => `Refuse to learn who “${label}” is?`,
  confirm_refuse_text: 'Nobody learns who it is, and the person is not told.',
};
