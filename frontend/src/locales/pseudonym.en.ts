import type { PseudonymWords } from './pseudonym.zh-CN';

export const pseudonym: PseudonymWords = {
  mine: 'My pseudonyms',
  mine_text: 'Speak as an owner of a building, without name and room',
  write_as: (label) => `Publish as “${label}”`,
  write_as_text:
    'Your name, picture and room are not shown; neither neighbours nor staff see who it is. You have one pseudonym in a project, and what is published under it stays so. In a building with few owners neighbours may guess.',
  block: 'Block this pseudonym',
  blocked: 'Pseudonym blocked',
  unmask: 'Ask who this is',
  unmask_title: (label) => `Ask who “${label}” is?`,
  unmask_text:
    'Another of the staff has to agree. Then only the two of you see who it is, and it is recorded; the person is told, with the reason that you write here.',
  unmask_reason: 'Reason',
  unmask_send: 'Ask',
  unmask_sent: 'Asked; another of the staff decides',
  on: 'Owners may write in this board under pseudonyms.',
  off: 'In this board one writes under one’s own name.',
  turn_on: 'Allow pseudonyms',
  turn_off: 'Allow them no longer',
  turned_on: 'Owners may write under pseudonyms now',
  turned_off: 'Nothing new is written under pseudonyms; what was stays so',
};
