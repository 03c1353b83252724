export { readAccountCasefile } from "./account/read-account-casefile";
export { type FoundAccount, searchAccounts } from "./account/search-accounts";
export { readContent } from "./content/read-content";
export { revealValue } from "./content/reveal-value";
export * from "./contract";
export { readCampaignGraph } from "./graph/read-campaign-graph";
export { readCampaignCasefile } from "./read-campaign-casefile";
export { readOverview } from "./read-overview";
export { readAccountTimeline, readCampaignCapabilities, readCampaignTimeline } from "./read-timelines";
