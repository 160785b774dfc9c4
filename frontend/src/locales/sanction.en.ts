import type { SanctionPlaceWords } from './sanction.zh-CN';

export const sanction: SanctionPlaceWords = {
  mine: 'Sanctions and appeals',
  mine_text: 'Warnings, silences and suspensions that you got, and how to appeal',
  desk: 'Appeals',
  audit: 'Audit',
  record: 'Member record',
};
