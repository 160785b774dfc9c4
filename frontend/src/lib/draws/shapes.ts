/** Draws as the API answers them, by the names of the pages. */
import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type Draw = Schemas['Draw'];
export type DrawAudience = Schemas['DrawAudience'];
export type DrawEntry = Schemas['DrawEntry'];
export type DrawInput = Schemas['DrawInput'];
export type DrawPrize = Schemas['DrawPrize'];
export type DrawProof = Schemas['DrawProof'];
export type DrawState = Schemas['DrawPhase'];
export type DrawWinner = Schemas['DrawWinner'];
