import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type WordRule = Schemas['WordRule'];
export type WordAction = Schemas['WordAction'];
export type WordsMode = Schemas['WordsMode'];
export type WordsTaken = Schemas['WordsTaken'];
export type WordTrial = Schemas['WordTrial'];
