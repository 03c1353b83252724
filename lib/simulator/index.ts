export type { CampaignParameters } from "./campaigns/parameters";
export { type WorldPlan, WorldRequest, WorldSize } from "./contract";
export { type AccountEvidence, type Capability, capabilities, type Difficulty, type Truth } from "./model";
export { demoPreset } from "./presets/demo";
export { type EvasionAxis, evasionAxes, evasionPreset, evasionSteps } from "./presets/evasion";
export type { Care } from "./presets/operator";
export { qualityPreset } from "./presets/quality";
export { worldPreset } from "./presets/world";
export {
  filesIn,
  type Simulation,
  type SimulationFiles,
  type SimulationOptions,
  simulateWorld,
} from "./simulate-world";
export type { WritingProgress } from "./writing/write-exchanges";
