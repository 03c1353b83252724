export {
  findLater,
  findRegrouping,
  type RegroupingRow,
  readAncestors,
  readDescendants,
  readRegroupings,
  regroupingOf,
} from "../store/regrouping";
export { type Composed, readRegroupable } from "./compose";
export { forgetParted } from "./forget-parted";
export { joinCampaigns } from "./join-campaigns";
export { partCampaign } from "./part-campaign";
export { undoRegrouping } from "./undo-regrouping";
