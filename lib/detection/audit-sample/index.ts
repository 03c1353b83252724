export { drawSample } from "./draw-sample";
export { labelAccount } from "./label-account";
export { readAuditOverview, readFalseFlags } from "./read-audit-overview";
export { readDossier } from "./read-dossier";
export { readSample } from "./read-sample";
export { readSampleWords } from "./read-sample-words";
export { wilson } from "./statistics/counted";
export { insertSample } from "./store/samples";
