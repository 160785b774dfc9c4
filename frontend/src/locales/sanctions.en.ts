import type {
  AppealDecision,
  SanctionActKind,
  SanctionKind,
  SanctionReason,
  SanctionState,
} from '../lib/sanctions/shapes';
import type { SanctionWords } from './sanctions.zh-CN';

const kind: Record<SanctionKind, string> = {
  warned: 'Warning',
  silenced: 'Silenced',
  suspended: 'Suspended',
};

const kind_text: Record<SanctionKind, string> = {
  warned: 'It must not happen again; nothing is taken away.',
  silenced: 'Reads, and neither writes, likes nor votes in polls, nor writes to other members.',
  suspended:
    'Enters no board here, and reads public ones as a guest does; when suspended everywhere, only the own sanctions, complaints, homes and account remain.',
};

const reason: Record<SanctionReason, string> = {
  spam: 'Advertising, or the same everywhere',
  abuse: 'Insulting or threatening somebody',
  untrue: 'Spreading what is not so',
  privacy: 'Telling what is somebody’s own',
  illegal: 'Against the law',
  evasion: 'Going on with another account',
  other: 'Something else',
};

const state: Record<SanctionState, string> = {
  warning: 'Warning',
  in_force: 'In force',
  over: 'Over',
  lifted: 'Lifted',
};

const act: Record<SanctionActKind, string> = {
  imposed: 'Imposed',
  appealed: 'Appealed against',
  upheld: 'Upheld on appeal',
  shortened: 'Shortened on appeal',
  lifted: 'Lifted',
};

const decision: Record<AppealDecision, string> = {
  upheld: 'It stays',
  shortened: 'It ends earlier',
  lifted: 'It ends now',
};

export const sanctions: SanctionWords = {
  kind,
  kind_text,
  reason,
  state,
  act,
  decision,
  mine_lead:
    'Whatever was imposed on you: you may file complaints, see to your homes, vote as an owner, write to our staff, and appeal here.',
  none_mine: 'Nothing was imposed on you',
  everywhere: 'Everywhere',
  since: (at) => `since ${at}`,
  until: (at) => `until ${at}`,
  endless: 'without an end',
  appeal: 'Appeal',
  appeal_title: 'Why is it wrong?',
  appeal_text:
    'You may appeal once against each. Somebody else decides than who imposed it, and you are told.',
  appeal_label: 'What you want to say',
  appealed: 'Your appeal was sent',
  my_appeal: 'Your appeal',
  waits: 'Waits for a decision',
  answer: 'Answer',
  decided: (name) => `Decision: ${name}`,
  desk_lead:
    'Appeals that wait for a decision, the oldest first. Somebody else decides on what you imposed yourself.',
  none_waiting: 'No appeal waits',
  decide: 'Decide',
  decide_title: (name) => `Decide on the appeal of ${name}`,
  decision_label: 'Decision',
  decided_done: 'Decided; both are told',
  days: 'Days from now on',
  why: 'Why, for them to read',
  lift: 'Lift',
  lift_title: 'Lift this?',
  lift_text: 'It ends at once, and they are told.',
  lifted_done: 'Lifted',
  record_lead: 'Sanctions and notes are seen by staff of the same place alone.',
  impose: 'Warn, silence or suspend',
  impose_text: 'They are told why, until when, and how to appeal.',
  imposed_done: 'In force; they are told',
  kind_label: 'What',
  place_label: 'Where',
  place: { board: 'A board', project: 'A project', city: 'A city', group: 'Everywhere' },
  project: 'Project',
  board: 'Board',
  city: 'City',
  choose: 'Choose',
  reason_label: 'For what',
  text_label: 'In words, for them to read',
  text_hint: 'Say what happened; they read it.',
  days_label: 'For how many days',
  days_hint: '1 to 365. Left empty it does not end: for administrators and managers.',
  history: 'What was imposed',
  none: 'Nothing was imposed',
  notes: 'Notes',
  notes_lead: 'Read by staff of the same project alone, and never edited.',
  no_notes: 'No notes yet',
  note_label: 'Write a note',
  note_place: 'Who reads it',
  note_group: 'Staff of the group',
  note_save: 'Save the note',
  noted: 'The note was saved',
  note_delete: 'Delete the note',
  note_delete_text: 'It can’t be restored.',
  note_deleted: 'The note was deleted',
  by: (name) => `by ${name}`,
  command_line: 'The command line',
};
