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
  warned: 'A reminder not to do it again; nothing is taken away.',
  silenced: 'May read, but not post, reply, like, vote in polls or message other members.',
  suspended:
    'May enter no board here and reads public ones as a guest does; when suspended everywhere, only their own sanctions, complaints, homes and account remain.',
};

const reason: Record<SanctionReason, string> = {
  spam: 'Advertising or spam',
  abuse: 'Insulting or threatening people',
  untrue: 'Spreading false information',
  privacy: 'Revealing private information',
  illegal: 'Against the law',
  evasion: 'Evading a sanction with another account',
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
  appealed: 'Appealed',
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
    'Whatever was imposed on you, you may still file complaints, see to your homes, vote as an owner, write to our staff, and appeal here.',
  none_mine: 'Nothing was imposed on you',
  everywhere: 'Everywhere',
  imposed_at: (at) => `imposed ${at}`,
  until: (at) => `until ${at}`,
  endless: 'no end',
  appeal: 'Appeal',
  appeal_title: 'Why is it wrong?',
  appeal_text:
    'You may appeal once against each. Somebody other than the person who imposed it decides, and you are told.',
  appeal_label: 'What you want to say',
  appealed: 'Your appeal was sent',
  my_appeal: 'Your appeal',
  waits: 'Waiting for a decision',
  answer: 'Answer',
  decided: (name) => `Decision: ${name}`,
  desk_lead:
    'Appeals that wait for a decision, the oldest first. What you imposed yourself is for somebody else to decide.',
  none_waiting: 'No appeals are waiting',
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
  record_lead: 'Only staff of the same place see sanctions and notes.',
  impose: 'Warn, silence or suspend',
  impose_text: 'They are told why, until when, and how to appeal.',
  imposed_done: 'In force; they are told',
  kind_label: 'Sanction',
  place_label: 'Where',
  place: { board: 'A board', project: 'A project', city: 'A city', group: 'Everywhere' },
  project: 'Project',
  board: 'Board',
  city: 'City',
  choose: 'Choose',
  reason_label: 'Reason',
  text_label: 'Explanation, for them to read',
  text_hint: 'Say what happened.',
  days_label: 'For how many days',
  days_hint: '1 to 365. Left empty it does not end: for administrators and managers.',
  history: 'Sanctions',
  none: 'No sanctions',
  notes: 'Notes',
  notes_lead: 'Only staff of the same project read them; they can’t be edited.',
  no_notes: 'No notes yet',
  note_label: 'Write a note',
  note_place: 'Who reads it',
  note_group: 'Staff of the group',
  note_save: 'Save the note',
  noted: 'The note was saved',
  note_delete: 'Delete the note',
  note_delete_text: 'It can’t be restored.',
  note_deleted: 'The note was deleted',
  did: (act, name) => `${act} by ${name}`,
  command_line: 'The command line',
};
