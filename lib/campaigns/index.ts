export * from "./contract";
export { listCampaigns } from "./list-campaigns";
export { listMembers } from "./list-members";
export { type CampaignEvent, type CampaignState, harmfulVerdicts, transition } from "./model";
export { readCampaign } from "./read-campaign";
export {
  type CampaignRow,
  countCampaigns,
  countFlagged,
  readCampaignRow,
  readEvidenceRows,
  readExtractors,
} from "./store/campaign";
export { foundInnocent, foundOperated } from "./store/judged";
export {
  readFilteredMemberIds,
  readFlaggedByPrefix,
  readJoinedSince,
  readMemberIds,
  readMembers,
  readMembershipsOf,
  readMemberTiers,
  readStandings,
} from "./store/members";
export { literal } from "./store/pages";
export { evidenceOf, memberViewOf, summaryOf } from "./view";
