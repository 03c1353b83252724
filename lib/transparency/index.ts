export { changeTransparencySettings } from "./change-settings";
export * from "./contract";
export { exportStatements } from "./dsa/export-statements";
export { readPublicReport } from "./read-public-report";
export { readTransparencySettings } from "./read-settings";
export { readTransparency } from "./read-transparency";
