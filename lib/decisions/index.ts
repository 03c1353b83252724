export * from "./contract";
export { listDecisions } from "./list-decisions";
