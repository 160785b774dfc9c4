/** Pseudonyms as the API answers them, by the names of the pages. */
import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type OwnPseudonym = Schemas['OwnPseudonym'];
export type Pseudonym = Schemas['Pseudonym'];
export type PseudonymBlock = Schemas['PseudonymBlock'];
export type Unmasking = Schemas['Unmasking'];
