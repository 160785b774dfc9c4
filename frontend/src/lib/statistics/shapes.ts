import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type BoardStatistic = Schemas['BoardStatistic'];
export type Retention = Schemas['Retention'];
export type RetentionCohort = Schemas['RetentionCohort'];
export type Statistics = Schemas['Statistics'];
export type StatisticStep = Schemas['StatisticStep'];
export type StatisticStretch = Schemas['StatisticStretch'];
