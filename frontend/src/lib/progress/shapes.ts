/** Milestones and updates as the API answers them, by the names of the pages. */
import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type BuildingRef = Schemas['BuildingRef'];
export type Milestone = Schemas['Milestone'];
export type MilestoneChange = Schemas['MilestoneChange'];
export type MilestoneState = Schemas['MilestoneState'];
export type Update = Schemas['Update'];
export type UpdateAudience = Schemas['UpdateAudience'];
