import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type DeflectionDay = Schemas['DeflectionDay'];
export type DeflectionStep = Schemas['DeflectionStep'];
export type SimilarTopic = Schemas['SimilarTopic'];
