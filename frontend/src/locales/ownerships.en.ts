import type { OwnershipWords } from './ownerships.zh-CN';

export const ownerships: OwnershipWords = {
  lead: 'Register your unit. Once the project confirms it, the owners’ boards open to you.',
  none: 'No unit registered yet',
  none_text: 'Pick project, building and unit. It takes about a minute.',
  withdraw: 'Withdraw',
  withdraw_confirm: 'Withdraw this registration? You can register again later.',
  claimed_at: (when) => `submitted ${when}`,
  decided_at: (when) => `decided ${when}`,
  reason: 'Note',
  step_role: 'Role',
  step_statement: 'Details',
  choose_project: 'Which project is your unit in?',
  choose_building: 'Which building?',
  choose_unit: 'Which unit?',
  choose_role: 'What is your relation to this unit?',
  write_statement: 'Anything that helps us confirm?',
  statement_hint:
    'Such as the last four digits of the contract, or the day of signing. Please no ID numbers.',
  what_next:
    'The staff of the project check it, usually within two working days. The result appears here.',
  submit: 'Submit',
  back: 'Back',
  next: 'Next',
  search_project: 'Find a project by name',
  search_unit: 'Find by unit number',
  no_buildings_text: 'Please contact the staff of the project.',
  done: 'Registration submitted',
  done_text: 'The staff of the project will check it; the result appears below.',
  floor: (floor) => `floor ${floor}`,
  role_text: {
    buyer: 'Contract signed, not handed over yet',
    owner: 'Registered in my name',
    co_owner: 'Owned together with others',
    tenant: 'I rent and live here',
    proxy: 'I act for the owner',
  },
};
