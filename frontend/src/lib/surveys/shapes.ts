/** What the API answers and takes of surveys, by the names of its document. */
import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type MySurvey = Schemas['MySurvey'];
export type Survey = Schemas['Survey'];
export type SurveyQuestion = Survey['questions'][number];
export type SurveyReceipt = Schemas['SurveyReceipt'];
export type SurveyReplyInput = Schemas['SurveyReplyInput'];

/* The desk. */
export type DeskSurvey = Schemas['DeskSurvey'];
export type DeskSurveyQuestion = DeskSurvey['questions'][number];
export type SurveyInput = Schemas['SurveyInput'];
export type SurveyKind = DeskSurvey['kind'];
export type SurveyState = DeskSurvey['state'];
export type SurveyStage = NonNullable<DeskSurvey['stage']>;
export type SurveyAudience = DeskSurvey['audience'];
export type SurveyQuestionKind = SurveyQuestion['kind'];
export type SurveyResults = Schemas['SurveyResults'];
export type SurveyFigures = Schemas['SurveyFigures'];
export type SurveyCut = NonNullable<SurveyResults['cut']>;
export type SurveyAnswer = Schemas['NamedAnswer'];
export type SurveyInvitation = Schemas['SurveyInvitation'];
export type SurveyText = Schemas['SurveyText'];
export type SatisfactionTrend = Schemas['SatisfactionTrend'];
