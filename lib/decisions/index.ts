export { banAccounts } from "./ban-accounts";
export { confirmCampaign } from "./confirm-campaign";
export * from "./contract";
export { dismissCampaign } from "./dismiss-campaign";
export { listDecisions } from "./list-decisions";
export { readSnapshot } from "./read-snapshot";
export { reverseDecision } from "./reverse-decision";
export { revokeKeys } from "./revoke-keys";
export { setDisposition } from "./set-disposition";
