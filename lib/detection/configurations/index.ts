export { activateConfiguration } from "./activate-configuration";
export { listConfigurations } from "./list-configurations";
export { proposeConfiguration } from "./propose-configuration";
export { readConfiguration } from "./read-configuration";
export { withdrawConfiguration } from "./withdraw-configuration";
