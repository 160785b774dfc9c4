/** "Me too" as the API answers it, by the names of the pages. */
import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type MeTooCell = Schemas['MeTooCell'];
export type MeTooHome = Schemas['MeTooHome'];
export type MeTooMap = Schemas['MeTooMap'];
export type MeTooUnit = Schemas['MeTooUnit'];
export type MeToos = Schemas['MeToos'];
