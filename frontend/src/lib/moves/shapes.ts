import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type ModeratedBoard = Schemas['ModeratedBoard'];
export type Signpost = Schemas['Signpost'];
export type TopicAct = Schemas['TopicAct'];
export type TopicActResult = Schemas['TopicActResult'];
export type TopicSign = Schemas['TopicSign'];
