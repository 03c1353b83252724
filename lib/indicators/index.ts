export { addPartner } from "./add-partner";
export * from "./contract";
export { exportBundle, type SharedBundle } from "./export-bundle";
export { listExports } from "./list-exports";
export { listPartners } from "./list-partners";
export { withdrawKey } from "./withdraw-key";
