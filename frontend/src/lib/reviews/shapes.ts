import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type Review = Schemas['Review'];
export type ReviewDecision = Schemas['ReviewDecision'];
export type ReviewReason = Schemas['ReviewReason'];
export type ReviewSettings = Schemas['ReviewSettings'];
export type HeldPost = Schemas['HeldPost'];
