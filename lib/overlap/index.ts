export { answerOverlap } from "./answer-overlap";
export { askOverlap } from "./ask-overlap";
export * from "./contract";
export { readOverlap } from "./read-overlap";
export { saveOverlap } from "./save-overlap";
