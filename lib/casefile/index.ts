export * from "./contract";
export { readCampaignGraph } from "./graph/read-campaign-graph";
export { readCampaignCasefile } from "./read-campaign-casefile";
export { readOverview } from "./read-overview";
export { readAccountTimeline, readCampaignCapabilities, readCampaignTimeline } from "./read-timelines";
