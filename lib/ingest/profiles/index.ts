import type { IngestKind } from "../choices";
import { bedrock } from "./bedrock";
import { langfuse } from "./langfuse";
import { litellm } from "./litellm";
import { ownAccounts, ownExchanges, ownReleases } from "./own-names";
import type { Profile } from "./profile";

/** The profiles that come with Stillwatch; the first whose marks are in a record is its own. */
export const profiles: readonly Profile[] = [ownExchanges, ownAccounts, ownReleases, litellm, langfuse, bedrock];

export const ownProfile = (kind: IngestKind): Profile =>
  ({ exchanges: ownExchanges, accounts: ownAccounts, releases: ownReleases })[kind];

export const builtInProfile = (name: string): Profile | undefined => profiles.find((profile) => profile.name === name);
