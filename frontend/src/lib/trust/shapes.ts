/** Shapes of trust and of badges, by the names of the document. */
import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type Badge = Schemas['Badge'];
export type BadgeKind = Schemas['BadgeKind'];
export type HeldBadge = Schemas['HeldBadge'];
export type OwnBadges = Schemas['OwnBadges'];
export type Trust = Schemas['Trust'];
export type TrustLevel = Schemas['TrustLevel'];
export type WrittenPost = Schemas['WrittenPost'];
