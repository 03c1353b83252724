export { listSameGround } from "./list-same-ground";
export { proposeLearned } from "./propose-learned";
export { readFeedback } from "./read-feedback";
export { recordOutcomes } from "./record-outcomes";
