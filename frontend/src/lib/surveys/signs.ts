import type { SurveyState } from './shapes';

/** How the state of a survey looks. */
export const SURVEY_SIGN: Record<SurveyState, 'met' | 'waiting' | 'plain'> = {
  draft: 'plain',
  announced: 'waiting',
  open: 'met',
  closed: 'plain',
};
