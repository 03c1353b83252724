export * from "./contract";
export { readCampaignCasefile } from "./read-campaign-casefile";
export { readOverview } from "./read-overview";
export { readAccountTimeline, readCampaignCapabilities, readCampaignTimeline } from "./read-timelines";
